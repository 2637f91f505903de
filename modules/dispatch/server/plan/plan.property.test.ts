import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allocate } from '#engines/allocation/index.ts';
import { type Candidate, checkHardLimits, type MatchSettings } from '#engines/matching/index.ts';
import type { Limits } from '../../contract/fields.ts';
import { type Group, groupPeople } from './groups.ts';
import { allocationPlanOf, type PlanPost, type Problem } from './problem.ts';
import { linesOf } from './result.ts';

const today = '2017-10-15';
const weeks = 3;
const parks = ['lake', 'hill'];
const counties = ['510521000000', '510522000000'];

const settings: MatchSettings = {
  seekingStatuses: ['seeking'],
  workingAge: 16,
  maxWaitDays: 30,
  dailyRange: 'county',
  occupationGroupLength: 7,
  experienceFullMonths: 24,
  freshDays: 90,
  priorityGroups: ['veteran'],
  weights: {
    wishSame: 250,
    wishNear: 150,
    wishAny: 100,
    experienceSame: 200,
    experienceNear: 100,
    paySure: 150,
    payPossible: 80,
    near: { village: 100, town: 90, county: 80, city: 50, far: 0 },
    available: 100,
    skills: 50,
    priorityGroup: 50,
    fresh: 100,
  },
};

const person = (id: number): fc.Arbitrary<Candidate> =>
  fc.record({
    id: fc.constant(`person${id}`),
    regionCode: fc.constantFrom('510521103222', '510521103201', '510522001001'),
    birthOn: fc.constantFrom('1980-01-01', '1990-06-01', '1999-05-05', '2004-01-01'),
    educationRank: fc.integer({ min: 0, max: 3 }),
    occupationCodes: fc.subarray(['6-25-04-02', '6-25-04-07', '6-14-02-00']),
    skills: fc.subarray(['焊接', '装配']),
    experienceMonths: fc.constantFrom<Record<string, number>>({}, { '6-25-04-02': 7 }, { '6-25-04-02': 30 }),
    payExpectedFen: fc.constantFrom(null, 310_000, 480_000),
    availableOn: fc.constantFrom(null, '2017-10-20', '2017-11-01', '2018-03-01'),
    workRange: fc.constantFrom('county' as const, 'city' as const, 'city' as const, 'anywhere' as const),
    needsLodging: fc.boolean(),
    acceptsShift: fc.boolean(),
    groups: fc.subarray(['veteran']),
    status: fc.constantFrom('seeking', 'seeking', 'seeking', 'working'),
    hasConsent: fc.constant(true),
    lastContactOn: fc.constant('2017-10-01'),
  });

const post = (at: number): fc.Arbitrary<PlanPost> =>
  fc
    .record({
      demand: fc.integer({ min: 1, max: 6 }),
      parkId: fc.constantFrom(...parks),
      fromWeek: fc.integer({ min: 0, max: weeks - 1 }),
      educationRankMin: fc.integer({ min: 0, max: 2 }),
      experienceMonthsMin: fc.constantFrom(0, 0, 12),
      hasLodging: fc.constantFrom(true, true, false),
      isShift: fc.constantFrom(false, false, true),
      regionCode: fc.constantFrom('510502000000', '510521000000'),
    })
    .map(({ demand, parkId, fromWeek, ...vacancy }) => ({
      id: `post${at}`,
      enterpriseId: `enterprise${at}`,
      parkId,
      demand,
      fromWeek,
      toWeek: weeks - 1,
      vacancy: {
        ...vacancy,
        id: `post${at}`,
        occupationCode: '6-25-04-02',
        skills: [],
        payMinFen: 320_000,
        payMaxFen: 450_000,
        neededOn: '2017-10-16',
        remaining: demand,
        ageMin: null,
        isOpen: true,
      },
    }));

const seats = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: weeks, maxLength: weeks });
const limits: fc.Arbitrary<Limits> = fc
  .record({
    seats,
    beds: fc.option(seats),
    capacity: fc.option(fc.integer({ min: 0, max: 8 })),
    target: fc.integer({ min: 0, max: 5 }),
    floorPercent: fc.option(fc.integer({ min: 0, max: 100 })),
    weekCost: fc.integer({ min: 0, max: 50 }),
  })
  .map(({ seats: bySeat, beds, capacity, target, ...rest }) => ({
    ...rest,
    routes: [{ id: 'bus', countyCode: '510521000000', receiverIds: ['lake'], seats: bySeat }],
    beds: beds ? [{ receiverId: 'hill', byWeek: beds.toSorted((a, b) => a - b) }] : [],
    counties: [{ countyCode: '510522000000', capacity, target }],
    families: [],
  }));

