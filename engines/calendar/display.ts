import { isValidDate } from './date.ts';
import type { Week } from './week.ts';

/**
 * A date in the caller's own words: {year} {month} {day} without leading zeros, {mm} {dd} with them.
 * A string that is no date comes back unchanged.
 */
export function formatDate(date: string, pattern = '{year}-{mm}-{dd}'): string {
  if (!isValidDate(date)) return date;
  const [year, mm, dd] = [date.slice(0, 4), date.slice(5, 7), date.slice(8)];
  return pattern
    .replaceAll('{year}', String(Number(year)))
    .replaceAll('{month}', String(Number(mm)))
    .replaceAll('{day}', String(Number(dd)))
    .replaceAll('{mm}', mm)
    .replaceAll('{dd}', dd);
}

/** A week in the caller's own words: {year} and {number} of the week, {from} and {to} as '3-19'. */
export function formatWeek(week: Week, pattern: string): string {
  return pattern
    .replaceAll('{year}', String(week.year))
    .replaceAll('{number}', String(week.number))
    .replaceAll('{from}', formatDate(week.from, '{month}-{day}'))
    .replaceAll('{to}', formatDate(week.to, '{month}-{day}'));
}
