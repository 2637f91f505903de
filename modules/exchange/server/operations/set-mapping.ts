import { sql } from 'kysely';
import { ok } from '#platform/contract/fields.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { newId } from '#platform/id.ts';
import type { ColumnMapping, SheetSpec } from '#platform/sheets/index.ts';
import * as contract from '../../contract/operations.ts';
import { type Batch, findBatch, headerKey, moveBatch } from '../batches.ts';
import { packActor } from '../context.ts';
import { dropRows } from '../import-rows.ts';
import { queueReading } from '../jobs/queue.ts';
import { kindFor } from '../kinds.ts';
import { mappingInForce } from '../view.ts';

/** Every column with its choice; an empty value for all rows is no choice. */
function wholeMapping(batch: Batch, mapping: ColumnMapping, { columns }: SheetSpec): ColumnMapping {
  const choices = { ...mappingInForce(batch), ...mapping };
  const choiceFor = (key: string) => {
    const choice = choices[key] ?? null;
    return choice && typeof choice === 'object' && choice.constant.trim() === '' ? null : choice;
  };
  return Object.fromEntries(columns.map(({ key }) => [key, choiceFor(key)]));
}

/** Refuses a choice that leaves a required column open or uses a header twice. */
function checkMapping(mapping: ColumnMapping, batch: Batch, { columns }: SheetSpec): void {
  const known = new Set(batch.headers.map(({ text }) => text));
  const isGiven = (key: string) => {
    const choice = mapping[key];
    return typeof choice === 'string' ? known.has(choice) : choice !== null;
  };
  const missing = columns.filter(({ key, required }) => required && !isGiven(key));
  if (missing.length) {
    throw new AppError(
      'exchange.mappingIncomplete',
      { columns: missing.map(({ label }) => label).join('、') },
      {
        items: missing.map(({ key, label }) => ({
          pointer: `/mapping/${key}`,
          code: 'exchange.mappingIncomplete',
          params: { columns: label },
        })),
      },
    );
  }
  const users = Map.groupBy(
    columns.filter(({ key }) => typeof mapping[key] === 'string'),
    ({ key }) => String(mapping[key]),
  );
  for (const [header, taken] of users) {
    const labels = taken.map(({ label }) => label).join('、');
    if (taken.length > 1) throw new AppError('exchange.mappingTwice', { header, columns: labels });
  }
}

/** Sets which header is which column, remembers it for the next file with these headers, and reads again. */
export const setMapping = implement(
  contract.setMapping,
  async (context: OperationContext, { batchId, mapping }) => {
    const { db, actor } = context;
    const { cityCode, accountId } = actor;
    const batch = await findBatch(db, cityCode, batchId);
    const kind = kindFor(actor, batch.kind);
    const spec = await kind.spec(context);
    const whole = wholeMapping(batch, mapping, spec);
    checkMapping(whole, batch, spec);
    const text = JSON.stringify(whole);
    await moveBatch(db, batch, ['needsMapping', 'previewed', 'failed'], {
      status: 'uploaded',
      mapping: text,
      counts: '{}',
      actor: packActor(actor),
    });
    await dropRows({ db, cityCode, batchId });
    await db
      .insertInto('importMapping')
      .values({
        cityCode,
        id: newId(),
        kind: batch.kind,
        headerKey: headerKey(batch.headers),
        mapping: text,
        accountId,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['cityCode', 'accountId', 'kind', 'headerKey'])
          .doUpdateSet({ mapping: text, updatedAt: sql<string>`now()` }),
      )
      .execute();
    await queueReading(context, batchId, batch.fileSize);
    return ok;
  },
);
