import type { PeopleForPost } from './columns/people-for-post.ts';
import type { PeoplePart } from './columns/parts.ts';
import { NEVER } from './columns/person-writer.ts';
import { LIMIT } from './columns/limits.ts';
import { countByLimit, eachPerson } from './columns/tally.ts';
import { DISTANCES } from './pair.ts';
import { kilometresBetween, type Places, pointOf } from './places.ts';
import type { Distance, HardLimitCode, Vacancy } from './types.ts';

/** How near people live: a division that holds both, or kilometres between the points of the divisions. */
export type Nearness = Distance | { km: number };

export interface SupplyFilter {
  /** Each is counted by itself. */
  within: readonly Nearness[];
  /** Monthly pays to count at, in fen. */
  payFen: readonly number[];
}

/** Numbers of people, nobody named. */
export interface Supply {
  /** Seeking, with consent and of known age, and near enough. */
  near: number;
  /** Of them, those who break no other limit of the post, whatever it pays. */
  eligible: number;
  /** Of those eligible, how many wish no more than each pay asked for. */
  atPay: { payFen: number; people: number }[];
  /** How many more would be eligible if the post or the person gave up this one limit. */
  costOf: Partial<Record<HardLimitCode, number>>;
  /** Seeking like those near, but nobody knows how many kilometres away; 0 where a division was asked for. */
  unplaced: number;
}

/** Kilometres from a post to a division by number; NaN where a point is missing. */
function kilometresFrom({ regionCode }: Vacancy, codes: readonly string[], places: Places) {
  const from = pointOf(regionCode, places);
  const known: number[] = [];
  return (region: number): number => {
    const to = known[region] === undefined ? pointOf(codes[region] ?? '', places) : undefined;
    known[region] ??= from && to ? kilometresBetween(from, to) : Number.NaN;
    return known[region];
  };
}

/** What is counted of those near enough in one sense: a number of a distance, or kilometres. */
interface Count {
  farthest: number | null;
  km: number;
  near: number;
  byLimits: Map<number, number>;
  wishes: number[];
}

const countOf = (within: Nearness): Count => ({
  farthest: typeof within === 'string' ? DISTANCES.indexOf(within) : null,
  km: typeof within === 'string' ? 0 : within.km,
  near: 0,
  byLimits: new Map(),
  wishes: [],
});

const reaches = ({ farthest, km }: Count, distance: number, kilometres: number): boolean =>
  farthest === null ? kilometres <= km : distance <= farthest;

/** Counts over the parts of an index, all in one pass; every finder has read the post. O(people). */
export function countSupply(
  shelves: readonly { part: PeoplePart; finder: PeopleForPost }[],
  post: Vacancy,
  { within, payFen }: SupplyFilter,
  regionCodes: readonly string[],
  places: Places,
): Supply[] {
  const counts = within.map(countOf);
  const isMeasured = counts.some(({ farthest }) => farthest === null);
  const kilometresTo = kilometresFrom(post, regionCodes, places);
  let unplaced = 0;
  for (const { part, finder } of shelves) {
    const { columns } = part;
    let [away, kilometres] = [0, 0];
    const isAsked = (row: number, distance: number) => {
      if (((columns.flags[row] ?? 0) & NEVER) !== 0) return false;
      away = distance;
      kilometres = isMeasured ? kilometresTo(columns.regionCode[row] ?? 0) : 0;
      if (Number.isNaN(kilometres)) unplaced += 1;
      return counts.some((count) => reaches(count, away, kilometres));
    };
    eachPerson(part, finder, post, { isAsked }, (all, row) => {
      // The pay is asked for apart.
      const broken = all & ~LIMIT.payTooLow;
      for (const count of counts) {
        if (!reaches(count, away, kilometres)) continue;
        count.near += 1;
        count.byLimits.set(broken, (count.byLimits.get(broken) ?? 0) + 1);
        if (broken === 0) count.wishes.push(columns.expected[row] ?? 0);
      }
    });
  }
  return counts.map(({ farthest, near, byLimits, wishes }) => ({
    near,
    eligible: wishes.length,
    atPay: payFen.map((fen) => ({ payFen: fen, people: wishes.filter((wish) => wish <= fen).length })),
    costOf: countByLimit(byLimits, (broken, bit) => broken === bit),
    unplaced: farthest === null ? unplaced : 0,
  }));
}
