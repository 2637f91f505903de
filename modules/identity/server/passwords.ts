import { randomInt } from 'node:crypto';
import { AppError } from '#platform/http/app-error.ts';

const letters = 'abcdefghjkmnpqrstuvwxyz';
const digits = '23456789';

/** A first password that can be read over the phone; the holder must change it at once. */
export function makeFirstPassword(): string {
  const pick = (from: string, count: number) =>
    Array.from({ length: count }, () => from[randomInt(from.length)]).join('');
  return `${pick(letters, 4)}-${pick(digits, 4)}-${pick(letters, 4)}`;
}

export function checkNewPassword(password: string, login: string): void {
  const isStrong =
    password.length >= 10 &&
    /[A-Za-z]/.test(password) &&
    /\d/.test(password) &&
    !password.toLowerCase().includes(login);
  if (!isStrong) throw new AppError('identity.weakPassword', {}, { pointer: '/newPassword' });
}
