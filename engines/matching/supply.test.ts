import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildIndex, type Candidate, checkHardLimits, kilometresBetween, pointOf } from './index.ts';
import { DISTANCES, distanceBetween } from './pair.ts';
import { people, post } from './test-fixture.ts';
import { AS_OF, settings as plain } from './sample.ts';

describe('附近可推荐的人数', () => {
  it('供给人数与逐人核对相同，按区划、按公里都是；报多少工资就数期望不超过多少的人', () => {
    const places = new Map([
      ['510503100000', { longitude: 105.3, latitude: 28.7 }],
      ['510503100002', { longitude: 105.35, latitude: 28.75 }],
      ['510503101000', { longitude: 105.4, latitude: 28.6 }],
      ['510524100001', { longitude: 105.5, latitude: 28.2 }],
    ]);
    const settings = { ...plain, places };
    const senses = ['village', 'county', 'city', 'far'] as const;
    const asked = fc.record({
      within: fc.tuple(
        fc.constantFrom(...senses),
        fc.integer({ min: 0, max: 80 }).map((km) => ({ km })),
      ),
      payFen: fc.array(
        fc.integer({ min: 20, max: 60 }).map((hundred) => hundred * 10_000),
        { maxLength: 3 },
      ),
    });
    fc.assert(
      fc.property(people, post, asked, (left, job, filter) => {
        const index = buildIndex({ people: left, posts: [] }, settings, AS_OF);
        const fitting = left.filter((each) => checkHardLimits(each, job, settings, AS_OF).length === 0);
        const isNear = ({ regionCode }: Candidate, within: (typeof filter.within)[number]) => {
          if (typeof within === 'string')
            return (
              DISTANCES.indexOf(distanceBetween(regionCode, job.regionCode)) <= DISTANCES.indexOf(within)
            );
          const [from, to] = [pointOf(job.regionCode, places), pointOf(regionCode, places)];
          return from && to ? kilometresBetween(from, to) <= within.km : false;
        };
        const supplies = index.countPeople(job, filter);
        for (const [at, within] of filter.within.entries()) {
          const supply = supplies[at];
          const near = fitting.filter((each) => isNear(each, within));
          expect(supply?.eligible).toBe(near.length);
          expect(supply?.near).toBeGreaterThanOrEqual(near.length);
          expect(supply?.atPay.map(({ people: count }) => count)).toEqual(
            filter.payFen.map(
              (fen) =>
                near.filter(({ payExpectedFen }) => payExpectedFen === null || payExpectedFen <= fen).length,
            ),
          );
        }
      }),
    );
  });
});
