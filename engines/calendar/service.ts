import { readDate } from './civil.ts';
import { addDays, addMonths, daysBetween, isValidDate } from './date.ts';

/**
 * Whole years of age on a day: a year is reached on the birthday itself (G6); someone born on
 * 29 February reaches it on 28 February of a common year, as G2 clamps. Negative before birth, NaN
 * when either string is no date.
 */
export function ageOn(birthOn: string, on: string): number {
  const years = Math.floor(readDate(on) / 10000) - Math.floor(readDate(birthOn) / 10000);
  if (Number.isNaN(years)) return Number.NaN;
  return addMonths(birthOn, years * 12) <= on ? years : years - 1;
}

/** The day on which n months of service are complete for someone still employed (G2). INVALID_DATE for a bad start. */
export function serviceMonthsCompletedOn(startOn: string, n: number): string {
  return addMonths(startOn, n);
}

/**
 * Whether n months of service are reached as far as is known on asOf (G2). Still employed: asOf has
 * come to the completion day. Left: the day after the last day worked has, so 1 March to 31 May is
 * three months. A last day later than asOf has not happened yet and counts as still employed.
 * False when a string is no date.
 */
export function serviceMonthsReached(
  startOn: string,
  lastDayOn: string | null,
  n: number,
  asOf: string,
): boolean {
  const completedOn = serviceMonthsCompletedOn(startOn, n);
  const isEmployed = lastDayOn === null || daysBetween(asOf, lastDayOn) > 0;
  const reachedBy = isEmployed ? asOf : addDays(lastDayOn, 1);
  return isValidDate(completedOn) && isValidDate(reachedBy) && reachedBy >= completedOn;
}

/**
 * Whether a contract lasts at least n months (G3): the day after its end is on or after start + n
 * months, so 1 January to 31 December is one year. No end (open-ended) lasts any length. False when
 * a string is no date.
 */
export function contractLastsMonths(startOn: string, endOn: string | null, n: number): boolean {
  const until = addMonths(startOn, n);
  if (!isValidDate(until)) return false;
  if (endOn === null) return true;
  const endedBy = addDays(endOn, 1);
  return isValidDate(endedBy) && endedBy >= until;
}
