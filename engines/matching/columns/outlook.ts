import { byDay, type Points } from './points.ts';
import type { PostOrder } from './post-columns.ts';

/** What every look at a post reads, side by side in memory: 2^FACTS numbers a post. */
export const FACT = {
  payMin: 0,
  /** The higher of the two pays. */
  payMost: 1,
  occupation: 2,
  /** Points for being new. */
  news: 3,
  bornBy: 4,
  /** Marks of the skills that earn points, or NONE_ASKED. */
  skills: 5,
  row: 6,
  /** Rank of education asked times 2^FLAGS, plus the flags. */
  asks: 7,
} as const;
export const FACTS = 3;

export const FLAGS = 2;
const MOST_RANK = 2 ** 28;

const MARKS = 31;
/** A mark of its own. */
export const NONE_ASKED = 1 << MARKS;

/** A bit for a skill, shared by some: no bit in common means no skill in common. */
export const skillMark = (skill: number): number => 1 << (skill % MARKS);

function skillMarks({ skills: { from, items } }: PostOrder, at: number): number {
  let marks = 0;
  for (let item = from[at] ?? 0; item < (from[at + 1] ?? 0); item += 1) {
    const code = items[item] ?? 0;
    if (code % 2 === 0) marks |= skillMark(code >> 1);
  }
  return marks === 0 ? NONE_ASKED : marks;
}

/** 2^BLOCK posts make a block, 2^BLOCK blocks a stack. */
export const BLOCK = 4;

/**
 * What the best of a block or stack offer, side by side: 2^ZONES numbers each. `together`: points for being new and for
 * pay above a wish of nothing; `rank`: the least, kept negative as all others are the most.
 */
export const ZONE = { payMin: 0, payMax: 1, rank: 2, news: 3, together: 4 } as const;
export const ZONES = 3;

/** Posts of an order as they look to anyone by one table of points. */
export interface Outlook {
  table: Points;
  facts: Int32Array;
  /** Zones. */
  blocks: Float64Array;
  stacks: Float64Array;
}

/** More than a sum of products of this size can lose to rounding. */
const ROUNDING = 1e-6;

/** today: day number. O(posts). */
export function outlookOf(posts: PostOrder, table: Points, today: number): Outlook {
  const count = posts.row.length;
  const news = posts.posted.map((day) => byDay(table.newPost, today - day));
  const facts = new Int32Array(count << FACTS);
  const skills = Int32Array.from(posts.row, (_, at) => skillMarks(posts, at));
  // No place has so many ranks of education that one is lost here.
  const asks = posts.flags.map((flags, at) => clamp(posts.education[at] ?? 0) * (1 << FLAGS) + flags);
  const payMost = posts.payMin.map((pay, at) => Math.max(pay, posts.payMax[at] ?? 0));
  const columns = { ...posts, payMost, news, skills, asks };
  for (const name of Object.keys(FACT) as (keyof typeof FACT)[]) {
    columns[name].forEach((value, at) => {
      facts[(at << FACTS) + FACT[name]] = value;
    });
  }
  return {
    table,
    facts,
    blocks: zonesOf(posts, news, table, BLOCK),
    stacks: zonesOf(posts, news, table, 2 * BLOCK),
  };
}

const clamp = (rank: number): number => Math.max(-MOST_RANK, Math.min(MOST_RANK, rank));

function zonesOf(posts: PostOrder, news: Int32Array, { perFen }: Points, shift: number): Float64Array {
  const count = posts.row.length;
  const zones = new Float64Array((((count - 1) >> shift) + 1) << ZONES).fill(Number.NEGATIVE_INFINITY);
  for (let at = 0; at < count; at += 1) {
    const zone = (at >> shift) << ZONES;
    const raise = (which: number, value: number) => {
      zones[zone + which] = Math.max(zones[zone + which] ?? 0, value);
    };
    const payMin = posts.payMin[at] ?? 0;
    const points = news[at] ?? 0;
    raise(ZONE.payMin, payMin);
    raise(ZONE.payMax, posts.payMax[at] ?? 0);
    raise(ZONE.rank, -(posts.rank[at] ?? 0));
    raise(ZONE.news, points);
    raise(ZONE.together, points + perFen * payMin + ROUNDING);
  }
  return zones;
}
