import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import type { RegionTables } from '../tables.ts';

export const listIndustries = implement(
  contract.listIndustries,
  async ({ db }: OperationContext<RegionTables>) => ({
    items: await db.selectFrom('industry').select(['code', 'name']).orderBy('code').execute(),
  }),
);
