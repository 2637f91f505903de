import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Weekday } from './index.ts';
import { addDays, daysBetween, formatDate, formatWeek, weekdayOf, weekOf } from './index.ts';

const day = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1990-01-01', n));
const weekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);

describe('周', () => {
  it('二〇一八年三月二十一日在第十二周，三月十九日至三月二十五日', () => {
    const week = weekOf('2018-03-21', 1);
    expect(week).toEqual({ from: '2018-03-19', to: '2018-03-25', year: 2018, number: 12 });
    expect(formatWeek(week, '第 {number} 周（{from} 至 {to}）')).toBe('第 12 周（3-19 至 3-25）');
  });

  it('从周一起算的周次与国际标准一致', () => {
    fc.assert(
      fc.property(day, (date) => {
        const standard = Temporal.PlainDate.from(date);
        const week = weekOf(date, 1);
        expect([week.year, week.number]).toEqual([standard.yearOfWeek, standard.weekOfYear]);
        expect(weekdayOf(date)).toBe(standard.dayOfWeek);
      }),
      { numRuns: 1000 },
    );
  });

  it('无论从星期几起算，每天恰在一周之内，下一周紧接着，周次加一或回到第一周', () => {
    fc.assert(
      fc.property(day, weekday, (date, startsOn) => {
        const week = weekOf(date, startsOn);
        const next = weekOf(addDays(week.to, 1), startsOn);
        expect(week.from <= date && date <= week.to).toBe(true);
        expect(weekdayOf(week.from)).toBe(startsOn);
        expect(daysBetween(week.from, week.to)).toBe(6);
        expect(next.from).toBe(addDays(week.to, 1));
        if (next.year === week.year) expect(next.number).toBe(week.number + 1);
        else expect([next.year, next.number]).toEqual([week.year + 1, 1]);
      }),
    );
  });

  it('日期可按公文写法显示，写错的原样显示', () => {
    expect(formatDate('2018-03-01')).toBe('2018-03-01');
    expect(formatDate('2018-03-01', '{year}年{month}月{day}日')).toBe('2018年3月1日');
    expect(formatDate('不详')).toBe('不详');
  });
});
