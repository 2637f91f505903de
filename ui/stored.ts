import { useCallback, useState } from 'react';
import { rememberedMe } from './session.ts';

const draftPrefix = 'gongqiao.draft.';

function read<T>(key: string, initial: T): T {
  try {
    const text = localStorage.getItem(key);
    return text === null ? initial : (JSON.parse(text) as T);
  } catch {
    // Storage switched off, or the text is of another version: start afresh.
    return initial;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full or switched off: the page works on without what would have been remembered.
  }
}

function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was stored then.
  }
}

/** A preference of this browser (columns, density, folded menu). */
export function useStored<T>(key: string, initial: T): [T, (value: T) => void] {
  const name = `gongqiao.${key}`;
  const [value, setValue] = useState<T>(() => read(name, initial));
  const change = useCallback(
    (next: T) => {
      write(name, next);
      setValue(next);
    },
    [name],
  );
  return [value, change];
}

/** What the user typed and has not sent yet: survives a closed tab, belongs to the account. The third part clears it. */
export function useDraft<T>(key: string, initial: T): [T, (value: T) => void, () => void] {
  const name = `${draftPrefix}${rememberedMe()?.accountId ?? ''}.${key}`;
  const [value, setValue] = useState<T>(() => read(name, initial));
  const change = useCallback(
    (next: T) => {
      write(name, next);
      setValue(next);
    },
    [name],
  );
  // The first value a page gave stays the one a cleared draft returns to.
  const [first] = useState(initial);
  const clear = useCallback(() => {
    remove(name);
    setValue(first);
  }, [name, first]);
  return [value, change, clear];
}

/** Drafts hold personal data; they leave the machine with the user who signs out. */
export function forgetDrafts(): void {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(draftPrefix));
    for (const name of names) localStorage.removeItem(name);
  } catch {
    // Storage is switched off: there are no drafts.
  }
}