const instance = fc.record({
  people: fc
    .integer({ min: 5, max: 40 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => person(at)))),
  posts: fc
    .integer({ min: 1, max: 6 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => post(at)))),
  limits,
  isFine: fc.boolean(),
});

async function* streamed(people: Candidate[]): AsyncGenerator<Candidate> {
  yield* people;
}

const weekOf = (on: string | null): number | null =>
  on === null ? 0 : on > '2017-11-04' ? null : on >= '2017-10-29' ? 2 : on >= '2017-10-22' ? 1 : 0;

const problemOf = (posts: PlanPost[], own: Limits, groups: Group[]): Problem => ({
  weeks,
  today,
  settings,
  limits: own,
  counties: counties.map((id) => ({
    id,
    capacity: own.counties.find((each) => each.countyCode === id)?.capacity ?? null,
    target: own.counties.find((each) => each.countyCode === id)?.target ?? 0,
  })),
  parks: parks.map((id) => ({ id, beds: own.beds.find((each) => each.receiverId === id)?.byWeek ?? null })),
  enterprises: posts.map((each) => ({ id: each.enterpriseId, isSmall: each.demand < 3 })),
  posts,
  groups: groups.map(({ members, ...group }) => ({ ...group, size: members.length })),
  families: [],
});

const sum = <T>(items: T[], count: (item: T) => number) =>
  items.reduce((total, item) => total + count(item), 0);

it('任意人员、岗位和限制：每个人最多去一处，本人符合岗位条件，座位、床位、区县上限、岗位人数都不超', async () => {
  await fc.assert(
    fc.asyncProperty(instance, async ({ people, posts, limits: own, isFine }) => {
      const groups = await groupPeople(streamed(people), {
        settings,
        isFine,
        today,
        familyOf: new Map(),
        pinOf: new Map(),
        readyWeekOf: weekOf,
      });
      const verdict = allocate(allocationPlanOf(problemOf(posts, own, groups)).plan);
      if (verdict.state === 'refused') throw new Error(JSON.stringify(verdict.problems));
      const lines = linesOf(verdict.moves, groups);
      const byId = new Map(people.map((each) => [each.id, each]));
      const named = lines.flatMap(({ line, people: ids }) =>
        ids.map((id) => ({ line, who: byId.get(id) as Candidate })),
      );
      expect(new Set(named.map(({ who }) => who.id)).size).toBe(named.length);
      expect(named.length).toBe(verdict.totals.placed);
      const postAt = new Map(posts.map((each) => [each.id, each]));
      for (const { line, who } of named) {
        const vacancy = postAt.get(line.postId)?.vacancy;
        expect(vacancy && checkHardLimits(who, vacancy, settings, today)).toEqual([]);
        expect(weekOf(who.availableOn) ?? weeks).toBeLessThanOrEqual(line.week);
      }
      for (const { id, demand } of posts)
        expect(named.filter(({ line }) => line.postId === id).length).toBeLessThanOrEqual(demand);
      const parkOf = (postId: string) => postAt.get(postId)?.parkId;
      const [bus] = own.routes;
      for (let week = 0; week < weeks; week += 1) {
        const onBus = lines.filter(
          ({ line }) =>
            line.countyCode === bus?.countyCode && parkOf(line.postId) === 'lake' && line.week === week,
        );
        expect(sum(onBus, ({ line }) => line.people)).toBeLessThanOrEqual(bus?.seats[week] ?? 0);
        const inBeds = named.filter(
          ({ line, who }) => who.needsLodging && parkOf(line.postId) === 'hill' && line.week <= week,
        );
        expect(inBeds.length).toBeLessThanOrEqual(own.beds[0]?.byWeek[week] ?? Number.POSITIVE_INFINITY);
      }
      const sent = lines.filter(({ line }) => line.countyCode === counties[1]);
      expect(sum(sent, ({ line }) => line.people)).toBeLessThanOrEqual(
        own.counties[0]?.capacity ?? Number.POSITIVE_INFINITY,
      );
    }),
    { numRuns: 150 },
  );
});
