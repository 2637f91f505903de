import type { MatchIndex } from '#engines/matching/index.ts';
import type { Kysely } from 'kysely';
import { isWithin } from '#engines/regiontree/index.ts';
import { idsForMatching } from '#modules/person/server/index.ts';
import type { Actor } from '#platform/db/session.ts';
import type { MatchingTables } from './tables.ts';

/** The people a question may speak of: an index, and the division within it. */
export interface OwnPeople {
  index: MatchIndex;
  within?: string;
}

/**
 * The asker's own ledger within the city's index, of one division where one is asked for. A region office's is a stretch
 * of the index; an agency's or a school's are the people that row security gives it, an index of their own.
 */
export async function ownPeopleOf(
  { db, actor }: { db: Kysely<MatchingTables>; actor: Actor },
  city: MatchIndex,
  asked?: string,
): Promise<OwnPeople> {
  const { scope, seesPersons } = actor;
  if (scope.kind !== 'region' || !seesPersons) {
    return { index: city.among(await idsForMatching(db, actor)), ...(asked ? { within: asked } : {}) };
  }
  if (!asked || isWithin(scope.regionCode, asked)) return { index: city, within: scope.regionCode };
  return isWithin(asked, scope.regionCode)
    ? { index: city, within: asked }
    : { index: city.among([]), within: asked };
}

/** How many of these people the question speaks of. */
export const countOwn = ({ index, within }: OwnPeople, ids: string[]): number =>
  ids.filter((id) => {
    const person = index.person(id);
    return person !== undefined && (within === undefined || isWithin(person.regionCode, within));
  }).length;
