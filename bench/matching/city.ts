import { addDays } from '#engines/calendar/index.ts';
import type { Candidate, MatchSettings, Vacancy, WorkRange } from '#engines/matching/index.ts';
import { settings } from '#engines/matching/sample.ts';
import { type Random, seeded, skewed } from './random.ts';

/** One city by the rules of the product: people in villages, posts in the parks of its counties. */
export const AS_OF = '2017-10-15';
const COUNTIES = ['510502', '510503', '510504', '510521', '510522', '510524', '510525'];
const TOWNS = 20;
const VILLAGES = 14;
const GROUPS = 60;
const PER_GROUP = 5;
const SKILLS = 80;
const RANGES: readonly WorkRange[] = ['town', 'county', 'county', 'city', 'city', 'anywhere'];

export const citySettings: MatchSettings = { ...settings, seekingStatuses: ['seeking', 'unemployed'] };

const padded = (n: number, digits: number): string => String(n).padStart(digits, '0');
const idOf = (number: number): string => padded(number, 8);

interface Draw {
  random: Random;
  occupation(): string;
  county(): string;
}

function drawFrom(seed: number): Draw {
  const random = seeded(seed);
  const occupation = skewed(random, GROUPS * PER_GROUP, 4);
  const county = skewed(random, COUNTIES.length, 4);
  return {
    random,
    occupation: () => {
      const number = occupation();
      return `6-${padded((number % GROUPS) + 1, 2)}-01-${padded(Math.floor(number / GROUPS) + 1, 2)}`;
    },
    county: () => COUNTIES[county()] ?? '',
  };
}

const skillsOf = ({ random }: Draw, most: number): string[] => [
  ...new Set(Array.from({ length: random.between(0, most) }, () => `skill${random.between(1, SKILLS)}`)),
];
const hundreds = (random: Random, min: number, max: number): number => random.between(min, max) * 10_000;

function personOf(draw: Draw, number: number): Candidate {
  const { random, occupation, county } = draw;
  const has = (most: number) => Array.from({ length: random.between(0, most) }, occupation);
  return {
    id: idOf(number),
    regionCode: `${county()}1${padded(random.between(0, TOWNS - 1), 2)}2${padded(random.between(1, VILLAGES), 2)}`,
    birthOn: addDays(AS_OF, -random.between(17 * 365, 58 * 365)),
    educationRank: random.between(0, 5),
    occupationCodes: [...new Set(has(2))],
    skills: skillsOf(draw, 4),
    experienceMonths: Object.fromEntries(has(2).map((code) => [code, random.between(1, 72)])),
    payExpectedFen: random.chance(0.1) ? null : hundreds(random, 25, 70),
    availableOn: random.chance(0.7) ? null : addDays(AS_OF, random.between(-20, 60)),
    workRange: random.one(RANGES),
    needsLodging: random.chance(0.3),
    acceptsShift: random.chance(0.7),
    groups: random.chance(0.15) ? ['poorHousehold'] : [],
    status: random.chance(0.8) ? 'seeking' : 'employed',
    hasConsent: random.chance(0.95),
    lastContactOn: random.chance(0.2) ? null : addDays(AS_OF, -random.between(0, 150)),
  };
}

function postOf(draw: Draw, number: number): Vacancy {
  const { random, occupation, county } = draw;
  const payMinFen = hundreds(random, 25, 60);
  return {
    id: idOf(number),
    regionCode: `${county()}1${padded(random.between(0, TOWNS - 1), 2)}2${padded(random.between(1, 3), 2)}`,
    occupationCode: occupation(),
    skills: skillsOf(draw, 3).map((code) => ({ code, required: random.chance(0.1) })),
    educationRankMin: random.between(0, 3),
    experienceMonthsMin: random.chance(0.7) ? 0 : 12,
    payMinFen,
    payMaxFen: payMinFen + hundreds(random, 0, 20),
    neededOn: addDays(AS_OF, random.between(-10, 45)),
    hasLodging: random.chance(0.4),
    isShift: random.chance(0.4),
    remaining: random.between(1, 30),
    ageMin: random.chance(0.05) ? 18 : null,
    isOpen: random.chance(0.95),
  };
}

/** One after another, so that a million need not be held as objects. */
export function* cityPeople(count: number): Generator<Candidate> {
  const draw = drawFrom(621);
  for (let at = 0; at < count; at += 1) yield personOf(draw, at);
}

export function* cityPosts(count: number): Generator<Vacancy> {
  const draw = drawFrom(117);
  for (let at = 0; at < count; at += 1) yield postOf(draw, at);
}
