/** An exact fraction. 80 % is { numerator: 80, denominator: 100 }; both are whole, the denominator above zero. */
export interface Rate {
  numerator: bigint | number;
  denominator: bigint | number;
}

export interface ExactRate {
  numerator: bigint;
  denominator: bigint;
}

/** The rate in bigint, or null when it is no exact fraction with a positive denominator. Internal. */
export function toExactRate({ numerator, denominator }: Rate): ExactRate | null {
  const isWhole = [numerator, denominator].every(
    (part) => typeof part === 'bigint' || Number.isSafeInteger(part),
  );
  if (!isWhole || denominator <= 0) return null;
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}

/**
 * fen × rate, computed exactly and rounded once to whole fen, half up (G5). Negative amounts round as
 * their mirror image, so that taking an amount back cancels it to the fen.
 */
export function applyRate(
  fen: bigint,
  rate: Rate,
): { ok: true; fen: bigint } | { ok: false; code: 'badRate' } {
  const exact = toExactRate(rate);
  if (exact === null) return { ok: false, code: 'badRate' };
  const product = fen * exact.numerator;
  const size = product < 0n ? -product : product;
  const rounded = (2n * size + exact.denominator) / (2n * exact.denominator);
  return { ok: true, fen: product < 0n ? -rounded : rounded };
}
