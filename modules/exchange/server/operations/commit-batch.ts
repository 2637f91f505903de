import { ok } from '#platform/contract/fields.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { findBatch, moveBatch } from '../batches.ts';
import type { BatchPayload } from '../jobs/index.ts';
import { kindFor } from '../kinds.ts';

export const commitBatch = implement(contract.commitBatch, async (context: OperationContext, { batchId, mode }) => {
  const { db, actor, services } = context;
  const batch = await findBatch(db, actor.cityCode, batchId);
  kindFor(actor, batch.kind);
  const bad = batch.counts?.bad ?? 0;
  if (mode === 'all' && bad) throw new AppError('exchange.hasProblems', { bad });
  if (!batch.counts?.good) throw new AppError('exchange.nothingGood');
  await moveBatch(db, batch, ['previewed'], 'committing');
  await db.updateTable('importBatch').set({ problem: null }).where('cityCode', '=', actor.cityCode).where('id', '=', batchId).execute();
  await context.audit({ action: 'import', subject: 'import_batch', subjectId: batchId, detail: { mode, good: batch.counts.good, bad } });
  await services.jobs.send(db, 'exchange.commit', { cityCode: actor.cityCode, batchId, mode } satisfies BatchPayload);
  return ok;
});
