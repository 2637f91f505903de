import { dateText, dayOf, lastDay } from '#engines/rules/runtime.ts';

/** Day count of 'YYYY-MM-DD'. */
export const dayCount = (text: string): number =>
  dayOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)));

/** The last day of 'YYYY-MM'. */
export const monthEnd = (month: string): string =>
  dateText(lastDay(Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1));
