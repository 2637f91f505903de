import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { staleError } from '#platform/http/stale.ts';
import * as contract from '../../contract/operations.ts';
import { findPlan, findSolved } from '../plans.ts';
import type { DispatchTables } from '../tables.ts';

/** The result in force brings its limits along: what was only tried becomes the plan. */
export const adoptRun = implement(
  contract.adoptRun,
  async (context: OperationContext<DispatchTables>, { id, version, runId }) => {
    const { db, actor } = context;
    await findPlan(context, id);
    const run = await findSolved(context, runId);
    if (run.planId !== id) throw new AppError('platform.notFound');
    const saved = await db
      .updateTable('dispatchPlan')
      .set((eb) => ({
        runId,
        status: 'adopted',
        limits: JSON.stringify(run.limits),
        version: eb('version', '+', 1),
      }))
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (!saved.numUpdatedRows) throw await staleError(context, 'dispatchPlan', id);
    return { version: version + 1 };
  },
);
