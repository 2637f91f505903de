import type { Kysely } from 'kysely';
import { isKnownTerm } from '#modules/enterprise/server/index.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import { findIllegalLimits } from './illegal-limits.ts';
import type { DemandTables } from './tables.ts';

/** The columns of a post that its text and codes are checked in. */
export interface PostTexts {
  title: string;
  occupationCode: string | null;
  skills: string | null;
  educationMin: string | null;
  payMinFen: number | null;
  payMaxFen: number | null;
  reason: string | null;
  hiringPlan: string | null;
}

export interface PostProblem {
  field: keyof PostTexts;
  code: string;
  params: Record<string, string>;
}

/** A wage without a range is both ends of the range. */
export function withPayRange<T extends Pick<PostTexts, 'payMinFen' | 'payMaxFen'>>(post: T): T {
  return {
    ...post,
    payMinFen: post.payMinFen ?? post.payMaxFen,
    payMaxFen: post.payMaxFen ?? post.payMinFen,
  };
}

/** What the text itself gets wrong: words that limit whom the law lets apply, pay the wrong way round, unknown terms. */
export function postProblems(pack: PackInForce, post: PostTexts): PostProblem[] {
  const problems: PostProblem[] = [];
  for (const field of ['title', 'skills', 'hiringPlan'] as const) {
    for (const { label, words, basis } of findIllegalLimits(pack.limits, post[field] ?? '', post.title))
      problems.push({ field, code: 'demand.illegalLimit', params: { kind: label, words, basis } });
  }
  if (post.payMinFen !== null && post.payMaxFen !== null && post.payMaxFen < post.payMinFen)
    problems.push({ field: 'payMaxFen', code: 'demand.payOrder', params: {} });
  if (!isKnownTerm(pack, 'education', post.educationMin))
    problems.push({ field: 'educationMin', code: 'demand.unknownCode', params: { what: '学历要求' } });
  if (!isKnownTerm(pack, 'shortageReason', post.reason))
    problems.push({ field: 'reason', code: 'demand.unknownCode', params: { what: '缺工原因' } });
  return problems;
}

export async function isKnownOccupation(db: Kysely<DemandTables>, code: string | null): Promise<boolean> {
  if (code === null) return true;
  return (
    (await db.selectFrom('occupation').select('code').where('code', '=', code).executeTakeFirst()) !==
    undefined
  );
}
