import { ok } from '#platform/contract/fields.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import type { RegionTables } from '../tables.ts';

export const setDemoDate = implement(
  contract.setDemoDate,
  async ({ db, actor, today }: OperationContext<RegionTables>, input) => {
    // What is recorded stays recorded: the date only moves on.
    if (input.businessOn < today) throw new AppError('region.demoDateBack', {}, { pointer: '/businessOn' });
    const changed = await db
      .updateTable('city')
      .set({ businessOn: input.businessOn })
      .where('cityCode', '=', actor.cityCode)
      .where('isDemo', '=', true)
      .executeTakeFirst();
    if (!changed.numUpdatedRows) throw new AppError('region.notDemo');
    return ok;
  },
);
