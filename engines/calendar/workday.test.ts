import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HolidayTable } from './index.ts';
import { addDays, addWorkdays, isWorkday, workdaysBetween } from './index.ts';

// National Day and Mid-Autumn 2017: 1 to 8 October off, Saturday 30 September worked.
const table: HolidayTable = {
  years: [2017],
  days: {
    '2017-09-30': 'workday',
    '2017-10-02': 'holiday',
    '2017-10-03': 'holiday',
    '2017-10-04': 'holiday',
    '2017-10-05': 'holiday',
    '2017-10-06': 'holiday',
  },
};
const day = fc.integer({ min: 0, max: 300 }).map((n) => addDays('2017-01-01', n));

describe('工作日', () => {
  it('调休的星期六要上班，假日和平常周末不上班', () => {
    const worked = ['2017-09-30', '2017-10-01', '2017-10-05', '2017-10-09'].map((date) =>
      isWorkday(date, table),
    );
    expect(worked).toEqual([true, false, false, true].map((isWorkday) => ({ ok: true, isWorkday })));
  });

  it('九月二十九日之后第二个工作日是十月九日，倒推也能推回', () => {
    expect(addWorkdays('2017-09-29', 2, table)).toEqual({ ok: true, date: '2017-10-09' });
    expect(addWorkdays('2017-10-09', -2, table)).toEqual({ ok: true, date: '2017-09-29' });
    expect(workdaysBetween('2017-09-29', '2017-10-09', table)).toEqual({ ok: true, days: 2 });
  });

  it('没有当年放假安排时明确拒绝，不按平常周末猜', () => {
    const refused = { ok: false, code: 'yearWithoutData', year: 2018 };
    expect(isWorkday('2018-01-02', table)).toEqual(refused);
    expect(addWorkdays('2017-12-29', 1, table)).toEqual(refused);
    expect(workdaysBetween('2017-12-25', '2018-01-05', table)).toEqual(refused);
  });

  it('日期或天数写错时明确拒绝', () => {
    expect(isWorkday('2017-02-30', table)).toEqual({ ok: false, code: 'invalidDate' });
    expect(addWorkdays('x', 1, table)).toEqual({ ok: false, code: 'invalidDate' });
    expect(addWorkdays('2017-05-02', 1.5, table)).toEqual({ ok: false, code: 'invalidCount' });
    expect(workdaysBetween('2017-05-02', 'x', table)).toEqual({ ok: false, code: 'invalidDate' });
  });

  it('加上几个工作日，中间就正好隔几个工作日，且落在工作日', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), (date, n) => {
        const reached = addWorkdays(date, n, table);
        if (!reached.ok) return;
        expect(workdaysBetween(date, reached.date, table)).toEqual({ ok: true, days: n });
        expect(isWorkday(reached.date, table)).toEqual({ ok: true, isWorkday: true });
      }),
    );
  });
});
