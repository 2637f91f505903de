import { implement, type OperationContext } from '#platform/http/operation.ts';
import type { BatchStatus } from '../../contract/codes.ts';
import * as contract from '../../contract/operations.ts';
import { kindsFor } from '../kinds.ts';
import type { ExchangeTables } from '../tables.ts';
import { batchView } from '../view.ts';

export const listBatches = implement(
  contract.listBatches,
  async ({ db, actor }: OperationContext<ExchangeTables>, input) => {
    let batches = db
      .selectFrom('importBatch')
      .where('importBatch.cityCode', '=', actor.cityCode)
      .where('importBatch.accountId', '=', actor.accountId);
    if (input.kind) batches = batches.where('kind', '=', input.kind);
    const { total } = await batches
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const page = await batches
      .innerJoin('storedFile', (join) =>
        join
          .onRef('storedFile.cityCode', '=', 'importBatch.cityCode')
          .onRef('storedFile.id', '=', 'importBatch.fileId'),
      )
      .select(['importBatch.id', 'importBatch.kind', 'importBatch.status', 'importBatch.createdAt'])
      .select(['importBatch.committedAt', 'importBatch.undoneAt', 'importBatch.counts'])
      .select(['importBatch.progress', 'importBatch.problem', 'storedFile.name'])
      .orderBy('importBatch.createdAt', 'desc')
      .orderBy('importBatch.id', 'desc')
      .limit(input.pageSize)
      .offset((input.page - 1) * input.pageSize)
      .execute();
    const kinds = kindsFor(actor);
    const labelOf = (code: string) => kinds.find((kind) => kind.code === code)?.label ?? code;
    const rows = page.map((batch) =>
      batchView({ ...batch, status: batch.status as BatchStatus }, batch.name, labelOf(batch.kind)),
    );
    return { total, rows };
  },
);
