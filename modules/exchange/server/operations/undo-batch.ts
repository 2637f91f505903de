import { ok } from '#platform/contract/fields.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { findBatch, moveBatch } from '../batches.ts';
import { packActor } from '../context.ts';
import { queueChange } from '../jobs/queue.ts';
import { kindFor } from '../kinds.ts';

export const undoBatch = implement(contract.undoBatch, async (context: OperationContext, { batchId }) => {
  const { db, actor } = context;
  const batch = await findBatch(db, actor.cityCode, batchId);
  kindFor(actor, batch.kind);
  await moveBatch(db, batch, ['committed'], { status: 'undoing', actor: packActor(actor) });
  await context.audit({ action: 'undoImport', subject: 'import_batch', subjectId: batchId });
  await queueChange(context, 'exchange.undo', batch);
  return ok;
});
