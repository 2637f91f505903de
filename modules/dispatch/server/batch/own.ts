import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '#platform/db/session.ts';

/** People of the asker's own region: the receiving side sees them too, once they have left, and prepares nobody. */
export function inOwnRegion({ scope }: Actor): RawBuilder<SqlBool> {
  if (scope.kind !== 'region') return sql<SqlBool>`false`;
  return sql<SqlBool>`(person_region_code >= ${scope.from} AND person_region_code < ${scope.to})`;
}
