import { checkHardLimits, onlyCode } from './hard-limits.ts';
import { scorePair } from './score.ts';
import { createTopK } from './top-k.ts';
import type {
  Candidate,
  HardLimit,
  HardLimitCode,
  MatchSettings,
  NearMiss,
  NearMisses,
  PairScore,
  Ranked,
  Ranking,
  Tally,
  Vacancy,
} from './types.ts';

/** Best first; equal scores in order of id. */
export function compareRanked(a: Pick<Ranked, 'id' | 'score'>, b: Pick<Ranked, 'id' | 'score'>): number {
  if (a.score !== b.score) return b.score - a.score;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/** Adds one pair's broken limits to a count. */
export function countRefusals(tally: Tally, limits: readonly HardLimit[]): void {
  tally.considered += 1;
  if (limits.length === 0) tally.eligible += 1;
  for (const code of new Set(limits.map((limit) => limit.code)))
    tally.refusedBy[code] = (tally.refusedBy[code] ?? 0) + 1;
  const only = onlyCode(limits);
  if (only) tally.onlyBy[only] = (tally.onlyBy[only] ?? 0) + 1;
}

/** Which near misses are asked for: those of these limits, so many after the first `skip`. */
export interface NearMissFilter {
  codes: readonly HardLimitCode[];
  skip: number;
  take: number;
}

/** Who of all breaks a single limit, one of those asked for. Pair by pair. */
export function findNearMisses<T extends { id: string }>(
  items: Iterable<T>,
  { codes, skip, take }: NearMissFilter,
  limitsOf: (item: T) => HardLimit[],
  scoreOf: (item: T) => PairScore,
): NearMisses {
  const best = createTopK<NearMiss>(skip + take, compareRanked);
  let total = 0;
  for (const item of items) {
    const limits = limitsOf(item);
    const only = onlyCode(limits);
    if (!only || !codes.includes(only)) continue;
    total += 1;
    best.add({ id: item.id, limits, ...scoreOf(item) });
  }
  return { total, list: best.list().slice(skip) };
}

async function rank<T extends { id: string }>(
  items: Iterable<T> | AsyncIterable<T>,
  k: number,
  limitsOf: (item: T) => HardLimit[],
  scoreOf: (item: T) => PairScore,
): Promise<Ranking> {
  const best = createTopK<Ranked>(k, compareRanked);
  const ranking: Ranking = { list: [], considered: 0, eligible: 0, refusedBy: {}, onlyBy: {} };
  const judge = (item: T) => {
    const limits = limitsOf(item);
    countRefusals(ranking, limits);
    if (limits.length === 0) best.add({ id: item.id, ...scoreOf(item) });
  };
  // Awaiting each item of a list in memory would cost more than judging it.
  if (Symbol.iterator in items) for (const item of items) judge(item);
  else for await (const item of items) judge(item);
  return { ...ranking, list: best.list() };
}

/**
 * The best k candidates for a vacancy among those who break no hard limit, with reasons, and how many
 * broke which. Exact: equal to scoring and sorting all. A database cursor may be passed as it is.
 */
export function rankForVacancy(
  candidates: Iterable<Candidate> | AsyncIterable<Candidate>,
  vacancy: Vacancy,
  settings: MatchSettings,
  asOf: string,
  k: number,
): Promise<Ranking> {
  return rank(
    candidates,
    k,
    (candidate) => checkHardLimits(candidate, vacancy, settings, asOf),
    (candidate) => scorePair(candidate, vacancy, settings, asOf),
  );
}

/** The best k vacancies for a candidate; the same limits, scores and order as rankForVacancy. */
export function rankForCandidate(
  vacancies: Iterable<Vacancy> | AsyncIterable<Vacancy>,
  candidate: Candidate,
  settings: MatchSettings,
  asOf: string,
  k: number,
): Promise<Ranking> {
  return rank(
    vacancies,
    k,
    (vacancy) => checkHardLimits(candidate, vacancy, settings, asOf),
    (vacancy) => scorePair(candidate, vacancy, settings, asOf),
  );
}
