import { ok } from '#platform/contract/fields.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { findBatch, moveBatch } from '../batches.ts';
import { packActor } from '../context.ts';
import type { BatchPayload } from '../jobs/index.ts';
import { kindFor } from '../kinds.ts';

export const undoBatch = implement(contract.undoBatch, async (context: OperationContext, { batchId }) => {
  const { db, actor, services } = context;
  const batch = await findBatch(db, actor.cityCode, batchId);
  kindFor(actor, batch.kind);
  await moveBatch(db, batch, ['committed'], { status: 'undoing', actor: packActor(actor) });
  await context.audit({ action: 'undoImport', subject: 'import_batch', subjectId: batchId });
  await services.jobs.send(db, 'exchange.undo', {
    cityCode: actor.cityCode,
    batchId,
  } satisfies BatchPayload);
  return ok;
});
