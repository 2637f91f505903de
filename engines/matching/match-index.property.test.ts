import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#engines/calendar/index.ts';
import { isWithin } from '#engines/regiontree/index.ts';
import {
  buildIndex,
  type Candidate,
  checkHardLimits,
  kilometresBetween,
  type MatchEvent,
  type MatchSettings,
  openSnapshot,
  pointOf,
  rankForCandidate,
  rankForVacancy,
  type Vacancy,
} from './index.ts';
import { DISTANCES, distanceBetween } from './pair.ts';
import { anyPerson, anyPost } from './sample-facts.ts';
import { AS_OF, candidateWith, settings as plain, vacancyWith } from './sample.ts';

const region = fc.constantFrom(
  '510503100001',
  '510503100002',
  '510503101001',
  '510503101000',
  '510503000000',
  '510524100001',
  '110101001001',
  '',
);
const division = fc.constantFrom('510500000000', '510524000000', '110000000000', '510503100000', 'x');
const occupation = fc.constantFrom('6-25-04-01', '6-25-04-02', '4-02-01-01', '4-02-02-01', '6-01');
const day = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: -40, max: 60 }).map((n) => addDays(AS_OF, n)) },
  { weight: 1, arbitrary: fc.constantFrom('2017-13-01', 'soon') },
);
const pay = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 20, max: 60 }).map((hundred) => hundred * 10_000) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, 0) },
);
const id = fc.integer({ min: 0, max: 40 }).map(String);
const postIds = fc.subarray(['1', '2', '3', '12', '40']);

const ranges = { region, occupation, day, pay };
const facts = { id, ...anyPerson(ranges) };
const anyone: fc.Arbitrary<Candidate> = fc.record(
  {
    ...facts,
    acceptedRegions: fc.uniqueArray(division, { minLength: 1, maxLength: 2 }),
    refusedIds: postIds,
    peerShares: fc.dictionary(
      fc.constantFrom('1', '2', '3', '12'),
      fc.double({ min: 0, max: 1, noNaN: true }),
    ),
    peerCount: fc.nat(50),
  },
  { requiredKeys: Object.keys(facts) as (keyof typeof facts)[] },
);
const anything: fc.Arbitrary<Vacancy> = fc.record({
  id,
  ...anyPost(ranges),
  ageMax: fc.constantFrom(undefined, null, 45, 60),
  postedOn: fc.option(day),
});
// Most random pairs break some limit, so half the people and posts are the fitting pair, changed a little.
const person = fc.oneof(
  anyone,
  anyone.map((each) => {
    const { id: own, payExpectedFen, groups, occupationCodes, lastContactOn, regionCode, peerShares } = each;
    return candidateWith({
      id: own,
      payExpectedFen,
      groups,
      occupationCodes,
      lastContactOn,
      regionCode,
      peerShares,
      workRange: 'anywhere',
    });
  }),
);
const post = fc.oneof(
  anything,
  anything.map(({ id: own, regionCode, payMinFen, payMaxFen, occupationCode, postedOn }) =>
    vacancyWith({
      id: own,
      regionCode,
      payMinFen,
      payMaxFen,
      occupationCode,
      postedOn,
      experienceMonthsMin: 0,
    }),
  ),
);
const byId = <T extends { id: string }>(rows: fc.Arbitrary<T>, maxLength: number) =>
  fc.uniqueArray(rows, { selector: (row) => row.id, maxLength });
const people = byId(person, 40);
const posts = byId(post, 40);
const size = fc.integer({ min: 0, max: 8 });

/** Every optional part switched on, weights still adding up to 1000. */
const rich: MatchSettings = {
  ...plain,
  nearOccupations: { '4-02-01-01': ['6-01', '6-25-04-02'] },
  payIsLimit: true,
  surplusFullFen: 100_000,
  newPostDays: 20,
  weights: { ...plain.weights, wishSame: 100, paySure: 100, paySurplus: 50, newPost: 50, peers: 50 },
};
const settings = fc.constantFrom(plain, rich, { ...rich, payIsLimit: false });

const changes: fc.Arbitrary<MatchEvent[]> = fc.array(
  fc.oneof(
    person.map((each): MatchEvent => ({ kind: 'person', person: each })),
    post.map((each): MatchEvent => ({ kind: 'post', post: each })),
    id.map((gone): MatchEvent => ({ kind: 'personGone', id: gone })),
    id.map((gone): MatchEvent => ({ kind: 'postGone', id: gone })),
  ),
  { maxLength: 25 },
);

