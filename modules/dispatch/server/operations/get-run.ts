import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { runRows } from '../plan-rows.ts';
import { findPlan, findRun } from '../plans.ts';
import type { DispatchTables } from '../tables.ts';

export const getRun = implement(
  contract.getRun,
  async (context: OperationContext<DispatchTables>, { id }) => {
    const { db, actor } = context;
    // One reading of the state: the run may end between this and the next.
    const { planId, limits, result, status } = await findRun(context, id);
    const { runId } = await findPlan(context, planId);
    const row = await runRows(db, actor.cityCode, runId).where('id', '=', id).executeTakeFirst();
    if (!row) throw new AppError('platform.notFound');
    return { ...row, status, planId, limits, result };
  },
);
