import type { Kysely } from 'kysely';
import type {
  HardLimit,
  HardLimitCode,
  NearMiss,
  PairScore,
  Reason,
  Tally,
} from '#engines/matching/index.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import { limitLabels, limitText, type MatchWords, missingText, reasonText } from '../contract/codes.ts';
import {
  closingText,
  isNearMissCode,
  type NearMissCode,
  type PostForCloser,
} from '../contract/near-misses.ts';
import type { MatchingTables } from './tables.ts';

const labelIn =
  (terms: { code: string; label: string }[]) =>
  (code: string): string =>
    terms.find((term) => term.code === code)?.label ?? code;

/** The wished occupations that reasons name beside the post's own. */
const wishesIn = (reasons: Reason[]): string[] =>
  reasons.flatMap(({ params }) => (typeof params.wish === 'string' ? [params.wish] : []));

/** Names of the wished occupations that the reasons of these pairs speak of, by code. */
export async function wishNames(
  db: Kysely<MatchingTables>,
  pairs: readonly { reasons: Reason[] }[],
): Promise<Map<string, string>> {
  const codes = [...new Set(pairs.flatMap(({ reasons }) => wishesIn(reasons)))];
  if (!codes.length) return new Map();
  const rows = await db
    .selectFrom('occupation')
    .select(['code', 'name'])
    .where('code', 'in', codes)
    .execute();
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** The words of this place for one post. */
export function wordsFor(
  { dictionaries }: PackInForce,
  postOccupation: string,
  names: Map<string, string>,
): MatchWords {
  const ranked = (rank: number) =>
    dictionaries.education.filter((term) => term.rank === rank).map(({ label }) => label);
  return {
    postOccupation,
    occupation: (code) => names.get(code) ?? code,
    education: (rank) => ranked(rank).join('或') || '不明',
    status: labelIn(dictionaries.supplyStatus),
    group: labelIn(dictionaries.group),
    workRange: labelIn(dictionaries.workRange),
  };
}

/** A score with its sentences. */
export const said = ({ score, reasons, missing }: PairScore, words: MatchWords) => ({
  score,
  reasons: reasons.map((reason) => ({
    code: reason.code,
    text: reasonText(reason, words),
    points: reason.points,
  })),
  missing: missing.map((each) => ({ code: each.code, text: missingText(each, words) })),
});

export const limitsSaid = (limits: HardLimit[], words: MatchWords): { code: string; text: string }[] =>
  limits.map((limit) => ({ code: limit.code, text: limitText(limit, words) }));

/** One whom a single limit keeps away: what is lacking, and what would close it. */
export const nearMissSaid = (near: NearMiss, words: MatchWords, post: PostForCloser) => ({
  ...said(near, words),
  // The question named the codes.
  code: near.limits[0]?.code as NearMissCode,
  gaps: near.limits.map((limit) => ({ text: limitText(limit, words), closing: closingText(limit, post) })),
});

/** What each limit cost, the dearest first. */
export function costSaid({ refusedBy, onlyBy }: Tally) {
  return (Object.entries(refusedBy) as [HardLimitCode, number][])
    .map(([code, count]) => ({
      code,
      label: limitLabels[code],
      count,
      only: isNearMissCode(code) ? (onlyBy[code] ?? 0) : null,
    }))
    .sort((a, b) => b.count - a.count);
}
