/**
 * People and posts, matched both ways: exact hard limits, explained additive scores, ranked lists.
 * Pay in fen per month, dates 'YYYY-MM-DD', divisions 12-digit codes. All codes, no words: labels
 * belong to the contracts. Nothing throws.
 */
export { checkHardLimits } from './hard-limits.ts';
export { buildIndex, type IndexBuilder, type MatchRows, openSnapshot, startIndex } from './build-index.ts';
export { type AskOptions, type MatchEvent, MatchIndex } from './match-index.ts';
export {
  type Coordinates,
  kilometresApart,
  kilometresBetween,
  type Places,
  pointOf,
  townOf,
} from './places.ts';
export type { MatchSnapshot } from './snapshot.ts';
export { canBeNearer, type Nearer, nearerOnly } from './nearer.ts';
export { type PeerRules, type Peers, peersOf } from './peers.ts';
export { type PeopleOfRun, personNumbers, type SharingRules, shareOut } from './proposals.ts';
export {
  type CityResult,
  cityLists,
  emptyCityResult,
  forShards,
  rowsLivingIn,
  shardRunner,
} from './shard.ts';
export { findNearMisses, type NearMissFilter, rankForCandidate, rankForVacancy } from './rank.ts';
export { scorePair } from './score.ts';
export { checkMatchSettings, type SettingsProblem } from './settings.ts';
export type { Supply, SupplyFilter } from './supply.ts';
export type {
  Candidate,
  Closer,
  Distance,
  HardLimit,
  HardLimitCode,
  MatchSettings,
  MatchWeights,
  Missing,
  NearMiss,
  NearMisses,
  MissingCode,
  PairScore,
  Params,
  Ranked,
  Ranking,
  Reason,
  ReasonCode,
  Tally,
  Vacancy,
  WorkRange,
} from './types.ts';
