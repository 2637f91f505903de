import type { OperationContext } from '#platform/http/operation.ts';
import type { RegionTables } from './tables.ts';

export async function rootRegionOf({ db, actor }: OperationContext<RegionTables>): Promise<string> {
  const city = await db
    .selectFrom('city')
    .select('rootRegion')
    .where('cityCode', '=', actor.cityCode)
    .executeTakeFirstOrThrow();
  return city.rootRegion;
}
