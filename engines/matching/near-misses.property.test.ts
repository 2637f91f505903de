import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin } from '#engines/regiontree/index.ts';
import {
  buildIndex,
  type Candidate,
  checkHardLimits,
  findNearMisses,
  type HardLimitCode,
  rankForCandidate,
  rankForVacancy,
  scorePair,
} from './index.ts';
import { id, person, post, posts } from './test-fixture.ts';
import { AS_OF, candidateWith, settings as plain, rich } from './sample.ts';

const codes: HardLimitCode[] = ['shift', 'startsTooLate', 'education', 'skill', 'experience', 'outOfRange'];
const asked = fc.record({
  codes: fc.subarray<HardLimitCode>([...codes, 'payTooLow', 'noLodging', 'notSeeking'], { minLength: 1 }),
  skip: fc.integer({ min: 0, max: 3 }),
  take: fc.integer({ min: 0, max: 8 }),
});
// Few random people break just one limit, so half of them are the fitting one with one fact changed.
const slips: Partial<Candidate>[] = [
  { acceptsShift: false },
  { availableOn: '2018-01-20' },
  { educationRank: 0 },
  { skills: [] },
  { experienceMonths: { '6-25-04-02': 3 } },
  { workRange: 'village', regionCode: '510503101001' },
  { payExpectedFen: 900_000 },
  { status: 'working' },
];
const slipped = fc
  .tuple(person, fc.constantFrom(...slips))
  .map(([{ id: own, groups, lastContactOn, peerShares, peerCount }, slip]) =>
    candidateWith({ id: own, groups, lastContactOn, peerShares, peerCount, ...slip }),
  );
const people = fc.uniqueArray(fc.oneof(person, slipped), { selector: (row) => row.id, maxLength: 40 });
const settings = fc.constantFrom(plain, rich);
const options = fc.record({
  exclude: fc.uniqueArray(id, { maxLength: 6 }),
  within: fc.constantFrom(undefined, '510503000000', '510503100000'),
});

describe('只差一项', () => {
  it('名单与逐对核对相同：每人正好只触及所问的那一项，人数与按条件数出来的一致，先后按补上以后的得分', async () => {
    await fc.assert(
      fc.asyncProperty(people, posts, settings, asked, options, async (left, jobs, how, filter, of) => {
        const index = buildIndex({ people: left, posts: [] }, how, AS_OF);
        const { exclude, within } = of;
        const rest = left.filter(
          (each) => !exclude.includes(each.id) && (!within || isWithin(each.regionCode, within)),
        );
        for (const job of jobs) {
          const limitsOf = (each: Candidate) => checkHardLimits(each, job, how, AS_OF);
          const near = index.nearPeople(job, filter, { exclude, ...(within ? { within } : {}) });
          expect(near).toEqual(
            findNearMisses(rest, filter, limitsOf, (each) => scorePair(each, job, how, AS_OF)),
          );
          const { onlyBy } = await rankForVacancy(rest, job, how, AS_OF, 0);
          expect(near.total).toBe(filter.codes.reduce((sum, code) => sum + (onlyBy[code] ?? 0), 0));
          for (const { limits, score, reasons } of near.list) {
            expect(new Set(limits.map(({ code }) => code)).size).toBe(1);
            expect(filter.codes).toContain(limits[0]?.code);
            expect(score).toBe(reasons.reduce((sum, { points }) => sum + points, 0));
          }
        }
      }),
    );
  });

  it('补上所差的那一项就合格，名单里谁也不例外', () => {
    const whole = { codes, skip: 0, take: 50 };
    fc.assert(
      fc.property(people, post, (left, job) => {
        const mended: Partial<Record<HardLimitCode, Partial<Candidate>>> = {
          shift: { acceptsShift: true },
          startsTooLate: { availableOn: null },
          outOfRange: { workRange: 'anywhere' },
          skill: { skills: job.skills.map(({ code }) => code) },
        };
        const index = buildIndex({ people: left, posts: [] }, plain, AS_OF);
        for (const { id: own, limits } of index.nearPeople(job, whole).list) {
          const change = mended[limits[0]?.code ?? 'closed'];
          const each = index.person(own);
          if (change && each) expect(checkHardLimits({ ...each, ...change }, job, plain, AS_OF)).toEqual([]);
        }
      }),
    );
  });

  it('反过来，一个人只差一项的岗位与逐对核对相同', async () => {
    await fc.assert(
      fc.asyncProperty(posts, fc.oneof(person, slipped), asked, async (jobs, each, filter) => {
        const index = buildIndex({ people: [], posts: jobs }, rich, AS_OF);
        const exclude = ['1', '2'];
        const rest = jobs.filter((job) => !exclude.includes(job.id));
        const near = index.nearPosts(each, filter, { exclude });
        expect(near).toEqual(
          findNearMisses(
            rest,
            filter,
            (job) => checkHardLimits(each, job, rich, AS_OF),
            (job) => scorePair(each, job, rich, AS_OF),
          ),
        );
        const { onlyBy } = await rankForCandidate(rest, each, rich, AS_OF, 0);
        expect(near.total).toBe(filter.codes.reduce((sum, code) => sum + (onlyBy[code] ?? 0), 0));
        expect(index.tallyPosts(each, { exclude }).onlyBy).toEqual(onlyBy);
      }),
    );
  });
});
