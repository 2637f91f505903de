import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { findBatch } from '../batches.ts';
import { kindsFor } from '../kinds.ts';
import type { ExchangeTables } from '../tables.ts';
import { batchView } from '../view.ts';

export const listBatches = implement(contract.listBatches, async ({ db, actor }: OperationContext<ExchangeTables>, input) => {
  let batches = db.selectFrom('importBatch').where('importBatch.cityCode', '=', actor.cityCode).where('importBatch.accountId', '=', actor.accountId);
  if (input.kind) batches = batches.where('kind', '=', input.kind);
  const { total } = await batches.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const page = await batches
    .innerJoin('storedFile', (join) => join.onRef('storedFile.cityCode', '=', 'importBatch.cityCode').onRef('storedFile.id', '=', 'importBatch.fileId'))
    .select(['importBatch.id', 'storedFile.name'])
    .orderBy('importBatch.createdAt', 'desc')
    .limit(input.pageSize)
    .offset((input.page - 1) * input.pageSize)
    .execute();
  const kinds = kindsFor(actor);
  const rows = [];
  for (const { id, name } of page) {
    const batch = await findBatch(db, actor.cityCode, id);
    rows.push(batchView(batch, name, kinds.find((kind) => kind.code === batch.kind)?.label ?? batch.kind));
  }
  return { total, rows };
});
