import { useEffect, useState } from 'react';

const settlesAfterMs = 250;

/** The value once it has stopped changing: typing does not ask the server at every key. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settlesAfterMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
