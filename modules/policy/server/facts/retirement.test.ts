import { describe, expect, it } from 'vitest';
import { monthsToRetirement } from './retirement.ts';
import { readLedgerWords } from './words.ts';

const { retirement } = readLedgerWords();
/** Months left on a day to somebody born then. */
const left = (sex: 'male' | 'female', birthOn: string, on: string) =>
  monthsToRetirement(retirement, { birthOn, sex }, on);

describe('距退休的月数', () => {
  it('2024 年底以前首次核定的：男 60 周岁、女工人 50 周岁', () => {
    expect(left('male', '1962-10-01', '2017-10-01')).toBe(60);
    expect(left('male', '1962-09-01', '2017-10-01')).toBe(59);
    expect(left('female', '1972-10-01', '2017-10-01')).toBe(60);
    expect(left('male', '1965-01-10', '2024-12-31')).toBe(0);
  });

  it.each([
    ['male', '1964-12-15', 60 * 12],
    ['male', '1965-01-15', 60 * 12 + 1],
    ['male', '1965-05-15', 60 * 12 + 2],
    ['male', '1976-08-15', 60 * 12 + 35],
    ['male', '1976-09-15', 63 * 12],
    ['male', '1990-01-15', 63 * 12],
    ['female', '1974-12-15', 50 * 12],
    ['female', '1975-01-15', 50 * 12 + 1],
    ['female', '1975-03-15', 50 * 12 + 2],
    ['female', '1984-11-15', 55 * 12],
    ['female', '1995-06-15', 55 * 12],
  ] as const)('2025 年起首次核定：%s，%s 出生的，满 %i 个月退休', (sex, birthOn, months) => {
    // A day of the month like the birthday's, so that only whole months lie between.
    const on = '2025-02-15';
    const lived = (2025 - Number(birthOn.slice(0, 4))) * 12 + 2 - Number(birthOn.slice(5, 7));
    expect(left(sex, birthOn, on)).toBe(Math.max(0, months - lived));
  });

  it('表里最早的规定以前，不知道', () => {
    expect(left('male', '1940-01-01', '1970-01-01')).toBeUndefined();
  });
});
