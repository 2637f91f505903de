import { type RawBuilder, sql } from 'kysely';
import { isWithin, rangeOf } from '#engines/regiontree/index.ts';
import { inScope } from '#platform/db/scope.ts';
import type { Actor } from '#platform/db/session.ts';
import { AppError } from '#platform/http/app-error.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';

/** Where in the tree figures are asked for. */
export interface Place {
  regionCode?: string | undefined;
  parkId?: string | undefined;
  noPark?: true | undefined;
  isExact?: true | undefined;
  enterpriseId?: string | undefined;
}

/** The region an office stands for, never above the city; undefined for who stands for single enterprises. */
export function topRegion(actor: Actor, pack: PackInForce): string | undefined {
  if (actor.scope.kind !== 'region') return undefined;
  return isWithin(actor.scope.regionCode, pack.rootRegion) ? actor.scope.regionCode : pack.rootRegion;
}

/** The place asked for, or the top of the asker's scope; a place outside it is not found. */
export function placeInScope<P extends Place>(actor: Actor, pack: PackInForce, asked: P): P {
  const top = topRegion(actor, pack);
  if (asked.regionCode && (!top || !isWithin(asked.regionCode, top))) throw new AppError('platform.notFound');
  if (actor.scope.kind === 'park' && asked.parkId && asked.parkId !== actor.scope.id)
    throw new AppError('platform.notFound');
  return top ? { ...asked, regionCode: asked.regionCode ?? top } : asked;
}

/** Columns of a table that carry the place of an enterprise. */
interface PlaceColumns {
  city: string;
  region: string;
  park: string;
  enterprise: string;
  specialist?: string;
}

/** The rows of a place within the actor's scope. */
export function isAt(actor: Actor, place: Place, columns: PlaceColumns): RawBuilder<unknown> {
  const [region, park, enterprise] = [
    sql.ref(columns.region),
    sql.ref(columns.park),
    sql.ref(columns.enterprise),
  ];
  const range = place.regionCode ? rangeOf(place.regionCode) : null;
  const conditions = [sql`${sql.ref(columns.city)} = ${actor.cityCode}`, inScope(actor, columns)];
  if (range)
    conditions.push(
      place.isExact
        ? sql`${region} = ${place.regionCode}`
        : sql`${region} >= ${range.from} AND ${region} < ${range.to}`,
    );
  if (place.parkId) conditions.push(sql`${park} = ${place.parkId}`);
  if (place.noPark) conditions.push(sql`${park} IS NULL`);
  if (place.enterpriseId) conditions.push(sql`${enterprise} = ${place.enterpriseId}`);
  return sql.join(conditions, sql` AND `);
}
