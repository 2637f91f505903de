import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** State that lives in the URL: a reload, a bookmark and the way back keep it. An empty value leaves the URL. */
export function useUrlState<T extends Record<string, string | undefined>>(
  keys: readonly (keyof T & string)[],
): [T, (patch: Partial<T>) => void] {
  const [search, setSearch] = useSearchParams();
  const known = keys.join(' ');
  const values = useMemo(
    () => Object.fromEntries(known.split(' ').map((key) => [key, search.get(key) ?? undefined])) as T,
    [known, search],
  );
  const change = useCallback(
    (patch: Partial<T>) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [key, value] of Object.entries(patch)) {
            if (value) next.set(key, value);
            else next.delete(key);
          }
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setSearch],
  );
  return [values, change];
}
