import { addMonths, ageOn, addDays, daysBetween } from '#engines/calendar/index.ts';
import { LEAST, MOST } from './arrays.ts';

/** Day number 0; any day would do, as long as all columns count from the same. */
export const DAY_ZERO = '1970-01-01';

/** Days since 1970-01-01; NaN for no date. */
export const dayNumber = (date: string): number => daysBetween(DAY_ZERO, date);

/** A date as a day number; `unknown` where there is none. */
export function dayOr(date: string | null | undefined, unknown: number): number {
  const day = date ? dayNumber(date) : Number.NaN;
  return Number.isNaN(day) ? unknown : day;
}

/**
 * Last day of birth, as a day number, of those at least `years` old on a day: everyone for no number of years,
 * nobody for one beyond the calendar.
 */
export function lastBirth(years: number, on: string): number {
  if (Number.isNaN(years)) return MOST;
  let day = addMonths(on, -12 * years);
  if (Number.isNaN(dayNumber(day))) return years > 0 ? LEAST : MOST;
  // Born on 29 February, of age on the 28th: a day later than the months alone say.
  while (ageOn(addDays(day, 1), on) >= years) day = addDays(day, 1);
  while (ageOn(day, on) < years) day = addDays(day, -1);
  return dayNumber(day);
}
