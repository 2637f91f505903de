import type { Candidate, MatchSettings, Vacancy } from './types.ts';

/** Facts for the tests of this folder: a pair that fits perfectly, changed where a test asks. */
export const AS_OF = '2017-10-15';

export const settings: MatchSettings = {
  seekingStatuses: ['seeking'],
  workingAge: 16,
  maxWaitDays: 30,
  dailyRange: 'county',
  occupationGroupLength: 7,
  experienceFullMonths: 36,
  freshDays: 90,
  priorityGroups: ['poorHousehold', 'hardToEmploy'],
  weights: {
    wishSame: 200,
    wishNear: 120,
    wishAny: 80,
    experienceSame: 200,
    experienceNear: 100,
    paySure: 150,
    payPossible: 90,
    near: { village: 150, town: 130, county: 100, city: 60, far: 0 },
    available: 100,
    skills: 80,
    priorityGroup: 60,
    fresh: 60,
  },
};

/** Every optional part switched on, weights still adding up to 1000. */
export const rich: MatchSettings = {
  ...settings,
  nearOccupations: { '4-02-01-01': ['6-01', '6-25-04-02'] },
  payIsLimit: true,
  surplusFullFen: 100_000,
  newPostDays: 20,
  weights: { ...settings.weights, wishSame: 100, paySure: 100, paySurplus: 50, newPost: 50, peers: 50 },
};
export const candidateWith = (changes: Partial<Candidate> = {}): Candidate => ({
  id: 'c1',
  regionCode: '510503100001',
  birthOn: '1990-05-01',
  educationRank: 2,
  occupationCodes: ['6-25-04-01'],
  skills: ['solder', 'inspect'],
  experienceMonths: { '6-25-04-01': 36 },
  payExpectedFen: 350_000,
  availableOn: null,
  workRange: 'county',
  needsLodging: false,
  acceptsShift: true,
  groups: ['poorHousehold'],
  status: 'seeking',
  hasConsent: true,
  lastContactOn: AS_OF,
  ...changes,
});

export const vacancyWith = (changes: Partial<Vacancy> = {}): Vacancy => ({
  id: 'v1',
  regionCode: '510503100001',
  occupationCode: '6-25-04-01',
  skills: [
    { code: 'solder', required: true },
    { code: 'inspect', required: false },
  ],
  educationRankMin: 1,
  experienceMonthsMin: 12,
  payMinFen: 350_000,
  payMaxFen: 450_000,
  neededOn: '2017-11-01',
  hasLodging: false,
  isShift: true,
  remaining: 5,
  ageMin: null,
  isOpen: true,
  ...changes,
});