/** The rows that a sequence of events leaves. */
function afterwards(before: Candidate[], jobs: Vacancy[], events: readonly MatchEvent[]) {
  const [left, open] = [new Map(before.map((p) => [p.id, p])), new Map(jobs.map((v) => [v.id, v]))];
  for (const event of events) {
    if (event.kind === 'person') left.set(event.person.id, event.person);
    else if (event.kind === 'post') open.set(event.post.id, event.post);
    else if (event.kind === 'personGone') left.delete(event.id);
    else open.delete(event.id);
  }
  return { people: [...left.values()], posts: [...open.values()] };
}
const sorted = <T extends { id: string }>(rows: Iterable<T>): T[] =>
  [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('列式索引与逐对规则一致', () => {
  it('岗位找人、人找岗位：名单、得分、理由、各条件挡住的人数都与逐对计算相同', async () => {
    await fc.assert(
      fc.asyncProperty(people, posts, settings, size, async (left, jobs, how, k) => {
        const index = buildIndex({ people: left, posts: jobs }, how, AS_OF);
        for (const job of jobs) {
          const { list, ...counts } = await rankForVacancy(left, job, how, AS_OF, k);
          expect(index.topPeople(job.id, k)).toEqual(list);
          expect(index.tallyPeople(job.id)).toEqual(counts);
        }
        for (const each of left) {
          const { list } = await rankForCandidate(jobs, each, how, AS_OF, k);
          expect(index.topPosts(each.id, k)).toEqual(list);
        }
      }),
    );
  });

  it('几千人、几千个岗位时，不逐个看也与逐个看结果相同', async () => {
    const make = <T extends { id: string }>(rows: fc.Arbitrary<T>, count: number, seed: number): T[] =>
      fc.sample(rows, { numRuns: count, seed }).map((row, at) => ({ ...row, id: String(at) }));
    for (const how of [plain, rich]) {
      const [left, jobs] = [make(person, 3000, 7), make(post, 2500, 11)];
      const index = buildIndex({ people: left, posts: jobs }, how, AS_OF);
      for (let at = 0; at < 40; at += 1) {
        const [job, each] = [jobs[at * 50], left[at * 60]];
        if (!job || !each) continue;
        const { list } = await rankForVacancy(left, job, how, AS_OF, 20);
        expect(index.topPeople(job.id, 20)).toEqual(list);
        const { list: places } = await rankForCandidate(jobs, each, how, AS_OF, 20);
        expect(index.topPosts(each.id, 20)).toEqual(places);
      }
    }
  });

  it('写进索引的人员和岗位，读出来一字不差', () => {
    fc.assert(
      fc.property(people, posts, settings, (left, jobs, how) => {
        const index = buildIndex({ people: left, posts: jobs }, how, AS_OF);
        expect(sorted(index.people())).toEqual(sorted(left));
        expect(sorted(index.posts())).toEqual(sorted(jobs));
      }),
    );
  });

  it('增减修改任意多次以后，索引与按最后的台账重建的完全一样，没有一条名单违反硬性条件', () => {
    fc.assert(
      fc.property(people, posts, settings, changes, size, (left, jobs, how, events, k) => {
        const index = buildIndex({ people: left, posts: jobs }, how, AS_OF);
        for (const event of events) index.apply(event);
        const rows = afterwards(left, jobs, events);
        const fresh = buildIndex(rows, how, AS_OF);
        for (const { id: own } of rows.posts) {
          const list = index.topPeople(own, k);
          expect(list).toEqual(fresh.topPeople(own, k));
          expect(index.tallyPeople(own)).toEqual(fresh.tallyPeople(own));
          const [job, byPerson] = [index.post(own), (each: string) => index.person(each)];
          for (const ranked of list ?? []) {
            const each = byPerson(ranked.id);
            expect(each && job && checkHardLimits(each, job, how, AS_OF)).toEqual([]);
          }
        }
        for (const { id: own } of rows.people) {
          expect(index.topPosts(own, k)).toEqual(fresh.topPosts(own, k));
        }
        expect(sorted(index.people())).toEqual(sorted(rows.people));
        expect(sorted(index.posts())).toEqual(sorted(rows.posts));
      }),
    );
  });

  it('快照交给另一个线程打开，回答一样', () => {
    fc.assert(
      fc.property(people, posts, settings, size, (left, jobs, how, k) => {
        const index = buildIndex({ people: left, posts: jobs }, how, AS_OF);
        const other = openSnapshot(structuredClone(index.snapshot()));
        for (const { id: own } of jobs) expect(other.topPeople(own, k)).toEqual(index.topPeople(own, k));
        for (const { id: own } of left) expect(other.topPosts(own, k)).toEqual(index.topPosts(own, k));
      }),
      { numRuns: 30 },
    );
  });

  it('调整权重、剔除人员、限定户籍所在地或只看一部分人，名单和人数与对剩下的人逐对计算相同', async () => {
    const { weights } = plain;
    const moved = { ...weights, wishSame: 50, experienceSame: 350, near: { ...weights.near, far: 40 } };
    const options = fc.record({
      exclude: fc.subarray(['1', '2', '3', '4', '5', '6', '7', '8']),
      within: fc.constantFrom('510503000000', '510500000000', '510503100000'),
    });
    await fc.assert(
      fc.asyncProperty(people, posts, options, size, async (left, jobs, { exclude, within }, k) => {
        const index = buildIndex({ people: left, posts: jobs }, plain, AS_OF);
        const rest = left.filter((p) => !exclude.includes(p.id) && isWithin(p.regionCode, within));
        const jobsLeft = jobs.filter((v) => !exclude.includes(v.id));
        const how = { ...plain, weights: moved };
        for (const job of jobs) {
          const { list, ...counts } = await rankForVacancy(rest, job, how, AS_OF, k);
          expect(index.topPeople(job.id, k, { weights: moved, exclude, within })).toEqual(list);
          expect(index.tallyPeople(job.id, { exclude, within })).toEqual(counts);
          const fitting = rest.filter((each) => checkHardLimits(each, job, plain, AS_OF).length === 0);
          expect(index.fittingByDivision(job, { exclude, within })).toEqual(
            new Map(
              Map.groupBy(fitting, ({ regionCode }) => regionCode)
                .entries()
                .map(([code, all]) => [code, all.length]),
            ),
          );
          const some = index.among(rest.map((each) => each.id));
          expect(some.topPeople(job, k, { weights: moved })).toEqual(list);
          expect(some.tallyPeople(job)).toEqual(counts);
        }
        for (const each of left) {
          const { list, ...counts } = await rankForCandidate(jobsLeft, each, how, AS_OF, k);
          expect(index.topPosts(each.id, k, { weights: moved, exclude })).toEqual(list);
          expect(index.topPosts({ ...each, id: 'draft' }, k, { weights: moved, exclude })).toEqual(list);
          expect(index.tallyPosts(each, { exclude })).toEqual(counts);
        }
      }),
      { numRuns: 50 },
    );
  });

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
