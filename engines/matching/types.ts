/** How far apart two divisions are: the smallest division that holds both. */
export type Distance = 'village' | 'town' | 'county' | 'city' | 'far';

export type WorkRange = 'village' | 'town' | 'county' | 'city' | 'anywhere';

/** A person who may want work. Sex, ethnicity and other protected traits are no input at all. */
export interface Candidate {
  id: string;
  /** 12-digit division code of where the person lives, as fine as known. */
  regionCode: string;
  birthOn: string | null;
  /** Rank in the pack's education list, 0 lowest. */
  educationRank: number;
  /** Wished occupations; empty means any. */
  occupationCodes: readonly string[];
  skills: readonly string[];
  /** Months worked by occupation code. */
  experienceMonths: Readonly<Record<string, number>>;
  /** Least monthly pay wished, in fen. */
  payExpectedFen: number | null;
  /** First day the person can start; null means now. */
  availableOn: string | null;
  /** Farthest the person would go to work. */
  workRange: WorkRange;
  /** Needs a bed where home cannot be reached every day. */
  needsLodging: boolean;
  acceptsShift: boolean;
  groups: readonly string[];
  status: string;
  /** Consents to be recommended. */
  hasConsent: boolean;
  lastContactOn: string | null;
}

/** One post of an enterprise. */
export interface Vacancy {
  id: string;
  regionCode: string;
  occupationCode: string;
  skills: readonly { code: string; required: boolean }[];
  educationRankMin: number;
  /** Months in this occupation or its small group. */
  experienceMonthsMin: number;
  /** Monthly pay in fen. */
  payMinFen: number;
  payMaxFen: number;
  neededOn: string;
  hasLodging: boolean;
  isShift: boolean;
  /** Places still free. */
  remaining: number;
  /** Statutory age of this post where above the working age; null otherwise. No other age limit exists. */
  ageMin: number | null;
  isOpen: boolean;
}

/** Most points of each part; wish, experience and pay take one of their alternatives. All whole. */
export interface MatchWeights {
  wishSame: number;
  wishNear: number;
  wishAny: number;
  experienceSame: number;
  experienceNear: number;
  paySure: number;
  payPossible: number;
  near: Readonly<Record<Distance, number>>;
  available: number;
  skills: number;
  priorityGroup: number;
  fresh: number;
}

/** A region's way of matching: every number of it comes from the pack. */
export interface MatchSettings {
  seekingStatuses: readonly string[];
  /** Statutory working age in years. */
  workingAge: number;
  /** Days a post waits for a person after it is needed. */
  maxWaitDays: number;
  /** Farthest distance from which people come home every day. */
  dailyRange: Exclude<Distance, 'far'>;
  /** Leading characters of an occupation code that name its small group. */
  occupationGroupLength: number;
  /** Months of experience that earn all its points. */
  experienceFullMonths: number;
  /** Days after the last contact until it earns nothing. */
  freshDays: number;
  priorityGroups: readonly string[];
  weights: MatchWeights;
}

export type Params = Readonly<Record<string, string | number>>;

/** What would bring the pair closer. */
export type Closer = 'consent' | 'training' | 'lodging' | 'laterStart' | 'higherPay' | 'contact';

export interface Shortfall<Code extends string> {
  code: Code;
  /** The facts it rests on. */
  params: Params;
  closer?: Closer;
}

export type HardLimitCode =
  | 'notSeeking'
  | 'noConsent'
  | 'ageUnknown'
  | 'belowWorkingAge'
  | 'education'
  | 'skill'
  | 'experience'
  | 'outOfRange'
  | 'noLodging'
  | 'shift'
  | 'startsTooLate'
  | 'noPlaceLeft'
  | 'closed';

export type HardLimit = Shortfall<HardLimitCode>;

export type ReasonCode =
  | 'wishSame'
  | 'wishNear'
  | 'wishAny'
  | 'experienceSame'
  | 'experienceNear'
  | 'paySure'
  | 'payPossible'
  | 'near'
  | 'available'
  | 'skills'
  | 'priorityGroup'
  | 'fresh';

export interface Reason {
  code: ReasonCode;
  points: number;
  params: Params;
}

export type MissingCode =
  | 'otherWish'
  | 'noExperience'
  | 'payBelow'
  | 'farAway'
  | 'startsLater'
  | 'skill'
  | 'contactOld';

export type Missing = Shortfall<MissingCode>;

/** Score 0 to 1000, always the sum of the points of its reasons. */
export interface PairScore {
  score: number;
  reasons: Reason[];
  missing: Missing[];
}

/** One place in a list; id is the candidate's or the vacancy's, whichever is listed. */
export interface Ranked extends PairScore {
  id: string;
}

export interface Ranking {
  /** Best first; equal scores in order of id. */
  list: Ranked[];
  considered: number;
  /** Those who broke no hard limit. */
  eligible: number;
  /** How many broke each limit; one may break several. */
  refusedBy: Partial<Record<HardLimitCode, number>>;
}
