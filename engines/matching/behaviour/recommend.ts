import { type Links, listOf } from './links.ts';
import type { WeightedSignal } from './signal.ts';

/** One place in a list; its points are the sum of its parts. */
export interface Recommended {
  post: number;
  points: number;
  /** What each part brings, the most first; parts that bring nothing are left out. */
  parts: { name: string; points: number }[];
}

/**
 * The best k posts the person has not chosen yet, with what each part of the score brings. Equal points
 * are ordered by number. `isOpen` carries the hard limits: what it refuses is never listed.
 */
export function recommendPosts(
  parts: readonly WeightedSignal[],
  { posts, postsOf }: Links,
  person: number,
  k: number,
  isOpen: (post: number) => boolean,
): Recommended[] {
  const points = parts.map(({ signal, weight }) => {
    const row = new Float32Array(posts);
    signal.scorePosts(person, row);
    return { name: signal.name, row, weight };
  });
  const own = new Set(listOf(postsOf, person));
  const listed = (post: number): Recommended => {
    const named = points
      .map(({ name, row, weight }) => ({ name, points: weight * (row[post] ?? 0) }))
      .filter((part) => part.points !== 0)
      .toSorted((a, b) => b.points - a.points);
    return { post, points: named.reduce((sum, part) => sum + part.points, 0), parts: named };
  };
  return Array.from({ length: posts }, (_, post) => post)
    .filter((post) => !own.has(post) && isOpen(post))
    .map(listed)
    .toSorted((a, b) => b.points - a.points || a.post - b.post)
    .slice(0, k);
}
