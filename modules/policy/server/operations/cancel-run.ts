import { ok } from '#platform/contract/fields.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { runStatusLabels } from '../../contract/codes.ts';
import * as contract from '../../contract/run-operations.ts';
import { runById, runView } from '../runs.ts';
import type { PolicyTables } from '../tables.ts';
import { refuseUnlessCityWide } from '../versions.ts';

export const cancelRun = implement(
  contract.cancelRun,
  async (context: OperationContext<PolicyTables>, { id }) => {
    refuseUnlessCityWide(context);
    const { db, actor } = context;
    // The walk looks at the state before each chunk and stops there.
    const { numUpdatedRows } = await db
      .updateTable('policyRun')
      .set({ status: 'cancelled', finishedAt: new Date().toISOString() })
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', id)
      .where('status', 'in', ['waiting', 'running'])
      .executeTakeFirst();
    if (numUpdatedRows > 0n) return ok;
    const { status } = runView(context, await runById(context, id));
    throw new AppError('platform.wrongState', { state: runStatusLabels[status] });
  },
);
