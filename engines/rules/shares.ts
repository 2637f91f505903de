/** Who bears which part of a sum. Sums in fen, shares in parts per million. */
import type { Trace } from './trace.ts';

export interface FundingPart {
  source: string;
  fen: number;
}

const part = (fen: number, share: number): number => Number((BigInt(fen) * BigInt(share)) / 1_000_000n);

/** Shares of a sum, rounded down; what is left over goes to the payer that takes the rest, else to the last (G5, LZ-8). */
export function splitShares(
  fen: number,
  shares: readonly { source: string; share: number; takesRest: boolean }[],
): FundingPart[] {
  const parts = shares.map(({ source, share }) => ({ source, fen: part(fen, share) }));
  const rest = fen - parts.reduce((sum, each) => sum + each.fen, 0);
  const taker = parts[shares.findIndex((each) => each.takesRest)] ?? parts.at(-1);
  if (taker) taker.fen += rest;
  return parts;
}

/** Shares of sums of their own (the sums a funding clause divides), one entry for each payer. */
function sharesOfParts(shares: Trace['shares']): FundingPart[] {
  const sums = new Map<string, number>();
  for (const { source, share, takesRest, of } of shares) {
    // A sum that is known to be none has no payer.
    if (of <= 0) continue;
    const fen = takesRest ? of - part(of, 1_000_000 - share) : part(of, share);
    if (fen > 0) sums.set(source, (sums.get(source) ?? 0) + fen);
  }
  return [...sums].map(([source, fen]) => ({ source, fen }));
}

/** All parts of a sum and of sums of their own; empty where nothing is shared. */
export function fundingOf(fen: number | null, shares: Trace['shares']): FundingPart[] {
  const ofParts = shares.filter((each) => !Number.isNaN(each.of));
  const ofWhole = shares.filter((each) => Number.isNaN(each.of));
  const whole = fen !== null && fen > 0 && ofWhole.length > 0 ? splitShares(fen, ofWhole) : [];
  return [...whole, ...sharesOfParts(ofParts)];
}
