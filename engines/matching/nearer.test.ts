import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canBeNearer, checkHardLimits, kilometresBetween, nearerOnly, pointOf, townOf } from './index.ts';
import { DISTANCES, distanceBetween } from './pair.ts';
import { person, post } from './test-fixture.ts';
import { AS_OF, candidateWith, settings } from './sample.ts';

const places = new Map([
  ['510503100000', { longitude: 105.3, latitude: 28.7 }],
  ['510503101000', { longitude: 105.4, latitude: 28.6 }],
  ['510524100000', { longitude: 105.5, latitude: 28.2 }],
]);

describe('只看离家近的岗位', () => {
  it('只会更少：本人不去的仍然没有，要近的都近，近的一个不漏', () => {
    const nearer = fc.oneof(
      fc.constantFrom('town' as const, 'county' as const),
      fc.integer({ min: 1, max: 80 }).map((km) => ({ km })),
    );
    fc.assert(
      fc.property(person, post, nearer, (somebody, job, within) => {
        const fits = (each: typeof somebody) => checkHardLimits(each, job, settings, AS_OF).length === 0;
        const distance = DISTANCES.indexOf(distanceBetween(somebody.regionCode, job.regionCode));
        const home = pointOf(somebody.regionCode, places);
        const there = pointOf(townOf(job.regionCode), places);
        const isNear =
          typeof within === 'string'
            ? distance <= DISTANCES.indexOf(within)
            : distance <= DISTANCES.indexOf('town') ||
              (home !== undefined && there !== undefined && kilometresBetween(home, there) <= within.km);
        expect(fits(nearerOnly(somebody, within, places))).toBe(fits(somebody) && isNear);
      }),
      { numRuns: 2000 },
    );
  });

  it('只在还能近的时候才给选：愿去全市的可以，只在本镇的不必；住地没有坐标不给选公里', () => {
    const city = candidateWith({ regionCode: '510503100001', workRange: 'city' });
    expect(canBeNearer(city, 'county', places)).toBe(true);
    expect(canBeNearer(city, { km: 10 }, places)).toBe(true);
    expect(canBeNearer({ ...city, regionCode: '510525100001' }, { km: 10 }, places)).toBe(false);
    const town = candidateWith({ regionCode: '510503100001', workRange: 'town' });
    for (const nearer of ['town', 'county', { km: 10 }] as const)
      expect(canBeNearer(town, nearer, places)).toBe(false);
  });
});
