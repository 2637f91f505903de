import fc from 'fast-check';
import { addDays } from '#engines/calendar/index.ts';
import { AS_OF } from './sample.ts';

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
