import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  ageOn,
  contractLastsMonths,
  serviceMonthsCompletedOn,
  serviceMonthsReached,
} from './index.ts';

const day = fc.integer({ min: 0, max: 8000 }).map((n) => addDays('2010-01-01', n));
const months = fc.integer({ min: 1, max: 36 });

describe('在岗月数', () => {
  it('十一月三十日入职的人，满一、二、三个月的日子是十二月三十日、一月三十日、二月二十八日', () => {
    const completed = [1, 2, 3].map((n) => serviceMonthsCompletedOn('2017-11-30', n));
    expect(completed).toEqual(['2017-12-30', '2018-01-30', '2018-02-28']);
  });

  it('一月三十一日入职的人，二月二十七日不满一个月，二月二十八日满', () => {
    expect(serviceMonthsReached('2018-01-31', null, 1, '2018-02-27')).toBe(false);
    expect(serviceMonthsReached('2018-01-31', null, 1, '2018-02-28')).toBe(true);
  });

  it('三月一日入职、五月三十一日离职是三个月，五月三十日离职不是', () => {
    expect(serviceMonthsReached('2018-03-01', '2018-05-31', 3, '2018-05-31')).toBe(true);
    expect(serviceMonthsReached('2018-03-01', '2018-05-30', 3, '2019-01-01')).toBe(false);
  });

  it('离职日还没到的人按在职算', () => {
    expect(serviceMonthsReached('2018-03-01', '2018-05-31', 3, '2018-05-30')).toBe(false);
    expect(serviceMonthsReached('2018-03-01', '2018-09-30', 3, '2018-06-01')).toBe(true);
  });

  it('满了的月数以后仍然满，离职越晚满得越多', () => {
    fc.assert(
      fc.property(day, day, day, months, fc.nat(400), (start, left, asOf, n, later) => {
        if (!serviceMonthsReached(start, left, n, asOf)) return;
        expect(serviceMonthsReached(start, left, n, addDays(asOf, later))).toBe(true);
        expect(serviceMonthsReached(start, null, n, addDays(asOf, 1 + later))).toBe(true);
        if (n > 1) expect(serviceMonthsReached(start, left, n - 1, asOf)).toBe(true);
      }),
    );
  });

  it('合同月数与在岗月数同一算法：做满合同的人就做满了月数', () => {
    expect(contractLastsMonths('2018-01-01', '2018-12-31', 12)).toBe(true);
    expect(contractLastsMonths('2018-01-01', '2018-12-30', 12)).toBe(false);
    expect(contractLastsMonths('2018-01-01', null, 600)).toBe(true);
    fc.assert(
      fc.property(day, day, months, (start, end, n) => {
        expect(contractLastsMonths(start, end, n)).toBe(serviceMonthsReached(start, end, n, end));
      }),
    );
  });

  it('十六周岁在生日当天达到，二月二十九日出生的人平年在二月二十八日达到', () => {
    expect(ageOn('2002-03-01', '2018-02-28')).toBe(15);
    expect(ageOn('2002-03-01', '2018-03-01')).toBe(16);
    expect(ageOn('2000-02-29', '2018-02-27')).toBe(17);
    expect(ageOn('2000-02-29', '2018-02-28')).toBe(18);
    expect(ageOn('2018-03-02', '2018-03-01')).toBe(-1);
  });

  it('年龄是已经过了几个生日', () => {
    fc.assert(
      fc.property(day, fc.nat(30_000), (birth, lived) => {
        const on = Temporal.PlainDate.from(birth).add({ days: lived });
        let age = 0;
        const birthday = (n: number) => Temporal.PlainDate.from(birth).add({ years: n });
        while (Temporal.PlainDate.compare(birthday(age + 1), on) <= 0) age += 1;
        expect(ageOn(birth, on.toString())).toBe(age);
      }),
    );
  });

  it('日期写错时，不会被当作满月、满合同或有年龄', () => {
    expect(serviceMonthsReached('2018-02-30', null, 1, '2019-01-01')).toBe(false);
    expect(serviceMonthsReached('2018-02-01', 'x', 1, '2019-01-01')).toBe(false);
    expect(serviceMonthsReached('2018-02-01', null, 1, 'x')).toBe(false);
    expect(contractLastsMonths('x', null, 1)).toBe(false);
    expect(contractLastsMonths('2018-01-01', 'x', 1)).toBe(false);
    expect(ageOn('x', '2018-01-01')).toBeNaN();
  });
});
