import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#engines/calendar/index.ts';
import { type EnterpriseNeed, gapOf, next45, rollUp } from './index.ts';

const people = fc.nat(5000);
const enterprises = fc.array(
  fc.record({ id: fc.uuid(), totalDemand: people, inYearExpected: people, employed: people }),
  { maxLength: 30 },
);
const need = (id: string, inYearExpected: number, employed: number): EnterpriseNeed => ({
  id,
  totalDemand: inYearExpected,
  inYearExpected,
  employed,
});

describe('用工缺口', () => {
  it('年内用工预计 8859 人、已用工 2313 人，缺口 6546 人', () => {
    const totals = rollUp([
      { id: 'a', totalDemand: 20_000, inYearExpected: 6000, employed: 2000 },
      { id: 'b', totalDemand: 4855, inYearExpected: 2859, employed: 313 },
    ]);
    expect(totals).toEqual({
      enterprises: 2,
      totalDemand: 24_855,
      inYear: 8859,
      employed: 2313,
      gap: 6546,
      overfilled: 0,
      netDifference: 6546,
    });
  });

  it('一家超员 300 人，不会抵掉另一家缺的 500 人', () => {
    const totals = rollUp([need('over', 100, 400), need('short', 600, 100)]);
    expect([totals.gap, totals.overfilled, totals.netDifference]).toEqual([500, 300, 200]);
  });

  it('没有企业时各项都是零', () => {
    expect(new Set(Object.values(rollUp([])))).toEqual(new Set([0]));
  });

  it('缺口减超员总等于预计减已用，缺口等于逐家缺口之和且不为负', () => {
    fc.assert(
      fc.property(enterprises, (list) => {
        const totals = rollUp(list);
        expect(totals.gap - totals.overfilled).toBe(totals.netDifference);
        expect(totals.netDifference).toBe(totals.inYear - totals.employed);
        expect(totals.gap).toBe(list.reduce((sum, each) => sum + gapOf(each), 0));
        expect(Math.min(totals.gap, totals.overfilled)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('无论按园区、按区县怎样分组，各组之和都等于总数', () => {
    fc.assert(
      fc.property(enterprises, fc.integer({ min: 1, max: 5 }), (list, groups) => {
        const parts = Array.from({ length: groups }, (_, g) =>
          rollUp(list.filter((_each, n) => n % groups === g)),
        );
        const whole = rollUp(list);
        for (const figure of Object.keys(whole) as (keyof typeof whole)[]) {
          expect(parts.reduce((sum, part) => sum + part[figure], 0)).toBe(whole[figure]);
        }
      }),
    );
  });

  it('多用一个人，缺口只会减一或不变；把人从超员企业调到缺工企业，缺口减少而不为负', () => {
    fc.assert(
      fc.property(enterprises, fc.nat(), fc.nat(), (list, a, b) => {
        const from = list[a % list.length];
        const to = list[b % list.length];
        if (!from || !to || from === to || from.employed === 0) return;
        const hired = list.map((each) => (each === to ? { ...each, employed: each.employed + 1 } : each));
        const moved = hired.map((each) => (each === from ? { ...each, employed: each.employed - 1 } : each));
        const before = rollUp(list);
        expect(rollUp(hired).gap).toBe(before.gap - (gapOf(to) > 0 ? 1 : 0));
        expect(rollUp(moved).netDifference).toBe(before.netDifference);
        expect(rollUp(moved).gap).toBeGreaterThanOrEqual(0);
        const helps = from.employed > from.inYearExpected && gapOf(to) > 0;
        if (helps) expect(rollUp(moved).gap).toBe(before.gap - 1);
      }),
    );
  });
});

describe('未来四十五日用工需求', () => {
  const post = (neededOn: string, headcount = 10, filled = 0, open = true) => ({
    headcount,
    filled,
    neededOn,
    open,
  });

  it('今天和第四十五天的都算，昨天和第四十六天的都不算', () => {
    const count = (neededOn: string) => next45([post(neededOn)], '2017-10-15', 45);
    expect(['2017-10-14', '2017-10-15', '2017-11-29', '2017-11-30'].map(count)).toEqual([0, 10, 10, 0]);
  });

  it('已招到的减去，超员的岗位算零，关闭的和日期不明的岗位不算', () => {
    const posts = [post('2017-10-20', 10, 4), post('2017-10-20', 3, 9)];
    posts.push(post('2017-10-20', 50, 0, false), post('不详'));
    expect(next45(posts, '2017-10-15', 45)).toBe(6);
  });

  it('期限越长只多不少，分段相加等于总数', () => {
    const posts = fc.array(
      fc.record({
        headcount: fc.nat(100),
        filled: fc.nat(100),
        neededOn: fc.integer({ min: -60, max: 120 }).map((n) => addDays('2017-10-15', n)),
        open: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(posts, fc.nat(60), fc.nat(60), (list, first, second) => {
        const all = next45(list, '2017-10-15', first + 1 + second);
        const near = next45(list, '2017-10-15', first);
        const far = next45(list, addDays('2017-10-15', first + 1), second);
        expect(near + far).toBe(all);
      }),
    );
  });
});
