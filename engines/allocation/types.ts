/** A sending county, or any office that sends people. */
export interface SendingCounty {
  id: string;
  /** Most people it can send in the whole window; null for no limit. */
  capacity: number | null;
  /** People it is asked to send; reached before points are counted. 0 for none. */
  target: number;
}

/** People of one county who are alike: same options, same first week. One person is a group of 1. */
export interface PeopleGroup {
  id: string;
  countyId: string;
  size: number;
  /** First week they can leave, 0-based. */
  readyWeek: number;
  /** Each takes a dormitory bed of the park. */
  needsBed: boolean;
  /** Parks they are willing to go to; empty for any. */
  onlyParkIds: readonly string[];
}

/** All people of these groups leave in one week for one park, or none leaves. */
export interface Family {
  id: string;
  groupIds: readonly string[];
}

export interface ReceivingPark {
  id: string;
  /** Per week, the beds that people of this plan may have taken by the end of it; null where beds are no limit. */
  beds: readonly number[] | null;
}

export interface ReceivingEnterprise {
  id: string;
  /** Small enterprises get the floor. */
  isSmall: boolean;
}

export interface ReceivingPost {
  id: string;
  enterpriseId: string;
  parkId: string;
  /** People wanted in the whole window. */
  demand: number;
  /** First and last week people may arrive, 0-based, both included. */
  fromWeek: number;
  toWeek: number;
}

/** Buses from one county to some parks. A county and park without a route are travelled without limit. */
export interface BusRoute {
  id: string;
  countyId: string;
  parkIds: readonly string[];
  /** Seats per week. */
  seats: readonly number[];
}

/** Which group may take which post, as columns: entry i of all three. Positions in `groups` and `posts`. */
export interface OptionColumns {
  group: ArrayLike<number>;
  post: ArrayLike<number>;
  /** Points of one person placed. */
  points: ArrayLike<number>;
}

/** A manual override or what has already left: kept whatever limit it breaks. */
export interface Pin {
  groupId: string;
  postId: string;
  week: number;
  people: number;
  /** Points of each; counted, never compared. */
  points: number;
}

/** All numbers are whole and not negative. */
export interface AllocationPlan {
  /** Weeks of the window; 1 where time does not matter. */
  weeks: number;
  /** Points lost for each week a person waits after both sides are ready. */
  pointsPerWeekWaited: number;
  /** Share of its demand each small enterprise gets before anything else is counted, as a fraction; null for none. */
  floorShare: { numerator: number; denominator: number } | null;
  counties: readonly SendingCounty[];
  groups: readonly PeopleGroup[];
  families: readonly Family[];
  parks: readonly ReceivingPark[];
  enterprises: readonly ReceivingEnterprise[];
  posts: readonly ReceivingPost[];
  routes: readonly BusRoute[];
  options: OptionColumns;
  pins: readonly Pin[];
}

export type LimitKind = 'group' | 'county' | 'route' | 'post' | 'enterprise' | 'beds' | 'family';

/** One limit of the plan; `week` where it is a limit of a week (route) or up to a week (beds). */
export interface LimitRef {
  kind: LimitKind;
  id: string;
  week: number | null;
}

export type PlanProblemCode =
  | 'notWhole'
  | 'negative'
  | 'tooLarge'
  | 'unknownId'
  | 'duplicateId'
  | 'wrongLength'
  | 'outOfWindow'
  | 'emptyWindow'
  | 'twoRoutes'
  | 'twoFamilies'
  | 'overPinned'
  | 'shareAboveOne';

/** What is wrong with the plan and where, as a JSON pointer. */
export interface PlanProblem {
  code: PlanProblemCode;
  pointer: string;
  value: string | number;
}

export interface Move {
  groupId: string;
  postId: string;
  week: number;
  people: number;
  /** Points of all of them, less what waiting costs. */
  points: number;
  isPinned: boolean;
}

/** The goals in order of rank: the next counts only among plans equal in those before. */
export interface Totals {
  /** People small enterprises lack to their floors. */
  floorShortfall: number;
  /** People counties lack to their targets. */
  targetShortfall: number;
  points: number;
  placed: number;
}

/** How far from the best possible plan. Pinned people count on both sides. */
export interface Proof {
  /**
   * `network`: flow and potentials were checked again, cost equals bound. `relaxation`: the bound is that of the
   * network without the limits that break it. `linear`: the bound is the linear solver's.
   */
  method: 'network' | 'relaxation' | 'linear';
  isOptimal: boolean;
  /** No plan that lacks as little can have more points. */
  pointsBound: number;
  /** `pointsBound` − points: 0 when optimal. */
  gap: number;
  /** No plan lacks less. */
  floorShortfallBound: number;
  targetShortfallBound: number;
  /** Why the linear solver did not finish; null when it did or was not needed. */
  linearProblem: string | null;
}

export interface GoalResult {
  id: string;
  goal: number;
  placed: number;
  /** goal − placed, or 0: by so much the goal was relaxed. */
  shortfall: number;
}

export type UnmetCode =
  /** Nobody has an option for the post, or all who have are at it. */
  | 'noCandidate'
  /** Candidates go to another post. */
  | 'placedElsewhere'
  /** Candidates stay because `limit` is used up. */
  | 'limit'
  /** Candidates do not want this park. */
  | 'wish'
  /** Candidates are ready only after the post's last week. */
  | 'tooLate'
  /** Candidates stay because their family finds no place together. */
  | 'family'
  /** Placing candidates would cost more points by waiting than it brings. */
  | 'notWorth';

export interface UnmetReason {
  code: UnmetCode;
  /** Candidates kept away; one may be kept away by several limits. */
  people: number;
  limit: LimitRef | null;
}

export interface UnmetDemand {
  postId: string;
  unmet: number;
  /** Used-up limits first, then by people kept away. */
  reasons: UnmetReason[];
}

/** What one more unit of a limit would change. */
export interface LimitGain {
  points: number;
  placed: number;
  floorShortfall: number;
  targetShortfall: number;
}

export interface UsedUpLimit {
  limit: LimitRef;
  /** All of it, pinned people included. */
  capacity: number;
  /**
   * Exact, for one more seat, bed or person. Null where the network alone did not decide: change the limit by one
   * and solve again.
   */
  gain: LimitGain | null;
}

/** A limit that pinned people break; of a family, its people and how many of them go. */
export interface Breach {
  limit: LimitRef;
  capacity: number;
  pinned: number;
}

export interface Allocation {
  state: 'solved';
  moves: Move[];
  totals: Totals;
  proof: Proof;
  floors: GoalResult[];
  targets: GoalResult[];
  unmet: UnmetDemand[];
  /** County, route and bed limits above 0 that are used up. */
  usedUp: UsedUpLimit[];
  breaches: Breach[];
}

/** Nothing was computed; at most a hundred problems are listed. */
export interface RefusedAllocation {
  state: 'refused';
  problems: PlanProblem[];
}

export type AllocationVerdict = Allocation | RefusedAllocation;
