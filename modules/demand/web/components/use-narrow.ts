import { useSyncExternalStore } from 'react';

// Paper has room for the whole table, whatever its width in pixels.
const narrow = window.matchMedia('screen and (max-width: 767px)');

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
