import type { OperationContext } from '#platform/http/operation.ts';
import { regionPath } from '#modules/enterprise/server/index.ts';
import type { DemandTables } from './tables.ts';

/** Where an enterprise in the actor's scope sits; posts and declarations carry it. */
export function placeOfEnterprise(
  { db, actor }: Pick<OperationContext<DemandTables>, 'db' | 'actor'>,
  id: string,
) {
  return db
    .selectFrom('enterprise as e')
    .leftJoin('organisation as park', (join) =>
      join.onRef('park.cityCode', '=', 'e.cityCode').onRef('park.id', '=', 'e.parkId'),
    )
    .select([
      'e.id',
      'e.name',
      'e.regionCode',
      'e.parkId',
      'park.name as parkName',
      regionPath('e.regionCode').as('regionName'),
    ])
    .where('e.cityCode', '=', actor.cityCode)
    .where('e.id', '=', id)
    .executeTakeFirst();
}
