import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '#platform/db/session.ts';

const column = (name: string) => sql.ref<string>(name);

/**
 * Rows of the asker's own region. Row security also shows what others send to it, and the whole city to its office: who
 * is not of the region in this column stands on the other side.
 */
export function inOwnRegion({ scope }: Actor, name = 'personRegionCode'): RawBuilder<SqlBool> {
  if (scope.kind !== 'region') return sql<SqlBool>`false`;
  return sql<SqlBool>`(${column(name)} >= ${scope.from} AND ${column(name)} < ${scope.to})`;
}

/** People or batches that the asker takes over; a batch, which may bring people to several enterprises, has no enterprise. */
export function comesToOwn(
  actor: Actor,
  { region, park, enterprise }: { region: string; park: string; enterprise?: string },
): RawBuilder<SqlBool> {
  const { scope } = actor;
  if (scope.kind === 'park') return sql<SqlBool>`${column(park)} = ${scope.id}`;
  if (scope.kind === 'enterprise' && enterprise) return sql<SqlBool>`${column(enterprise)} = ${scope.id}`;
  return inOwnRegion(actor, region);
}
