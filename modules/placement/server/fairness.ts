/** Exact counts of one part of the people. */
export interface Counts {
  available: number;
  recommended: number;
  hired: number;
}
export type Shown = { [K in keyof Counts]: number | null } & {
  recommendedPermille: number | null;
  hiredPermille: number | null;
};

const names = ['available', 'recommended', 'hired'] as const;

const permille = (part: number | null, whole: number | null): number | null =>
  part === null || !whole ? null : Math.round((part / whole) * 1000);

const withRates = (counts: { [K in keyof Counts]: number | null }): Shown => ({
  ...counts,
  recommendedPermille: permille(counts.recommended, counts.available),
  hiredPermille: permille(counts.hired, counts.recommended),
});

/**
 * What may be shown of these parts: counts from 1 to below `smallBelow` are hidden, for they point at persons. Where the
 * parts make up the whole (`isPartition`) and one of them alone would be hidden, the next smallest goes with it: the whole
 * minus the others would give it away.
 */
export function hideSmall<T extends Counts>(
  parts: T[],
  smallBelow: number,
  isPartition: boolean,
): (Omit<T, keyof Counts> & Shown)[] {
  const hidden = names.map((name) => {
    const at = new Set(parts.flatMap((part, at) => (part[name] > 0 && part[name] < smallBelow ? [at] : [])));
    if (!isPartition || at.size !== 1) return at;
    const next = parts
      .map((part, index) => ({ index, count: part[name] }))
      .filter(({ index, count }) => count > 0 && !at.has(index))
      .sort((a, b) => a.count - b.count)[0];
    return next ? at.add(next.index) : at;
  });
  return parts.map((part, at) => ({
    ...part,
    ...withRates({
      available: hidden[0]?.has(at) ? null : part.available,
      recommended: hidden[1]?.has(at) ? null : part.recommended,
      hired: hidden[2]?.has(at) ? null : part.hired,
    }),
  }));
}

/** Whether a part's rate stays below so many percent of everybody's rate; unknown rates say nothing. */
export function isLow(part: Shown, total: Shown, attentionBelowPercent: number): boolean {
  const below = (own: number | null, all: number | null): boolean =>
    own !== null && all !== null && own * 100 < all * attentionBelowPercent;
  return (
    below(part.recommendedPermille, total.recommendedPermille) ||
    below(part.hiredPermille, total.hiredPermille)
  );
}
