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
  if (actor.scope.kind === 'park' && asked.parkId && asked.parkId !== actor.scope.id) throw new AppError('platform.notFound');
  return top ? { ...asked, regionCode: asked.regionCode ?? top } : asked;
}

/** The enterprises `e` of a place, within the actor's scope. */
export function enterprisesAt(actor: Actor, place: Place): RawBuilder<unknown> {
  const range = place.regionCode ? rangeOf(place.regionCode) : null;
  const conditions = [
    sql`e.city_code = ${actor.cityCode}`,
    inScope(actor, { region: 'e.regionCode', park: 'e.parkId', enterprise: 'e.id', specialist: 'e.specialistId' }),
  ];
  if (range) conditions.push(place.isExact ? sql`e.region_code = ${place.regionCode}` : sql`e.region_code >= ${range.from} AND e.region_code < ${range.to}`);
  if (place.parkId) conditions.push(sql`e.park_id = ${place.parkId}`);
  if (place.noPark) conditions.push(sql`e.park_id IS NULL`);
  if (place.enterpriseId) conditions.push(sql`e.id = ${place.enterpriseId}`);
  return sql.join(conditions, sql` AND `);
}
