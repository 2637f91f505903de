import { applyTransition } from '#engines/workflow/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { staleError } from '#platform/http/stale.ts';
import * as contract from '../../contract/batch-operations.ts';
import { batchStateLabels } from '../../contract/codes.ts';
import type { Given } from '../../contract/fields.ts';
import { batchWorkflow } from '../../contract/workflow.ts';
import { lockBatch, type LockedBatch, logBatches } from '../batch/batches.ts';
import { cancelBatches } from '../batch/cancel.ts';
import { sendMembers } from '../batch/depart.ts';
import { postpone } from '../batch/postpone.ts';
import { givenNames, stateAfter } from '../batch/refuse.ts';
import { batchStanding } from '../batch/sides.ts';
import type { DispatchTables } from '../tables.ts';

type Context = OperationContext<DispatchTables>;

async function depart(context: Context, batch: LockedBatch, given: Given): Promise<void> {
  const { db, actor, today } = context;
  await sendMembers(context, batch, given);
  await db
    .updateTable('dispatchBatch')
    .set((eb) => ({
      status: 'departed',
      senderName: given.senderName,
      escortName: given.escortName,
      escortPhone: given.escortPhone,
      vehicle: given.vehicle,
      departedBy: actor.accountId,
      departedByName: actor.name,
      departedAt: new Date().toISOString(),
      departedOn: today,
      version: eb('version', '+', 1),
    }))
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', batch.id)
    .execute();
  await logBatches(context, [batch], {
    action: 'depart',
    from: batch.status,
    to: 'departed',
    given: { vehicle: given.vehicle },
  });
}

export const sendBatch = implement(
  contract.sendBatch,
  async (context: Context, { id, version, action, given }) => {
    const batch = await lockBatch(context, id);
    const who = batchStanding(context.actor, batch);
    if (!who.permissions.has('dispatch.handOver')) throw new AppError('platform.notPermitted');
    if (batch.version !== version) throw await staleError(context, 'dispatchBatch', id);
    if (action === 'depart' && batch.status === 'gathering' && !batch.facilitiesBy)
      throw new AppError('dispatch.facilitiesOpen');
    const request = { ...who, state: batch.status, action, given: givenNames(given) };
    const status = stateAfter(applyTransition(batchWorkflow, request), batchStateLabels[batch.status]);
    if (action === 'depart') await depart(context, batch, given);
    else if (action === 'postpone') await postpone(context, batch, given);
    else await cancelBatches(context, [id], given.reason ?? '');
    return { version: version + 1, status };
  },
);
