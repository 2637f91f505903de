import { daysBetween } from '#engines/calendar/index.ts';

export interface PostNeed {
  headcount: number;
  filled: number;
  /** 'YYYY-MM-DD' */
  neededOn: string;
  /** Verified and neither withdrawn, expired nor closed. */
  open: boolean;
}

/**
 * People still needed on open posts whose date lies from asOf to asOf + horizonDays, both days
 * included (M06). An overfilled post counts zero. The horizon, 45 days in the Luzhou document, is the
 * pack's. A post without a proper date is not counted.
 */
export function next45(posts: Iterable<PostNeed>, asOf: string, horizonDays: number): number {
  let needed = 0;
  for (const post of posts) {
    const ahead = daysBetween(asOf, post.neededOn);
    const isDue = post.open && ahead >= 0 && ahead <= horizonDays;
    if (isDue) needed += Math.max(0, post.headcount - post.filled);
  }
  return needed;
}
