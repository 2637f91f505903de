import { ok } from '#platform/contract/fields.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { findBatch, moveBatch } from '../batches.ts';
import type { ExchangeTables } from '../tables.ts';

export const cancelBatch = implement(contract.cancelBatch, async ({ db, actor }: OperationContext<ExchangeTables>, { batchId }) => {
  const batch = await findBatch(db, actor.cityCode, batchId);
  await moveBatch(db, batch, ['uploaded', 'reading', 'needsMapping', 'previewed'], 'cancelled');
  await db.deleteFrom('importRow').where('cityCode', '=', actor.cityCode).where('batchId', '=', batchId).execute();
  return ok;
});
