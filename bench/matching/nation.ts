import { addDays } from '#engines/calendar/index.ts';
import type { Candidate, MatchSettings, Vacancy } from '#engines/matching/index.ts';
import { settings } from '#engines/matching/sample.ts';
import { seeded, skewed } from './random.ts';

/**
 * Seekers and posts of a whole country, as plain numbers: what every program of the comparison is given.
 * Limits: the seeker accepts 1 to 3 of 300 cities (or of 31 provinces, or all), the post's ages, and the post pays
 * the wish at least. Points: the same occupation, one of its class, or neither; pay above the wish; how new.
 */
export interface Nation {
  reach: Reach;
  seekers: Seeker[];
  posts: Post[];
}
export type Reach = 'city' | 'province' | 'nation';

export interface Seeker {
  /** Cities or provinces accepted; empty for all. */
  accepts: number[];
  /** Days lived on the day asked. */
  age: number;
  wishYuan: number;
  occupation: number;
}
export interface Post {
  city: number;
  ageMin: number;
  ageMax: number;
  /** The same as days lived on the day asked: the fewest and the most. */
  youngest: number;
  oldest: number;
  payYuan: number;
  occupation: number;
  ageDays: number;
}

export const CITIES = 300;
export const PROVINCES = 31;
const CLASSES = 30;
const PER_CLASS = 10;
export const AS_OF = '2017-10-15';
export const POINTS = { same: 400, near: 200, surplus: 350, surplusFull: 4000, fresh: 250, freshDays: 60 };

/** Larger provinces hold more of the cities. */
export const provinceOf = (city: number): number => Math.floor(PROVINCES * ((city * 0.618034) % 1) ** 1.6);
export const classOf = (occupation: number): number => Math.floor(occupation / PER_CLASS);

function distinct(count: number, draw: () => number): number[] {
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(draw());
  return [...drawn];
}

/** Days lived by someone whose birthday it is. */
const daysLived = (years: number): number =>
  Math.round((Date.parse(AS_OF) - Date.parse(`${2017 - years}${AS_OF.slice(4)}`)) / 86_400_000);
const ages = (ageMin: number, ageMax: number) => ({
  ageMin,
  ageMax,
  youngest: daysLived(ageMin),
  oldest: daysLived(ageMax + 1) - 1,
});

export function makeNation(seekers: number, posts: number, reach: Reach): Nation {
  const random = seeded(20171015);
  const city = skewed(random, CITIES, 5);
  const occupation = () => random.between(0, CLASSES * PER_CLASS - 1);
  const accepted = { city, province: () => provinceOf(city()), nation: () => 0 };
  return {
    reach,
    posts: Array.from({ length: posts }, () => ({
      city: city(),
      ...ages(random.between(16, 22), random.between(40, 60)),
      payYuan: random.between(3000, 9000),
      occupation: occupation(),
      ageDays: random.between(0, 89),
    })),
    seekers: Array.from({ length: seekers }, () => ({
      accepts: reach === 'nation' ? [] : distinct(random.between(1, 3), accepted[reach]),
      age: random.between(18 * 366, 56 * 365),
      wishYuan: random.between(2500, 7500),
      occupation: occupation(),
    })),
  };
}

const two = (n: number): string => String(n).padStart(2, '0');
const cityCode = (city: number): string =>
  `${11 + provinceOf(city)}${two(1 + (city % 99))}${two(1 + Math.floor(city / 99))}000000`;
const provinceCode = (province: number): string => `${11 + province}0000000000`;
const occupationCode = (number: number): string =>
  `6-${two(classOf(number) + 1)}-01-${two((number % PER_CLASS) + 1)}`;
/** In order of number, so that ties fall the same in every program. */
const idOf = (number: number): string => String(number).padStart(7, '0');

export const nationSettings: MatchSettings = {
  ...settings,
  priorityGroups: [],
  payIsLimit: true,
  surplusFullFen: POINTS.surplusFull * 100,
  newPostDays: POINTS.freshDays,
  weights: {
    wishSame: POINTS.same,
    wishNear: POINTS.near,
    wishAny: 0,
    experienceSame: 0,
    experienceNear: 0,
    paySure: 0,
    payPossible: 0,
    near: { village: 0, town: 0, county: 0, city: 0, far: 0 },
    available: 0,
    skills: 0,
    priorityGroup: 0,
    fresh: 0,
    paySurplus: POINTS.surplus,
    newPost: POINTS.fresh,
  },
};

export function candidateOf(seeker: Seeker, number: number, reach: Reach): Candidate {
  return {
    id: idOf(number),
    regionCode: '',
    birthOn: addDays(AS_OF, -seeker.age),
    educationRank: 0,
    occupationCodes: [occupationCode(seeker.occupation)],
    skills: [],
    experienceMonths: {},
    payExpectedFen: seeker.wishYuan * 100,
    availableOn: null,
    workRange: reach === 'nation' ? 'anywhere' : 'village',
    needsLodging: false,
    acceptsShift: true,
    groups: [],
    status: 'seeking',
    hasConsent: true,
    lastContactOn: null,
    ...(reach === 'nation'
      ? {}
      : { acceptedRegions: seeker.accepts.map(reach === 'city' ? cityCode : provinceCode) }),
  };
}

export function vacancyOf(post: Post, number: number): Vacancy {
  return {
    id: idOf(number),
    regionCode: cityCode(post.city),
    occupationCode: occupationCode(post.occupation),
    skills: [],
    educationRankMin: 0,
    experienceMonthsMin: 0,
    payMinFen: post.payYuan * 100,
    payMaxFen: post.payYuan * 100,
    neededOn: AS_OF,
    hasLodging: false,
    isShift: false,
    remaining: 1,
    ageMin: post.ageMin,
    ageMax: post.ageMax,
    postedOn: addDays(AS_OF, -post.ageDays),
    isOpen: true,
  };
}

/** Points of a post for being new. */
export const newsOf = ({ ageDays }: Post): number =>
  Math.floor((POINTS.fresh * Math.max(0, POINTS.freshDays - ageDays)) / POINTS.freshDays);
