import type { Kysely } from 'kysely';
import type { Places } from '#engines/matching/index.ts';
import type { MatchingTables } from './tables.ts';

/** The points of divisions, as far as packs say them. */
export async function readPlaces(db: Kysely<MatchingTables>): Promise<Places> {
  const rows = await db
    .selectFrom('region')
    .select(['code', 'longitude', 'latitude'])
    .where('longitude', 'is not', null)
    .execute();
  return new Map(
    rows.flatMap(({ code, longitude, latitude }) =>
      longitude === null || latitude === null ? [] : [[code, { longitude, latitude }] as const],
    ),
  );
}
