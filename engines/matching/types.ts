import type { Places } from './places.ts';

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
  /** Divisions the person would also work in, however far from home. */
  acceptedRegions?: readonly string[];
  /** Needs a bed where home cannot be reached every day. */
  needsLodging: boolean;
  acceptsShift: boolean;
  groups: readonly string[];
  status: string;
  /** Consents to be recommended. */
  hasConsent: boolean;
  lastContactOn: string | null;
  /** Posts the person has refused. */
  refusedIds?: readonly string[];
  /** By post, how many of those who applied for the same posts as this person applied there too: 0 to 1. */
  peerShares?: Readonly<Record<string, number>>;
  /** How many they are. */
  peerCount?: number;
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
  /** Highest age in years where a law sets one for this post (drivers of school buses); no other exists. */
  ageMax?: number | null;
  /** Last day the enterprise posted or confirmed it. */
  postedOn?: string | null;
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
  /** Pay above the wish; nothing where left out, as for the next two. */
  paySurplus?: number;
  /** A post posted or confirmed lately. */
  newPost?: number;
  /** Those who applied for the same posts applied here too. */
  peers?: number;
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
  /** Occupations close to one another outside their small group, by code; holds both ways. */
  nearOccupations?: Readonly<Record<string, readonly string[]>>;
  /** Whether a post that cannot pay what the person wishes is never offered. */
  payIsLimit?: boolean;
  /** Pay above the wish that earns all its points, in fen. */
  surplusFullFen?: number;
  /** Days until a post is no longer new. */
  newPostDays?: number;
  weights: MatchWeights;
  /** Middle points of divisions, where the place knows them: distances are then said in kilometres too. */
  places?: Places;
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
  | 'aboveAge'
  | 'education'
  | 'skill'
  | 'experience'
  | 'outOfRange'
  | 'noLodging'
  | 'shift'
  | 'startsTooLate'
  | 'payTooLow'
  | 'refused'
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
  | 'paySurplus'
  | 'near'
  | 'available'
  | 'skills'
  | 'priorityGroup'
  | 'fresh'
  | 'newPost'
  | 'peers';

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

/** What the limits cost. */
export interface Tally {
  considered: number;
  /** Those who broke no hard limit. */
  eligible: number;
  /** How many broke each limit; one may break several. */
  refusedBy: Partial<Record<HardLimitCode, number>>;
  /** How many broke this one and no other. */
  onlyBy: Partial<Record<HardLimitCode, number>>;
}

export interface Ranking extends Tally {
  /** Best first; equal scores in order of id. */
  list: Ranked[];
}

/** One who breaks a single limit: its facts, several where several required skills lack, and the score without it. */
export interface NearMiss extends Ranked {
  limits: HardLimit[];
}

/** Best first. */
export interface NearMisses {
  total: number;
  list: NearMiss[];
}
