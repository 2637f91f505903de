/**
 * What generated clause code calls, as `R.name` (generated.ts): knip.json counts this file as an entry, since no
 * import shows those uses. Every value is a number: NaN is unknown, −∞ a known nothing, +∞ an open end; functions of
 * dates hand these three through. Days count from 1970-01-01, months are year × 12 + month − 1, money is fen.
 * Sources: readings G2, G3, G5, G6 (packs/base/policies/readings.yaml).
 */
export const NONE = Number.NEGATIVE_INFINITY;

const texts: string[] = [''];
const idOf = new Map<string, number>([['', 0]]);

/** The number that stands for a text in this process. */
export function intern(text: string): number {
  const known = idOf.get(text);
  if (known !== undefined) return known;
  idOf.set(text, texts.length);
  return texts.push(text) - 1;
}
export const textOf = (id: number): string => texts[id] ?? '';

const isPlain = Number.isFinite;

/** Day count from 1970-01-01 of a civil date (Howard Hinnant's days_from_civil). */
export function dayOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719_468;
}

function civil(day: number): { year: number; month: number; day: number } {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: doy - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

const monthStart = (month: number): number =>
  dayOf(Math.floor(month / 12), (((month % 12) + 12) % 12) + 1, 1);

// Days of 1900–2150 looked up instead of reckoned: dates are most of what clauses compare.
const firstMonth = 1900 * 12;
const starts = Int32Array.from({ length: 251 * 12 + 1 }, (_, at) => monthStart(firstMonth + at));
const firstKnown = starts[0] as number;
const monthsOfDays = new Int32Array((starts.at(-1) as number) - firstKnown);
for (let at = 0; at + 1 < starts.length; at += 1) {
  monthsOfDays.fill(
    firstMonth + at,
    (starts[at] as number) - firstKnown,
    (starts[at + 1] as number) - firstKnown,
  );
}

/** The first day of a month. */
export function firstDay(month: number): number {
  if (!isPlain(month)) return month;
  return starts[month - firstMonth] ?? monthStart(month);
}
export const lastDay = (month: number): number => firstDay(month + 1) - 1;

export function monthOf(day: number): number {
  if (!isPlain(day)) return day;
  const known = monthsOfDays[day - firstKnown];
  if (known !== undefined) return known;
  const { year, month } = civil(day);
  return year * 12 + month - 1;
}
export const yearOf = (day: number): number => yearOfMonth(monthOf(day));
export const yearOfMonth = (month: number): number => (isPlain(month) ? Math.floor(month / 12) : month);
export const quarterOf = (day: number): number => {
  const month = monthOf(day);
  return isPlain(month) ? Math.floor(month / 3) : month;
};
/** `2021Q1`, as texts name a quarter. */
export const quarterName = (day: number): number =>
  isPlain(day) ? intern(quarterText(quarterOf(day))) : day;
/** The moment a day begins in China (UTC+8), in minutes. */
export const startOfDay = (day: number): number => (isPlain(day) ? day * 1440 - 480 : day);
/** 1 is Monday, 7 Sunday. */
export const weekday = (day: number): number => (isPlain(day) ? ((((day + 3) % 7) + 7) % 7) + 1 : day);

/** G2: the same day number `count` months on, or the last day of a shorter month. */
export function addMonths(day: number, count: number): number {
  if (!isPlain(day)) return day;
  if (!isPlain(count)) return count;
  const month = monthOf(day);
  return Math.min(firstDay(month + count) + day - firstDay(month), lastDay(month + count));
}

/** G2: how many whole months lie between a first day and a last day, both worked. */
export function fullMonths(first: number, last: number): number {
  if (Number.isNaN(first) || Number.isNaN(last)) return Number.NaN;
  if (first === NONE || last === NONE) return NONE;
  if (last === Number.POSITIVE_INFINITY) return last;
  const guess = monthOf(last + 1) - monthOf(first);
  return addMonths(first, guess) <= last + 1 ? guess : guess - 1;
}

/** Whole years from one day to another: an age on a day (G6). */
export const fullYears = (from: number, on: number): number => {
  const months = fullMonths(from, on - 1);
  return isPlain(months) ? Math.floor(months / 12) : months;
};

/** G5: half up, of a sum in fen and a rate in parts per million; exact for any sum in use. */
export function share(fen: number, ppm: number): number {
  const whole = Math.floor(fen / 1e6);
  return whole * ppm + Math.floor(((fen - whole * 1e6) * ppm) / 1e6 + 0.5);
}

/** a ÷ b in parts per million, unrounded, for comparison only; nothing where b is 0. */
export const ratio = (a: number, b: number): number => (b === 0 ? NONE : (a * 1e6) / b);

export interface Steps {
  from: number[];
  value: number[];
}
/** The value in force on a day; unknown before the first. */
export function stepOn(steps: Steps | undefined, day: number): number {
  if (!steps) return Number.NaN;
  let found = Number.NaN;
  for (let at = 0; at < steps.from.length && (steps.from[at] as number) <= day; at += 1)
    found = steps.value[at] as number;
  return found;
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');
export function dateText(day: number): string {
  const { year, month, day: dayOfMonth } = civil(day);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}
export const monthText = (month: number): string =>
  `${pad(Math.floor(month / 12), 4)}-${pad((month % 12) + 1, 2)}`;
export const quarterText = (quarter: number): string => `${Math.floor(quarter / 4)}Q${(quarter % 4) + 1}`;
export function yuanText(fen: number): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}

/** Money by a number half up (G5), numbers down; nothing where the divisor is 0. */
export const divide = (a: number, b: number): number => (b === 0 ? NONE : Math.floor(a / b));
export const isGiven = (value: number): boolean => !Number.isNaN(value) && value !== NONE;

/** A value as a machine result writes it: yuan, dates and months in figures, words as they are. */
export function format(type: string, value: number): string {
  if (Number.isNaN(value) || value === NONE) return '';
  if (type === 'text') return textOf(value);
  if (type === 'money') return yuanText(value);
  if (type === 'date') return Number.isFinite(value) ? dateText(value) : '';
  if (type === 'month') return monthText(value);
  if (type === 'boolean') return value === 1 ? 'true' : 'false';
  if (type === 'rate') return String(value / 1e6);
  return String(value);
}
