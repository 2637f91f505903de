import { applyTransition } from '#engines/workflow/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { staleError } from '#platform/http/stale.ts';
import * as contract from '../../contract/batch-operations.ts';
import { batchStateLabels } from '../../contract/codes.ts';
import { batchWorkflow } from '../../contract/workflow.ts';
import { lockBatch, logBatches } from '../batch/batches.ts';
import { givenNames, stateAfter } from '../batch/refuse.ts';
import { batchStanding } from '../batch/sides.ts';
import type { DispatchTables } from '../tables.ts';

export const readyBatch = implement(
  contract.readyBatch,
  async (context: OperationContext<DispatchTables>, { id, version, action, given }) => {
    const { db, actor } = context;
    const batch = await lockBatch(context, id);
    const who = batchStanding(actor, batch);
    if (!who.permissions.has('dispatch.accept')) throw new AppError('platform.notPermitted');
    if (batch.version !== version) throw await staleError(context, 'dispatchBatch', id);
    const request = { ...who, state: batch.status, action, given: givenNames(given) };
    const status = stateAfter(applyTransition(batchWorkflow, request), batchStateLabels[batch.status]);
    await db
      .updateTable('dispatchBatch')
      .set((eb) => ({
        facilitiesBy: actor.accountId,
        facilitiesByName: actor.name,
        facilitiesAt: new Date().toISOString(),
        facilitiesNote: given.note,
        version: eb('version', '+', 1),
      }))
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', id)
      .execute();
    await logBatches(context, [batch], { action, from: batch.status, to: status, reason: given.note });
    return { version: version + 1, status };
  },
);
