import { type Claim, type Clause, combine, type Cut, type Json } from '#engines/rules/index.ts';
import { isObject } from '../json.ts';
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
  const withinWorker = limits.map(({ yearlyCapFen: _, ...each }) => each);
  const isExclusive = (own: readonly Claim[]): boolean =>
    own.length > 1 &&
    own.some(({ clause }) => limits.some(({ id, exclusive }) => id === clause && exclusive !== undefined));
  const kept = [...Map.groupBy(claims, ({ subjects }) => subjects.worker ?? '').values()].flatMap(
    (own): Kept[] =>
      isExclusive(own)
        ? combine(own, [], withinWorker).map(({ grantedFen, cuts, ...claim }) => ({
            claim,
            fen: grantedFen,
            cuts,
          }))
        : own.map((claim) => ({ claim, fen: claim.fen, cuts: [] })),
  );
  if (limits.some(ofApplicant)) cutWholes(kept, limits.filter(ofApplicant));
  return kept;
}

/** What stands in the way of an applicant as a whole is taken off its claims from the last. */
function cutWholes(kept: readonly Kept[], limits: readonly Limits[]): void {
  const wholes = Map.groupBy(kept, ({ claim }) => `${claim.clause} ${claim.subjects.applicant}`);
  const claims = [...wholes].map(
    ([id, own]): Claim => ({
      id,
      clause: own[0]?.claim.clause ?? '',
      subjects: { applicant: own[0]?.claim.subjects.applicant ?? '' },
      on: own[0]?.claim.on ?? '',
      fen: own.reduce((sum, { fen }) => sum + fen, 0),
    }),
  );
  const alone = limits.map(({ once: _, ...each }) => each);
  // Applicant by applicant: none stands in another's way, and comparing each with each would take for ever.
  for (const own of Map.groupBy(claims, ({ subjects }) => subjects.applicant ?? '').values())
    for (const { id, grantedFen, fen, cuts } of combine(own, [], alone)) {
      if (grantedFen === fen) continue;
      let left = grantedFen;
      for (const each of wholes.get(id) ?? []) {
        each.fen = Math.min(each.fen, left);
        left -= each.fen;
        each.cuts.push(...cuts);
      }
    }
}
