import { sql } from 'kysely';
import type { OperationContext } from '#platform/http/operation.ts';
import type { Dates } from './given.ts';
import type { Sides } from './sides.ts';
import type { PlacementTables } from './tables.ts';

type Context = OperationContext<PlacementTables>;

/** What a step needs to know of a placement. */
export interface Placement extends Sides, Dates {
  id: string;
  version: number;
  status: string;
  postId: string;
  organisationId: string | null;
}

/** Whoever decides over one person waits for the other: no person is placed, or recommended too often, by two at once. */
export async function holdPersons(
  { db, actor }: { db: Context['db']; actor: { cityCode: string } },
  personIds: string[],
): Promise<void> {
  const ids = [...new Set(personIds)].sort();
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`placement:${actor.cityCode}:`} || held.id, 0)) FROM unnest(${ids}::text[]) AS held(id)`.execute(
    db,
  );
}

export async function lockPlacements(context: Context, ids: string[]): Promise<Map<string, Placement>> {
  const { db, actor } = context;
  const wanted = db.selectFrom('placement').where('cityCode', '=', actor.cityCode).where('id', 'in', ids);
  const persons = await wanted.select('personId').execute();
  await holdPersons(
    context,
    persons.map(({ personId }) => personId),
  );
  const rows = await wanted
    .select(['id', 'version', 'status', 'personId', 'postId', 'personRegionCode', 'organisationId'])
    .select(['enterpriseId', 'enterpriseRegionCode', 'parkId', 'onboardEnteredBy'])
    .select(['recommendedOn', 'intendedOn', 'medicalOn', 'trainedOn', 'onboardOn'])
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Persons of these placements who work already. */
export async function employedPersons({ db, actor }: Context, placements: Placement[]): Promise<Set<string>> {
  if (!placements.length) return new Set();
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('cityCode', '=', actor.cityCode)
    .where(
      'id',
      'in',
      placements.map(({ personId }) => personId),
    )
    .where('placementId', 'is not', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
