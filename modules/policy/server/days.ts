import { dateText, dayOf, lastDay } from '#engines/rules/runtime.ts';

const digits = (text: string, from: number, to: number): number => {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
};
/** Day count of 'YYYY-MM-DD'. A run asks it of every person many times, so no piece of text is made. */
export const dayCount = (text: string): number =>
  dayOf(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));

/** The last day of 'YYYY-MM'. */
export const monthEnd = (month: string): string =>
  dateText(lastDay(Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1));

/** The day from which a sum entered under a date, a month or a year can be paid; not before `asOf`. */
export function payableOn(on: string, asOf: string): string {
  const day = on.length === 10 ? on : on.length === 7 ? monthEnd(on) : `${on}-12-31`;
  return day > asOf ? day : asOf;
}
