import type { ProblemCause } from './columns.ts';
import { cleanText, compactText } from './text.ts';

/** Day numbers taken for dates in cells without a date format: 1927-05-18 to 2119-01-11; smaller ones are likely years or counts. */
const serials = { first: 10_000, last: 80_000 };
const dayZero = Temporal.PlainDate.from('1899-12-30');
const yearMonthDay = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?|(\d{2})(\d{2}))$/;
const dayOrYearUnclear = /^\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{1,2})$|^\d{2}年\d{1,2}月\d{1,2}[日号]?$/;
const yearMonth = /^(\d{4})(?:[-/.](\d{1,2})|年(\d{1,2})月?|(\d{2}))$/;
const timeOfDay =
  /[T\s]+(?:上午|下午)?\d{1,2}(?::\d{1,2}(?::\d{1,2}(?:\.\d+)?)?|[时点](?:\d{1,2}分(?:\d{1,2}秒)?)?)$/;

type DateResult = { date: string } | { problem: ProblemCause };

/** Whether a number can be a spreadsheet's day number. */
export function isSerial(value: number): boolean {
  return value >= serials.first && value < serials.last + 1;
}

/** Day number of the 1900 system to 'YYYY-MM-DD'; the time of day is cut. */
export function serialToDate(serial: number): string {
  return dayZero.add({ days: Math.floor(serial) }).toString();
}

/** 'YYYY-MM-DD' to the day number of the 1900 system, which is exact from 1900-03-01 on. */
export function dateToSerial(date: string): number {
  return dayZero.until(Temporal.PlainDate.from(date)).days;
}

/** 'YYYY-MM-DD' if the calendar has that day (years 1900 to 9999). */
export function calendarDate(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1) return undefined;
  if (day > Temporal.PlainYearMonth.from({ year, month }).daysInMonth) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * A day written as 2018-3-1, 2018/03/01, 2018.3.1, 20180301, 2018年3月1日 or a day number, with or without a time of
 * day. Orders that start with day or month, and two-digit years, are not guessed.
 */
export function parseDate(text: string): DateResult {
  const day = compactText(cleanText(text).replace(timeOfDay, ''));
  if (/^\d{5}(?:\.\d+)?$/.test(day) && isSerial(Number(day))) return { date: serialToDate(Number(day)) };
  const parts = yearMonthDay.exec(day);
  if (!parts) return { problem: { code: dayOrYearUnclear.test(day) ? 'ambiguousDate' : 'invalidDate' } };
  const date = calendarDate(
    Number(parts[1]),
    Number(parts[3] ?? parts[5] ?? parts[7]),
    Number(parts[4] ?? parts[6] ?? parts[8]),
  );
  return date ? { date } : { problem: { code: 'invalidDate' } };
}

/** A month written as 2018-3, 2018/03, 2018.3, 201803, 2018年3月 or as any of its days. */
export function parseMonth(text: string): { month: string } | { problem: ProblemCause } {
  const parts = yearMonth.exec(compactText(text));
  if (parts) {
    const date = calendarDate(Number(parts[1]), Number(parts[2] ?? parts[3] ?? parts[4]), 1);
    return date ? { month: date.slice(0, 7) } : { problem: { code: 'invalidMonth' } };
  }
  const day = parseDate(text);
  return 'date' in day ? { month: day.date.slice(0, 7) } : { problem: { code: 'invalidMonth' } };
}
