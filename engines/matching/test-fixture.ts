import fc from 'fast-check';
import { addDays } from '#engines/calendar/index.ts';
import type { Candidate, Vacancy } from './index.ts';
import { AS_OF, candidateWith, vacancyWith } from './sample.ts';

/** Any facts of people and posts for the property tests of this folder; a test says which divisions, occupations, days and pays. */
interface Ranges {
  region: fc.Arbitrary<string>;
  occupation: fc.Arbitrary<string>;
  day: fc.Arbitrary<string>;
  pay: fc.Arbitrary<number>;
}

const skill = fc.constantFrom('solder', 'inspect', 'weld');
const mostly = fc.integer({ min: 0, max: 9 }).map((n) => n > 0);

export const anyPerson = ({ region, occupation, day, pay }: Ranges) => ({
  regionCode: region,
  birthOn: fc.option(fc.integer({ min: 5000, max: 24_000 }).map((days) => addDays(AS_OF, -days))),
  educationRank: fc.nat(4),
  occupationCodes: fc.uniqueArray(occupation, { maxLength: 2 }),
  skills: fc.uniqueArray(skill),
  experienceMonths: fc.dictionary(occupation, fc.nat(80), { maxKeys: 3 }),
  payExpectedFen: fc.option(pay),
  availableOn: fc.option(day),
  workRange: fc.constantFrom('village', 'town', 'county', 'city', 'anywhere', 'anywhere' as const),
  needsLodging: fc.boolean(),
  acceptsShift: mostly,
  groups: fc.subarray(['poorHousehold', 'graduate']),
  status: fc.constantFrom('seeking', 'seeking', 'seeking', 'employed'),
  hasConsent: mostly,
  lastContactOn: fc.option(day),
});

export const anyPost = ({ region, occupation, day, pay }: Ranges) => ({
  regionCode: region,
  occupationCode: occupation,
  skills: fc.uniqueArray(fc.record({ code: skill, required: fc.boolean() }), {
    selector: ({ code }) => code,
  }),
  educationRankMin: fc.nat(2),
  experienceMonthsMin: fc.constantFrom(0, 0, 12),
  payMinFen: pay,
  payMaxFen: pay,
  neededOn: day,
  hasLodging: fc.boolean(),
  isShift: fc.boolean(),
  remaining: fc.nat(3),
  ageMin: fc.constantFrom(null, 18),
  isOpen: mostly,
});

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
const division = fc.constantFrom(
  '510503101001',
  '510500000000',
  '510524000000',
  '110000000000',
  '510503100000',
  'x',
);
const occupation = fc.constantFrom('6-25-04-01', '6-25-04-02', '4-02-01-01', '4-02-02-01', '6-01');
const day = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: -40, max: 60 }).map((n) => addDays(AS_OF, n)) },
  { weight: 1, arbitrary: fc.constantFrom('2017-13-01', 'soon') },
);
const pay = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 20, max: 60 }).map((hundred) => hundred * 10_000) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, 0) },
);
/** Few, so that rows meet again. */
export const id = fc.integer({ min: 0, max: 40 }).map(String);
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
export const person = fc.oneof(
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
export const post = fc.oneof(
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
export const people = byId(person, 40);
export const posts = byId(post, 40);
