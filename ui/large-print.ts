import { useSyncExternalStore } from 'react';

const key = 'gongqiao.largePrint';
const listeners = new Set<() => void>();

function stored(): boolean {
  try {
    return localStorage.getItem(key) === '1';
  } catch {
    // Storage is switched off: the switch holds for this page only.
    return document.documentElement.dataset.largePrint === '';
  }
}

function apply(isLarge: boolean): void {
  document.documentElement.toggleAttribute('data-large-print', isLarge);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the page shows large print (适老), and the switch. Kept in this browser. */
export function useLargePrint(): [boolean, (isLarge: boolean) => void] {
  const isLarge = useSyncExternalStore(subscribe, stored);
  return [isLarge, setLargePrint];
}

function setLargePrint(isLarge: boolean): void {
  apply(isLarge);
  try {
    localStorage.setItem(key, isLarge ? '1' : '0');
  } catch {
    // See `stored`.
  }
  for (const listener of listeners) listener();
}

/** Called once before the first paint. */
export function startLargePrint(): void {
  apply(stored());
}
