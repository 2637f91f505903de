import type { Pair } from '#engines/matching/behaviour/index.ts';
import { linesOf, readText } from './csv.ts';

export interface Split {
  train: readonly Pair[];
  test: readonly Pair[];
  /** Pairs of test.csv that name nobody or no post of the folder: counted as missed. */
  unknown: number;
  isGiven: boolean;
}

/**
 * The last pair of each person with at least two, in the order given, is the test; the rest is training.
 * A pair met before is no new one.
 */
export function lastOfEach(pairs: readonly Pair[], posts: number): { train: Pair[]; test: Pair[] } {
  const distinct = new Map<number, Pair>();
  for (const pair of pairs) {
    const key = pair[0] * posts + pair[1];
    if (!distinct.has(key)) distinct.set(key, pair);
  }
  const counts = new Map<number, number>();
  for (const [person] of distinct.values()) counts.set(person, (counts.get(person) ?? 0) + 1);
  const left = new Map(counts);
  const train: Pair[] = [];
  const test: Pair[] = [];
  for (const pair of distinct.values()) {
    const remaining = (left.get(pair[0]) ?? 0) - 1;
    left.set(pair[0], remaining);
    (remaining === 0 && (counts.get(pair[0]) ?? 0) > 1 ? test : train).push(pair);
  }
  return { train, test };
}

/** test.csv of the folder where there is one (never part of the training), or the last of each. */
export async function splitOf(
  dir: string,
  pairs: readonly Pair[],
  people: ReadonlyMap<string, number>,
  posts: ReadonlyMap<string, number>,
): Promise<Split> {
  const text = await readText(dir, 'test');
  if (text === null) return { ...lastOfEach(pairs, posts.size), unknown: 0, isGiven: false };
  const lines = linesOf(text);
  // A first line that names neither a seeker nor a post is a heading.
  const hasHeading = !people.has(lines[0]?.[0] ?? '') && !posts.has(lines[0]?.[1] ?? '');
  const named = lines.slice(hasHeading ? 1 : 0);
  const test = named.flatMap(([seeker = '', post = '']): Pair[] => {
    const pair = [people.get(seeker), posts.get(post)] as const;
    return pair[0] === undefined || pair[1] === undefined ? [] : [[pair[0], pair[1]]];
  });
  const tested = new Set(test.map(([person, post]) => person * posts.size + post));
  const train = pairs.filter(([person, post]) => !tested.has(person * posts.size + post));
  return { train, test, unknown: named.length - test.length, isGiven: true };
}
