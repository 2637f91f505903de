import { addDays, daysBetween } from '#engines/calendar/index.ts';

const daysOfWeek = 7;

export interface Window {
  fromOn: string;
  toOn: string;
}

/** Weeks of the window, the last one cut at its end. */
export function weeksOf({ fromOn, toOn }: Window): { from: string; to: string }[] {
  const count = Math.ceil((daysBetween(fromOn, toOn) + 1) / daysOfWeek);
  return Array.from({ length: count }, (_, at) => {
    const to = addDays(fromOn, daysOfWeek * (at + 1) - 1);
    return { from: addDays(fromOn, daysOfWeek * at), to: to > toOn ? toOn : to };
  });
}

/** Week of a day, 0-based: negative before the window. */
export const weekIn = ({ fromOn }: Window, on: string): number =>
  Math.floor(daysBetween(fromOn, on) / daysOfWeek);
