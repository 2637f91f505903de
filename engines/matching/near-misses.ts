import type { PeopleForPost } from './columns/people-for-post.ts';
import { found, type PeoplePart } from './columns/parts.ts';
import { LIMIT } from './columns/limits.ts';
import { type CountOptions, eachPerson } from './columns/tally.ts';
import { compareRanked, type NearMissFilter } from './rank.ts';
import type { Vacancy } from './types.ts';

const isOne = (bits: number): boolean => bits !== 0 && (bits & (bits - 1)) === 0;

/** As findNearMisses, of people over the parts of an index; every finder has read the post. O(people). */
export function nearestPeople(
  shelves: readonly { part: PeoplePart; finder: PeopleForPost }[],
  post: Vacancy,
  { codes, skip, take }: NearMissFilter,
  options: CountOptions,
): { total: number; ids: string[] } {
  const asked = codes.reduce((bits, code) => bits | LIMIT[code], 0);
  const k = skip + take;
  let total = 0;
  const best = shelves.flatMap(({ part, finder }) => {
    finder.best.ask(Math.min(k, part.columns.count));
    eachPerson(part, finder, post, options, (broken, row) => {
      if (!isOne(broken) || (broken & asked) === 0) return;
      total += 1;
      finder.take(row);
    });
    return found(finder.best, part.columns);
  });
  return {
    total,
    ids: best
      .sort(compareRanked)
      .slice(skip, k)
      .map(({ id }) => id),
  };
}
