import { addDays, isValidDate } from './date.ts';
import { weekdayOf } from './week.ts';

/**
 * The published holiday arrangement. `years` names the years whose arrangement is known; `days`
 * holds only the days that differ from the weekly rhythm: a 'holiday' or a made-up 'workday'.
 */
export interface HolidayTable {
  years: readonly number[];
  days: Readonly<Record<string, 'holiday' | 'workday'>>;
}

export type WorkdayFailure =
  | { ok: false; code: 'invalidDate' | 'invalidCount' }
  | { ok: false; code: 'yearWithoutData'; year: number };

/** Whether a day is worked: Monday to Friday unless a holiday, and any made-up workday. Refused for a year not in the table. */
export function isWorkday(
  date: string,
  table: HolidayTable,
): { ok: true; isWorkday: boolean } | WorkdayFailure {
  if (!isValidDate(date)) return { ok: false, code: 'invalidDate' };
  const year = Number(date.slice(0, 4));
  if (!table.years.includes(year)) return { ok: false, code: 'yearWithoutData', year };
  const special = table.days[date];
  return {
    ok: true,
    isWorkday: special === undefined ? weekdayOf(date) <= 5 : special === 'workday',
  };
}

/**
 * The n-th working day after a date, or before it for negative n; 0 gives the date itself. The last
 * day of a period that ends on a day off moves to addWorkdays(the day before, 1). Refused when n is
 * no whole number or a day on the way lies in a year not in the table.
 */
export function addWorkdays(
  date: string,
  n: number,
  table: HolidayTable,
): { ok: true; date: string } | WorkdayFailure {
  if (!isValidDate(date)) return { ok: false, code: 'invalidDate' };
  if (!Number.isInteger(n)) return { ok: false, code: 'invalidCount' };
  const step = Math.sign(n);
  let reached = date;
  for (let left = Math.abs(n); left > 0; ) {
    reached = addDays(reached, step);
    const verdict = isWorkday(reached, table);
    if (!verdict.ok) return verdict;
    if (verdict.isWorkday) left -= 1;
  }
  return { ok: true, date: reached };
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. Refused as isWorkday. */
export function workdaysBetween(
  from: string,
  to: string,
  table: HolidayTable,
): { ok: true; days: number } | WorkdayFailure {
  if (!isValidDate(from) || !isValidDate(to)) return { ok: false, code: 'invalidDate' };
  let days = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    const verdict = isWorkday(date, table);
    if (!verdict.ok) return verdict;
    if (verdict.isWorkday) days += 1;
  }
  return { ok: true, days };
}
