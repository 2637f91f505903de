import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  compareDates,
  daysBetween,
  firstDayOf,
  INVALID_DATE,
  isValidDate,
  lastDayOf,
  monthOf,
  monthsFrom,
} from './index.ts';

const day = fc
  .integer({ min: -200_000, max: 200_000 })
  .map((n) => Temporal.PlainDate.from('2000-02-29').add({ days: n }).toString());

describe('日期推算', () => {
  it('任何一天加减月数，都与标准日历的结果一致', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -600, max: 600 }), (date, n) => {
        expect(addMonths(date, n)).toBe(Temporal.PlainDate.from(date).add({ months: n }).toString());
      }),
      { numRuns: 2000 },
    );
  });

  it('任何一天加减天数，都与标准日历的结果一致，并能原样推回', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -100_000, max: 100_000 }), (date, n) => {
        const later = addDays(date, n);
        expect(later).toBe(Temporal.PlainDate.from(date).add({ days: n }).toString());
        expect(daysBetween(date, later)).toBe(n);
        expect(Math.sign(compareDates(later, date))).toBe(Math.sign(n));
      }),
      { numRuns: 2000 },
    );
  });

  it('两百年间的每一天，前一天加一天就是后一天', () => {
    let date = '1900-01-01';
    let expected = Temporal.PlainDate.from(date);
    while (date < '2100-01-01') {
      date = addDays(date, 1);
      expected = expected.add({ days: 1 });
      if (date !== expected.toString()) expect(date).toBe(expected.toString());
    }
    expect(date).toBe('2100-01-01');
  });

  it('从一月三十一日起加月，逢短月取月末，不越积越偏', () => {
    const months = [1, 2, 3, 12, 13].map((n) => addMonths('2018-01-31', n));
    expect(months).toEqual(['2018-02-28', '2018-03-31', '2018-04-30', '2019-01-31', '2019-02-28']);
    expect(addMonths('2020-02-29', 12)).toBe('2021-02-28');
  });

  it('写错的日期一律认出，也推算不出任何日期', () => {
    const wrong = ['', '2018-2-1', '2018-02-29', '2018-13-01', '2018-00-10', '2018-01-00', '0000-01-01'];
    wrong.push('2018/01/01', '２０１８-01-01', '2018-01-01 ', 'invalid-date', '20180101', '2018-1-011');
    for (const text of wrong) {
      expect(isValidDate(text), text).toBe(false);
      expect(addMonths(text, 1)).toBe(INVALID_DATE);
      expect(addDays(text, 1)).toBe(INVALID_DATE);
      expect(monthOf(text)).toBe(INVALID_DATE);
      expect(daysBetween(text, '2018-01-01')).toBeNaN();
      expect(monthsFrom(text, '2018-01-01')).toEqual([]);
    }
  });

  it('任意文字和任意数字都不会使推算出错，结果要么是日期，要么明说不是', () => {
    const anyDate = fc.oneof(day, fc.string());
    const anyNumber = fc.oneof(fc.integer(), fc.double());
    fc.assert(
      fc.property(anyDate, anyNumber, (date, n) => {
        for (const result of [addDays(date, n), addMonths(date, n)]) {
          expect(result === INVALID_DATE || isValidDate(result)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('起止月份逐月列出，首尾都算，跨年不断', () => {
    expect(monthsFrom('2017-11-30', '2018-02-01')).toEqual(['2017-11', '2017-12', '2018-01', '2018-02']);
    expect(monthsFrom('2018-02-01', '2018-02-28')).toEqual(['2018-02']);
    expect(monthsFrom('2018-03-01', '2018-02-28')).toEqual([]);
    expect(monthsFrom('9999-11-05', '9999-12-31')).toEqual(['9999-11', '9999-12']);
  });

  it('每个月的首日和末日都在本月，末日的次日是下月首日', () => {
    fc.assert(
      fc.property(day, (date) => {
        const month = monthOf(date);
        expect(firstDayOf(month) <= date && date <= lastDayOf(month)).toBe(true);
        expect(addDays(lastDayOf(month), 1)).toBe(addMonths(firstDayOf(month), 1));
      }),
    );
    expect([firstDayOf('2018-13'), lastDayOf('x')]).toEqual([INVALID_DATE, INVALID_DATE]);
  });

  it('推算月份比标准日历快三倍以上', () => {
    const dates = Array.from({ length: 2000 }, (_, n) => addDays('2000-01-31', n * 7));
    const best = (work: (date: string, n: number) => string) => {
      const runs = Array.from({ length: 7 }, () => {
        const start = performance.now();
        for (const [n, date] of dates.entries()) work(date, n % 13);
        return performance.now() - start;
      });
      return Math.min(...runs);
    };
    const slow = best((date, n) => Temporal.PlainDate.from(date).add({ months: n }).toString());
    const fast = best(addMonths);
    expect(slow / fast).toBeGreaterThan(3);
  });
});
