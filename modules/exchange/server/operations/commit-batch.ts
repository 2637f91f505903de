import { ok } from '#platform/contract/fields.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { findBatch, moveBatch } from '../batches.ts';
import { packActor } from '../context.ts';
import { queueChange } from '../jobs/queue.ts';
import { kindFor } from '../kinds.ts';

export const commitBatch = implement(
  contract.commitBatch,
  async (context: OperationContext, { batchId, mode }) => {
    const { db, actor } = context;
    const batch = await findBatch(db, actor.cityCode, batchId);
    kindFor(actor, batch.kind);
    const { good = 0, bad = 0 } = batch.counts ?? {};
    if (batch.status === 'previewed') {
      if (mode === 'all' && bad) throw new AppError('exchange.hasProblems', { bad });
      if (!good) throw new AppError('exchange.nothingGood');
    }
    await moveBatch(db, batch, ['previewed'], { status: 'committing', actor: packActor(actor) });
    await context.audit({
      action: 'import',
      subject: 'import_batch',
      subjectId: batchId,
      detail: { mode, good, bad },
    });
    await queueChange(context, 'exchange.commit', batch, mode);
    return ok;
  },
);
