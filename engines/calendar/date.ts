import { daysInMonth, fromDayNumber, INVALID_DATE, readDate, toDayNumber, writeDate } from './civil.ts';

/** Whether the string is a day of the calendar written 'YYYY-MM-DD', years 0001 to 9999. */
export function isValidDate(date: string): boolean {
  return !Number.isNaN(readDate(date));
}

/** The date n days later (n may be negative). INVALID_DATE for a bad date, a fraction or a year outside 1 to 9999. */
export function addDays(date: string, n: number): string {
  return fromDayNumber(toDayNumber(date) + n);
}

/**
 * The date n calendar months after the anchor: same day number, or the month's last day where it has
 * no such day (G2). Always give the original anchor, never the result of an earlier call: clamping
 * drifts when chained. INVALID_DATE as for addDays.
 */
export function addMonths(anchor: string, n: number): string {
  const packed = readDate(anchor);
  if (Number.isNaN(packed) || !Number.isInteger(n)) return INVALID_DATE;
  const months = Math.floor(packed / 10000) * 12 + (Math.floor(packed / 100) % 100) - 1 + n;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return writeDate(year, month, Math.min(packed % 100, daysInMonth(year, month)));
}

/** Days from a to b: 0 for the same day, negative when b is earlier; NaN when either is no date. */
export function daysBetween(a: string, b: string): number {
  return toDayNumber(b) - toDayNumber(a);
}

/** Order for sort(): negative, 0 or positive. INVALID_DATE comes after every date. */
export function compareDates(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The calendar month of a date, 'YYYY-MM'. INVALID_DATE for a string that is no date. */
export function monthOf(date: string): string {
  return isValidDate(date) ? date.slice(0, 7) : INVALID_DATE;
}

/** Every month from that of date a to that of date b, both included, as 'YYYY-MM'; empty when b is earlier or either is no date. */
export function monthsFrom(a: string, b: string): string[] {
  const last = monthOf(b);
  const months: string[] = [];
  if (!isValidDate(a) || !isValidDate(b)) return months;
  for (let month = monthOf(a); month <= last; month = monthOf(addMonths(firstDayOf(month), 1))) {
    months.push(month);
  }
  return months;
}

/** First day of a month 'YYYY-MM'; INVALID_DATE for a string that is no month. */
export function firstDayOf(month: string): string {
  const first = `${month}-01`;
  return isValidDate(first) ? first : INVALID_DATE;
}

/** Last day of a month 'YYYY-MM'; INVALID_DATE for a string that is no month. */
export function lastDayOf(month: string): string {
  const packed = readDate(`${month}-01`);
  const year = Math.floor(packed / 10000);
  const ofYear = Math.floor(packed / 100) % 100;
  return writeDate(year, ofYear, daysInMonth(year, ofYear));
}
