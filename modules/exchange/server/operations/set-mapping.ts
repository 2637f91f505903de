import { sql } from 'kysely';
import { ok } from '#platform/contract/fields.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { newId } from '#platform/id.ts';
import * as contract from '../../contract/operations.ts';
import { findBatch, headerKey, moveBatch } from '../batches.ts';
import type { BatchPayload } from '../jobs/index.ts';
import { kindFor } from '../kinds.ts';

/** Sets which header is which column, remembers it for the next file with these headers, and reads again. */
export const setMapping = implement(contract.setMapping, async (context: OperationContext, { batchId, mapping }) => {
  const { db, actor, services } = context;
  const { cityCode, accountId } = actor;
  const batch = await findBatch(db, cityCode, batchId);
  const kind = kindFor(actor, batch.kind);
  const spec = await kind.spec(context);
  const known = new Set(batch.headers);
  const isGiven = (key: string) => {
    const choice = mapping[key];
    return typeof choice === 'string' ? known.has(choice) : choice ? choice.constant.trim() !== '' : false;
  };
  const isNamed = (column: { label: string; aliases?: string[] }) => [column.label, ...(column.aliases ?? [])].some((name) => known.has(name));
  const missing = spec.columns.filter((column) => column.required && !isGiven(column.key) && !(mapping[column.key] === undefined && isNamed(column)));
  if (missing.length) throw new AppError('exchange.mappingIncomplete', { columns: missing.map((column) => column.label).join('、') });
  await moveBatch(db, batch, ['needsMapping', 'previewed', 'failed'], 'uploaded');
  await db.updateTable('importBatch').set({ mapping: JSON.stringify(mapping), counts: '{}', problem: null }).where('cityCode', '=', cityCode).where('id', '=', batchId).execute();
  await db
    .insertInto('importMapping')
    .values({ cityCode, id: newId(), kind: batch.kind, headerKey: headerKey(batch.headers), mapping: JSON.stringify(mapping), accountId })
    .onConflict((conflict) =>
      conflict.columns(['cityCode', 'accountId', 'kind', 'headerKey']).doUpdateSet({ mapping: JSON.stringify(mapping), updatedAt: sql<string>`now()` }),
    )
    .execute();
  await services.jobs.send(db, 'exchange.read', { cityCode, batchId } satisfies BatchPayload);
  return ok;
});
