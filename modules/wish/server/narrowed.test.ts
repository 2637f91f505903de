import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Candidate, checkHardLimits, type Vacancy } from '#engines/matching/index.ts';
import { candidateWith, settings as plain } from '#engines/matching/sample.ts';
import { workRanges } from '#modules/person/contract/codes.ts';
import { type Narrowing, narrowed } from './narrowed.ts';

const person = candidateWith({
  regionCode: '510521103222',
  occupationCodes: ['6-25-04-02'],
  payExpectedFen: 300_000,
  workRange: 'city',
});
const settings = { ...plain, priorityGroups: [], payIsLimit: true };
const regions = ['510521103222', '510521103200', '510521104200', '510502001001', '520102001001'];

const wishes: fc.Arbitrary<Narrowing> = fc.record({
  occupations: fc.constantFrom<string[]>([], ['6-05-02-01']),
  payMinFen: fc.option(fc.integer({ min: 100_000, max: 600_000 })),
  workRange: fc.option(fc.constantFrom(...workRanges)),
  needsLodging: fc.boolean(),
  noShift: fc.boolean(),
  startsFrom: fc.option(fc.constantFrom('2017-10-20', '2017-12-01')),
});
const people: fc.Arbitrary<Candidate> = fc
  .record({
    payExpectedFen: fc.option(fc.integer({ min: 100_000, max: 600_000 })),
    workRange: fc.constantFrom(...workRanges),
    needsLodging: fc.boolean(),
    acceptsShift: fc.boolean(),
    availableOn: fc.option(fc.constantFrom('2017-10-16', '2017-11-20')),
  })
  .map((facts) => ({ ...person, ...facts }));
const posts: fc.Arbitrary<Vacancy> = fc
  .record({
    regionCode: fc.constantFrom(...regions),
    payMaxFen: fc.integer({ min: 100_000, max: 600_000 }),
    neededOn: fc.constantFrom('2017-10-16', '2017-11-10'),
    hasLodging: fc.boolean(),
    isShift: fc.boolean(),
  })
  .map((facts) => ({
    ...facts,
    id: 'v',
    payMinFen: Math.min(100_000, facts.payMaxFen),
    occupationCode: '6-25-04-02',
    skills: [],
    educationRankMin: 0,
    experienceMonthsMin: 0,
    remaining: 1,
    ageMin: null,
    isOpen: true,
  }));

const fits = (candidate: Candidate, post: Vacancy) =>
  checkHardLimits(candidate, post, settings, '2017-10-15').length === 0;

it('符合提醒的岗位，一定也符合本人登记的要求', () => {
  fc.assert(
    fc.property(people, wishes, posts, (someone, wish, post) => {
      if (fits(narrowed(someone, wish), post)) expect(fits(someone, post)).toBe(true);
    }),
  );
});

it('没有填的条件照登记的算；填了的取更严的一个', () => {
  const open: Narrowing = {
    ...{ occupations: [], payMinFen: null, workRange: null },
    ...{ needsLodging: false, noShift: false, startsFrom: null },
  };
  expect(narrowed(person, open)).toEqual(person);
  expect(narrowed(person, { ...open, payMinFen: 250_000, workRange: 'town', noShift: true })).toMatchObject({
    payExpectedFen: 300_000,
    workRange: 'town',
    acceptsShift: false,
  });
  expect(narrowed(person, { ...open, workRange: 'anywhere' }).workRange).toBe('city');
});
