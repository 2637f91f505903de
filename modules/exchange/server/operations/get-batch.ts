import { implement, type OperationContext } from '#platform/http/operation.ts';
import type { ColumnMapping } from '#platform/sheets/index.ts';
import * as contract from '../../contract/operations.ts';
import { findBatch } from '../batches.ts';
import { kindFor } from '../kinds.ts';
import { batchRights, batchView } from '../view.ts';

export const getBatch = implement(contract.getBatch, async (context: OperationContext, { batchId }) => {
  const { db, actor } = context;
  const batch = await findBatch(db, actor.cityCode, batchId);
  const kind = kindFor(actor, batch.kind);
  const spec = await kind.spec(context);
  const file = await db.selectFrom('storedFile').select('name').where('cityCode', '=', actor.cityCode).where('id', '=', batch.fileId).executeTakeFirstOrThrow();
  return {
    ...batchView(batch, file.name, kind.label),
    ...batchRights(batch),
    headers: batch.headers,
    columns: spec.columns.map(({ key, label, required = false, hint = null }) => ({ key, label, required, hint })),
    mapping: (batch.mapping ?? {}) as ColumnMapping,
  };
});
