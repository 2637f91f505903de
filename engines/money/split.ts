import { type ExactRate, type Rate, toExactRate } from './rate.ts';

export interface Share {
  /** Who bears it: any key of the caller, once per split. */
  to: string;
  share: Rate;
}

export type SplitProblem = 'badRate' | 'negativeShare' | 'duplicatePayer' | 'unknownPayer' | 'sharesNotOne';

export type SplitVerdict =
  | { ok: true; parts: { to: string; fen: bigint }[] }
  | { ok: false; code: SplitProblem };

function problemOf(rates: readonly (ExactRate | null)[], payers: readonly string[], last: string) {
  let numerator = 0n;
  let denominator = 1n;
  for (const rate of rates) {
    if (rate === null) return 'badRate';
    if (rate.numerator < 0n) return 'negativeShare';
    numerator = numerator * rate.denominator + rate.numerator * denominator;
    denominator *= rate.denominator;
  }
  if (new Set(payers).size !== payers.length) return 'duplicatePayer';
  if (!payers.includes(last)) return 'unknownPayer';
  return numerator === denominator ? null : 'sharesNotOne';
}

/**
 * Divides a total in fen among payers in the order given. Every share is cut to whole fen and what is
 * left over, always less than one fen per payer, goes to `lastFenTo`: the parts add up to the total.
 * Refused when the shares do not add up to exactly one, so that no policy file can lose money.
 */
export function splitFen(total: bigint, shares: readonly Share[], lastFenTo: string): SplitVerdict {
  const rates = shares.map(({ share }) => toExactRate(share));
  const problem = problemOf(
    rates,
    shares.map(({ to }) => to),
    lastFenTo,
  );
  if (problem !== null) return { ok: false, code: problem };
  const parts = shares.map(({ to }, index) => {
    const rate = rates[index];
    return { to, fen: rate ? (total * rate.numerator) / rate.denominator : 0n };
  });
  const left = parts.reduce((rest, part) => rest - part.fen, total);
  return {
    ok: true,
    parts: parts.map((part) => (part.to === lastFenTo ? { ...part, fen: part.fen + left } : part)),
  };
}
