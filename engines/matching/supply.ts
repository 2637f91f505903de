import type { PeopleForPost } from './columns/people-for-post.ts';
import type { PeoplePart } from './columns/parts.ts';
import { NEVER } from './columns/person-writer.ts';
import { LIMIT } from './columns/limits.ts';
import { countByLimit, eachPerson } from './columns/tally.ts';
import { DISTANCES } from './pair.ts';
import type { Distance, HardLimitCode, Vacancy } from './types.ts';

/** Degrees. */
export interface Coordinates {
  latitude: number;
  longitude: number;
}

/** Middle points of divisions by 12-digit code. */
export type Places = ReadonlyMap<string, Coordinates>;

export interface SupplyFilter {
  /** How near people must live: a division that holds both, or kilometres between the middles of the divisions. */
  within: Distance | { km: number };
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
}

const EARTH_RADIUS_KM = 6371;

/** Distance over the ground in kilometres (haversine, sphere of 6,371 km). */
export function kilometresBetween(a: Coordinates, b: Coordinates): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const across = Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude));
  const share = half(a.latitude, b.latitude) + across * half(a.longitude, b.longitude);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(share)));
}

/** Whether a person's division, by number, is near enough. A division without coordinates is not. */
function isNearEnough(post: Vacancy, { within }: SupplyFilter, codes: readonly string[], places: Places) {
  if (typeof within === 'string') {
    const farthest = DISTANCES.indexOf(within);
    return (_region: number, distance: number) => distance <= farthest;
  }
  const from = places.get(post.regionCode);
  const known: (boolean | undefined)[] = [];
  return (region: number) => {
    const to = places.get(codes[region] ?? '');
    known[region] ??= from !== undefined && to !== undefined && kilometresBetween(from, to) <= within.km;
    return known[region];
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
  const isNear = isNearEnough(post, filter, regionCodes, places);
  const counts = new Map<number, number>();
  const wishes: number[] = [];
  let near = 0;
  for (const { part, finder } of shelves) {
    const { columns } = part;
    const isAsked = (row: number, distance: number) =>
      ((columns.flags[row] ?? 0) & NEVER) === 0 && isNear(columns.regionCode[row] ?? 0, distance);
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
    eligible: wishes.length,
    atPay: filter.payFen.map((payFen) => ({
      payFen,
      people: wishes.filter((wish) => wish <= payFen).length,
    })),
    costOf: countByLimit(counts, (broken, bit) => broken === bit),
  };
}
