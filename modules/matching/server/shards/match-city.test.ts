import { describe, expect, it } from 'vitest';
import { addDays } from '#engines/calendar/index.ts';
import {
  buildIndex,
  type Candidate,
  cityLists,
  type MatchSettings,
  type Vacancy,
} from '#engines/matching/index.ts';
import { AS_OF as asOf, settings as plain } from '#engines/matching/sample.ts';
import { matchCity } from './match-city.ts';

const settings: MatchSettings = {
  ...plain,
  priorityGroups: [],
  weights: {
    ...plain.weights,
    wishSame: 300,
    experienceSame: 100,
    experienceNear: 50,
    priorityGroup: 0,
    fresh: 120,
  },
};
const towns = ['510503100000', '510503101000', '510524100000'];
const occupations = ['6-25-04-01', '6-25-04-02', '4-02-01-01'];
const pick = (from: string[], at: number) => from[at % from.length] ?? '';

const person = (at: number): Candidate => ({
  id: `p${at}`,
  regionCode: pick(towns, at),
  birthOn: addDays('1980-01-01', at % 9000),
  educationRank: at % 3,
  occupationCodes: at % 5 === 0 ? [] : [pick(occupations, at)],
  skills: [],
  experienceMonths: { [pick(occupations, at + 1)]: at % 40 },
  payExpectedFen: 300_000 + (at % 20) * 10_000,
  availableOn: null,
  workRange: at % 4 === 0 ? 'town' : 'city',
  needsLodging: at % 3 === 0,
  acceptsShift: at % 7 !== 0,
  groups: [],
  status: at % 11 === 0 ? 'employed' : 'seeking',
  hasConsent: true,
  lastContactOn: addDays(asOf, -(at % 100)),
});
const post = (at: number): Vacancy => ({
  id: `v${at}`,
  regionCode: pick(towns, at + 1),
  occupationCode: pick(occupations, at),
  skills: [],
  educationRankMin: at % 2,
  experienceMonthsMin: 0,
  payMinFen: 300_000 + (at % 15) * 10_000,
  payMaxFen: 350_000 + (at % 15) * 10_000,
  neededOn: asOf,
  hasLodging: at % 2 === 0,
  isShift: at % 3 === 0,
  remaining: 1,
  ageMin: null,
  isOpen: true,
});
const rows = (make: (at: number) => Candidate | Vacancy, count: number) =>
  Array.from({ length: count }, (_, at) => make(at));
const index = buildIndex(
  { people: rows(person, 5000) as Candidate[], posts: rows(post, 200) as Vacancy[] },
  settings,
  asOf,
);
const expected = () => [...index.people()].map(({ id }) => ({ personId: id, posts: index.bestPosts(id, 5) }));
const inOrder = <T extends { personId: string }>(lists: Iterable<T>): T[] =>
  [...lists].sort((a, b) => (a.personId < b.personId ? -1 : 1));

describe('全市一次匹配', () => {
  it('几个线程分头算，每个人的名单与单独查询一样', async () => {
    const snapshot = index.snapshot();
    const result = await matchCity(snapshot, 5, { threads: 2 });
    expect(inOrder(cityLists(snapshot, result))).toEqual(inOrder(expected()));
  });

  it('算到一半一个线程被结束，换一个线程重算它那一段，名单不变', async () => {
    const snapshot = index.snapshot();
    let started = 0;
    const result = await matchCity(snapshot, 5, {
      threads: 2,
      onThread: (worker) => {
        started += 1;
        if (started <= 2) worker.once('online', () => void worker.terminate());
      },
    });
    expect(started).toBe(4);
    expect(inOrder(cityLists(snapshot, result))).toEqual(inOrder(expected()));
  });

  it('线程总是被结束时不会一直重算，报出没有算成的一段', async () => {
    const kill = matchCity(index.snapshot(), 5, {
      threads: 1,
      onThread: (worker) => void worker.once('online', () => void worker.terminate()),
    });
    await expect(kill).rejects.toThrow('not matched');
  });
});
