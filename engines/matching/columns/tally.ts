import { rangeOf } from '#engines/regiontree/index.ts';
import type { HardLimitCode, Tally, Vacancy } from '../types.ts';
import { rowOf } from './ids.ts';
import { LIMIT, LIMIT_CODES } from './limits.ts';
import type { PeopleForPost } from './people-for-post.ts';
import type { PeoplePart } from './parts.ts';
import { rowsWithin } from './regions.ts';

/** Whom a count leaves out. */
export interface CountOptions {
  /** Division that the counted people live in; all where left out. */
  within?: string;
  /** Ids never to be counted. */
  exclude?: readonly string[];
}

/** Who is looked at, asked before the limits are: row and distance from the post. */
export type IsAsked = (row: number, distance: number) => boolean;

const EVERYWHERE = { from: '-1', to: 'Infinity' };

/** Bits of the limits that lie in the post alone. */
export function postLimits({ isOpen, remaining }: Vacancy): number {
  return (isOpen ? 0 : LIMIT.closed) | (remaining > 0 ? 0 : LIMIT.noPlaceLeft);
}

/** Calls with the broken limits of every person counted, for the post the finder has read. O(people of the division). */
export function eachPerson(
  part: PeoplePart,
  finder: PeopleForPost,
  post: Vacancy,
  { within, exclude = [], isAsked }: CountOptions & { isAsked?: IsAsked },
  visit: (broken: number, row: number) => void,
): void {
  const { columns, gone } = part;
  const ofPost = postLimits(post);
  const refused = new Set<number>();
  for (const [row, { refusedIds }] of columns.tied) if (refusedIds?.includes(post.id)) refused.add(row);
  const excluded = new Set(exclude.map((id) => rowOf(id, columns.ids, columns.byRank)));
  const one = (row: number) => {
    if (gone[row] === 1 || excluded.has(row)) return;
    const distance = finder.check.distanceOf(row);
    if (isAsked && !isAsked(row, distance)) return;
    const broken = finder.check.limitsOf(row, distance) | ofPost | (refused.has(row) ? LIMIT.refused : 0);
    visit(broken, row);
  };
  const { region, live, count } = columns;
  const range = within === undefined ? EVERYWHERE : rangeOf(within);
  if (!range) return;
  const [least, over] = [Number(range.from), Number(range.to)];
  const [from, to] = within === undefined ? [0, live] : rowsWithin(within, region, live);
  for (let row = from; row < to; row += 1) one(row);
  for (let row = live; row < count; row += 1) {
    const number = region[row] ?? -1;
    if (number >= least && number < over) one(row);
  }
}

/** What the limits cost, from how many broke each set of them. */
export const tallyOf = (countByBits: ReadonlyMap<number, number>): Tally => ({
  considered: countByBits.values().reduce((sum, count) => sum + count, 0),
  eligible: countByBits.get(0) ?? 0,
  refusedBy: countByLimit(countByBits, (broken, bit) => (broken & bit) !== 0),
  onlyBy: countByLimit(countByBits, (broken, bit) => broken === bit),
});

/** How many broke each limit, from how many broke each set of them; limits nobody broke are left out. */
export function countByLimit(
  countByBits: ReadonlyMap<number, number>,
  counts: (broken: number, bit: number) => boolean,
): Partial<Record<HardLimitCode, number>> {
  const byLimit: Partial<Record<HardLimitCode, number>> = {};
  for (const code of LIMIT_CODES) {
    let sum = 0;
    for (const [broken, count] of countByBits) if (counts(broken, LIMIT[code])) sum += count;
    if (sum > 0) byLimit[code] = sum;
  }
  return byLimit;
}
