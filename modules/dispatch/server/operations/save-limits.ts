import { staleError } from '#platform/http/stale.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { refuseUnfitLimits } from '../plan/check-limits.ts';
import { weeksOf } from '../plan/window.ts';
import { findPlan } from '../plans.ts';
import type { DispatchTables } from '../tables.ts';

export const saveLimits = implement(
  contract.saveLimits,
  async (context: OperationContext<DispatchTables>, { id, version, limits }) => {
    const { db, actor } = context;
    const plan = await findPlan(context, id);
    await refuseUnfitLimits(context, limits, weeksOf(plan).length);
    const saved = await db
      .updateTable('dispatchPlan')
      .set((eb) => ({ limits: JSON.stringify(limits), version: eb('version', '+', 1) }))
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (!saved.numUpdatedRows) throw await staleError(context, 'dispatchPlan', id);
    return { version: version + 1 };
  },
);
