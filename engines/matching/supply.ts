import type { PeopleForPost } from './columns/people-for-post.ts';
import type { PeoplePart } from './columns/parts.ts';
import { NEVER } from './columns/person-writer.ts';
import { LIMIT } from './columns/limits.ts';
import { countByLimit, eachPerson } from './columns/tally.ts';
import { DISTANCES } from './pair.ts';
import { kilometresBetween, type Places, pointOf } from './places.ts';
import type { Distance, HardLimitCode, Vacancy } from './types.ts';

export interface SupplyFilter {
  /** How near people must live: a division that holds both, or kilometres between the points of the divisions. */
  within: Distance | { km: number };
  /** Monthly pays to count at, in fen. */
  payFen: readonly number[];
}

/** Numbers of people, nobody named. */
export interface Supply {
  /** Seeking, with consent and of known age, and near enough. */
  near: number;
  /** Seeking like them, but nobody knows how many kilometres away; 0 where divisions were asked for. */
  unplaced: number;
  /** Of them, those who break no other limit of the post, whatever it pays. */
  eligible: number;
  /** Of those eligible, how many wish no more than each pay asked for. */
  atPay: { payFen: number; people: number }[];
  /** How many more would be eligible if the post or the person gave up this one limit. */
  costOf: Partial<Record<HardLimitCode, number>>;
}

/** Whether a person's division, by number, is near enough; undefined where a point is missing. */
function nearness(post: Vacancy, { within }: SupplyFilter, codes: readonly string[], places: Places) {
  if (typeof within === 'string') {
    const farthest = DISTANCES.indexOf(within);
    return (_region: number, distance: number) => distance <= farthest;
  }
  const from = pointOf(post.regionCode, places);
  const known = new Map<number, boolean | undefined>();
  return (region: number) => {
    if (known.has(region)) return known.get(region);
    const to = pointOf(codes[region] ?? '', places);
    const isNear = from && to && kilometresBetween(from, to) <= within.km;
    known.set(region, isNear);
    return isNear;
  };
}

/** Counts over the parts of an index; every finder has read the post. O(people). */
export function countSupply(
  shelves: readonly { part: PeoplePart; finder: PeopleForPost }[],
  post: Vacancy,
  filter: SupplyFilter,
  regionCodes: readonly string[],
  places: Places,
): Supply {
  const isNear = nearness(post, filter, regionCodes, places);
  const counts = new Map<number, number>();
  const wishes: number[] = [];
  let [near, unplaced] = [0, 0];
  for (const { part, finder } of shelves) {
    const { columns } = part;
    const isAsked = (row: number, distance: number) => {
      if (((columns.flags[row] ?? 0) & NEVER) !== 0) return false;
      const isNearEnough = isNear(columns.regionCode[row] ?? 0, distance);
      if (isNearEnough === undefined) unplaced += 1;
      return isNearEnough === true;
    };
    eachPerson(part, finder, post, { isAsked }, (all, row) => {
      // The pay is asked for apart.
      const broken = all & ~LIMIT.payTooLow;
      near += 1;
      counts.set(broken, (counts.get(broken) ?? 0) + 1);
      if (broken === 0) wishes.push(columns.expected[row] ?? 0);
    });
  }
  return {
    near,
    unplaced,
    eligible: wishes.length,
    atPay: filter.payFen.map((payFen) => ({
      payFen,
      people: wishes.filter((wish) => wish <= payFen).length,
    })),
    costOf: countByLimit(counts, (broken, bit) => broken === bit),
  };
}
