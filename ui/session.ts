import type { z } from 'zod';
import type { whoAmI } from '#modules/identity/contract/operations.ts';

export type Me = NonNullable<z.output<(typeof whoAmI)['output']>['me']>;

let current: Me | null = null;

/** The signed-in user as the client knows it: its token goes with every call. */
export function rememberMe(me: Me | null): void {
  current = me;
}
export const rememberedMe = (): Me | null => current;

const isPhonePath = (path: string): boolean => path === '/m' || path.startsWith('/m/');
const signInPath = (path: string): string => (isPhonePath(path) ? '/m/sign-in' : '/sign-in');

/** Leaves for sign-in and comes back to the same URL. A full load, so that nothing of the last user stays in memory. */
export function leaveForSignIn(): void {
  const { pathname, search } = window.location;
  const target = signInPath(pathname);
  if (pathname === target) return;
  window.location.assign(`${target}?from=${encodeURIComponent(pathname + search)}`);
}

/** The way back after sign-in: only a path of this site, never another host. */
export function returnPath(search: string): string | undefined {
  const from = new URLSearchParams(search).get('from');
  return from?.startsWith('/') && !from.startsWith('//') && !from.includes('\\') ? from : undefined;
}
