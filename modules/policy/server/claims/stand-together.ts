import { type Claim, type Clause, combine, type Cut, type Json } from '#engines/rules/index.ts';
import { isObject } from '#engines/rules/context.ts';
import { inForceOn, type Steps } from '../words.ts';

type Limits = Parameters<typeof combine>[2][number];

function capFen(amount: Json | undefined, steps: Steps, day: string): number | undefined {
  if (!isObject(amount)) return undefined;
  if (typeof amount.yuan === 'number') return Math.round(amount.yuan * 100);
  const value = typeof amount.param === 'string' ? inForceOn(steps, amount.param, day)?.value : undefined;
  return typeof value === 'number' ? Math.round(value * 100) : undefined;
}

/** What a clause says about standing beside others. */
export function limitsOf(clause: Clause, steps: Steps, day: string): Limits {
  const cap = capFen(clause.yearlyCap?.amount, steps, day);
  return {
    id: clause.id,
    ...(clause.once ? { once: clause.once } : {}),
    ...(clause.exclusive ? { exclusive: clause.exclusive } : {}),
    ...(clause.pays ? { pays: clause.pays } : {}),
    ...(cap === undefined ? {} : { yearlyCapFen: cap, yearlyCapPer: clause.yearlyCap?.per ?? '' }),
  };
}

export interface Kept {
  claim: Claim;
  fen: number;
  cuts: Cut[];
}

const ofApplicant = (each: Limits): boolean =>
  each.yearlyCapFen !== undefined || (each.exclusive ?? []).some(({ per }) => per === 'applicant');

/**
 * What is left of claims that are made together: first within each worker, then of the applicant as a whole. Taken apart
 * so, because claims of different workers never stand in one another's way.
 */
export function standTogether(claims: readonly Claim[], limits: readonly Limits[]): Kept[] {
  const kept = [...Map.groupBy(claims, ({ subjects }) => subjects.worker ?? '').values()].flatMap((own) =>
    own.length === 1 && !limits.some((each) => each.id === own[0]?.clause && each.yearlyCapFen !== undefined)
      ? own.map((claim): Kept => ({ claim, fen: claim.fen, cuts: [] }))
      : combine(
          own,
          [],
          limits.map(({ yearlyCapFen: _, ...each }) => each),
        ).map(({ grantedFen, cuts, ...claim }) => ({
          claim,
          fen: grantedFen,
          cuts,
        })),
  );
  if (!limits.some(ofApplicant)) return kept;
  const byClause = Map.groupBy(kept, ({ claim }) => claim.clause);
  const wholes = [...byClause].map(
    ([clause, own]): Claim => ({
      id: clause,
      clause,
      subjects: { applicant: own[0]?.claim.subjects.applicant ?? '' },
      on: own[0]?.claim.on ?? '',
      fen: own.reduce((sum, { fen }) => sum + fen, 0),
    }),
  );
  for (const { clause, grantedFen, fen, cuts } of combine(
    wholes,
    [],
    limits.filter(ofApplicant).map(({ once: _, ...each }) => each),
  )) {
    if (grantedFen === fen) continue;
    let left = grantedFen;
    for (const each of byClause.get(clause) ?? []) {
      each.fen = Math.min(each.fen, left);
      left -= each.fen;
      each.cuts.push(...cuts);
    }
  }
  return kept;
}
