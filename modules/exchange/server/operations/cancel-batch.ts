import { ok } from '#platform/contract/fields.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import type { BatchStatus } from '../../contract/codes.ts';
import { findBatch, moveBatch } from '../batches.ts';
import { dropRows } from '../import-rows.ts';
import type { ExchangeTables } from '../tables.ts';

/** Work that is stopped leaves nothing behind: the batch stands where it stood before. */
const afterStop: Partial<Record<BatchStatus, BatchStatus>> = {
  committing: 'previewed',
  undoing: 'committed',
};
const givenUp: BatchStatus[] = ['uploaded', 'reading', 'needsMapping', 'previewed'];

/** Stops the work under way, or gives up a batch that was not imported: its rows and the file's content go. */
export const cancelBatch = implement(
  contract.cancelBatch,
  async ({ db, actor }: OperationContext<ExchangeTables>, { batchId }) => {
    const { cityCode } = actor;
    const batch = await findBatch(db, cityCode, batchId);
    const before = afterStop[batch.status];
    if (before) {
      await moveBatch(db, batch, [batch.status], { status: before });
      return ok;
    }
    await moveBatch(db, batch, givenUp, { status: 'cancelled' });
    await dropRows({ db, cityCode, batchId });
    await db
      .updateTable('storedFile')
      .set({ content: Buffer.alloc(0) })
      .where('cityCode', '=', cityCode)
      .where('id', '=', batch.fileId)
      .execute();
    return ok;
  },
);
