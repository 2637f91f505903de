import { fromDayNumber, readDate, toDayNumber } from './civil.ts';

/** 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface Week {
  /** First day, 'YYYY-MM-DD'. */
  from: string;
  /** Last day, six days later. */
  to: string;
  /** The year the number belongs to: the one that holds the middle day. */
  year: number;
  /** 1 to 53. With weeks from Monday this is the ISO 8601 week number. */
  number: number;
}

/** Day of the week, 1 Monday … 7 Sunday; NaN for a string that is no date. */
export function weekdayOf(date: string): number {
  return ((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** The week that holds a date, weeks beginning on the given weekday. For a string that is no date: INVALID_DATE and NaN. */
export function weekOf(date: string, weekStartsOn: Weekday): Week {
  const first = toDayNumber(date) - ((weekdayOf(date) - weekStartsOn + 7) % 7);
  const middle = fromDayNumber(first + 3);
  const year = Math.floor(readDate(middle) / 10000);
  const newYear = toDayNumber(middle.replace(/-\d\d-\d\d$/, '-01-01'));
  return {
    from: fromDayNumber(first),
    to: fromDayNumber(first + 6),
    year,
    number: Math.floor((first + 3 - newYear) / 7) + 1,
  };
}
