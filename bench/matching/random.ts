/** Repeatable random numbers (mulberry32): the same seed gives the same rows on every machine. */
export interface Random {
  /** 0 up to but not 1. */
  next(): number;
  /** Whole numbers from min to max, both included. */
  between(min: number, max: number): number;
  chance(share: number): boolean;
  one<T>(values: readonly T[]): T;
}

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    between,
    chance: (share) => next() < share,
    one: (values) => values[between(0, values.length - 1)] as (typeof values)[number],
  };
}

/** Draws places of a list whose shares fall with the place: share of place i is as 1 / (i + flatness). */
export function skewed(random: Random, size: number, flatness: number): () => number {
  const ends: number[] = [];
  let total = 0;
  for (let at = 1; at <= size; at += 1) {
    total += 1 / (at + flatness);
    ends.push(total);
  }
  return () => {
    const sought = random.next() * total;
    let [low, high] = [0, size - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < sought) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
