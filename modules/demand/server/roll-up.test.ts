import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DuePost, EnterpriseFact } from './figures.ts';
import { type Figures, figuresOf, groupBy } from './roll-up.ts';

const asOf = '2017-10-15';
const people = fc.nat(3000);
const declared = fc.record({ totalDemand: people, inYear: people, employed: people });
const silent = fc.constant({ totalDemand: null, inYear: null, employed: null });
const place = fc.record({
  regionCode: fc.constantFrom('510502000000', '510504001000', '510503000000'),
  parkId: fc.constantFrom('gaoxin', 'changkai', null),
});
const enterprise: fc.Arbitrary<EnterpriseFact> = fc
  .tuple(fc.uuid(), place, fc.boolean(), fc.boolean(), fc.oneof(declared, silent))
  .map(([id, where, isSigned, isDocked, figures]) => ({ id, ...where, isSigned, isDocked, ...figures }));
const post: fc.Arbitrary<DuePost> = fc
  .tuple(
    fc.uuid(),
    place,
    fc.integer({ min: 1, max: 50 }),
    fc.nat(60),
    fc.constantFrom('2017-10-15', '2017-11-29'),
  )
  .map(([enterpriseId, where, headcount, filled, neededOn]) => ({
    enterpriseId,
    ...where,
    headcount,
    filled,
    neededOn,
  }));
const parts = fc.record({
  enterprises: fc.array(enterprise, { maxLength: 25 }),
  posts: fc.array(post, { maxLength: 25 }),
});

describe('demand.summariseDemand', () => {
  it('无论按区县、园区还是逐家企业分组，各行之和都等于合计', () => {
    const keys = [
      (row: { regionCode: string }) => row.regionCode,
      (row: { parkId: string | null }) => row.parkId ?? '',
      (row: { enterpriseId: string }) => row.enterpriseId,
    ];
    fc.assert(
      fc.property(parts, fc.constantFrom(...keys), (all, keyOf) => {
        const total = figuresOf(all, asOf, 45);
        const rows = [...groupBy(all, keyOf).values()].map((group) => figuresOf(group, asOf, 45));
        for (const figure of Object.keys(total) as (keyof Figures)[])
          expect(rows.reduce((sum, row) => sum + row[figure], 0)).toBe(total[figure]);
      }),
    );
  });

  it('没有申报的企业不计人数，只计家数和未申报', () => {
    const fact = {
      id: 'a',
      regionCode: '510502000000',
      parkId: null,
      isSigned: true,
      isDocked: true,
      totalDemand: null,
      inYear: null,
      employed: null,
    };
    expect(figuresOf({ enterprises: [fact], posts: [] }, asOf, 45)).toEqual({
      signed: 1,
      docked: 1,
      notReporting: 1,
      totalDemand: 0,
      inYear: 0,
      employed: 0,
      gap: 0,
      overfilled: 0,
      netDifference: 0,
      next45: 0,
    });
  });
});
