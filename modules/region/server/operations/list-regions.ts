import { sql } from 'kysely';
import { isWithin } from '#engines/regiontree/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { rootRegionOf } from '../root-region.ts';
import type { RegionTables } from '../tables.ts';

export const listRegions = implement(
  contract.listRegions,
  async (context: OperationContext<RegionTables>, input) => {
    const { db } = context;
    const root = await rootRegionOf(context);
    if (input.parent && !isWithin(input.parent, root)) throw new AppError('platform.notFound');
    const regions = await db
      .selectFrom('region')
      .select([
        'code',
        'name',
        'level',
        sql<boolean>`EXISTS (SELECT 1 FROM region child WHERE child.parent_code = region.code)`.as(
          'hasChildren',
        ),
      ])
      .where(input.parent ? 'parentCode' : 'code', '=', input.parent ?? root)
      .orderBy('code')
      .execute();
    return { regions };
  },
);
