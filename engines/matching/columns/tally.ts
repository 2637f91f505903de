import type { HardLimitCode, Vacancy } from '../types.ts';
import { LIMIT, LIMIT_CODES } from './limits.ts';
import type { PeopleForPost } from './people-for-post.ts';
import type { PeoplePart } from './parts.ts';

/** Bits of the limits that lie in the post alone. */
export function postLimits({ isOpen, remaining }: Vacancy): number {
  return (isOpen ? 0 : LIMIT.closed) | (remaining > 0 ? 0 : LIMIT.noPlaceLeft);
}

/** Calls with the broken limits of every person of a part that holds, for the post the finder has read. O(people). */
export function eachPerson(
  { columns, gone }: PeoplePart,
  finder: PeopleForPost,
  post: Vacancy,
  visit: (broken: number, row: number, distance: number) => void,
): void {
  const ofPost = postLimits(post);
  const refused = new Set<number>();
  for (const [row, { refusedIds }] of columns.tied) if (refusedIds?.includes(post.id)) refused.add(row);
  for (let row = 0; row < columns.count; row += 1) {
    if (gone[row] === 1) continue;
    const distance = finder.check.distanceOf(row);
    const broken = finder.check.limitsOf(row, distance) | ofPost | (refused.has(row) ? LIMIT.refused : 0);
    visit(broken, row, distance);
  }
}

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
