import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 767px)');

/** Whether the screen is that of a phone: lists then show what matters in few columns. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      narrow.addEventListener('change', listener);
      return () => narrow.removeEventListener('change', listener);
    },
    () => narrow.matches,
  );
}
