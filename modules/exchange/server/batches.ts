import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { AppError } from '#platform/http/app-error.ts';
import { type BatchStatus, batchStatusLabels } from '../contract/codes.ts';
import type { ExchangeTables } from './tables.ts';

export interface Counts {
  total: number;
  good: number;
  bad: number;
  created?: number;
  updated?: number;
  unchanged?: number;
  kept?: number;
}
export interface Progress {
  step: string;
  done: number;
  total: number;
  startedAt: string;
}

/** A batch whose jsonb columns have the shapes this module writes. */
export async function findBatch(db: Kysely<ExchangeTables>, cityCode: string, batchId: string) {
  const batch = await db.selectFrom('importBatch').selectAll().where('cityCode', '=', cityCode).where('id', '=', batchId).executeTakeFirst();
  if (!batch) throw new AppError('platform.notFound');
  return {
    ...batch,
    status: batch.status as BatchStatus,
    counts: (Object.keys(batch.counts ?? {}).length ? batch.counts : null) as Counts | null,
    progress: (Object.keys(batch.progress ?? {}).length ? batch.progress : null) as Progress | null,
    headers: (batch.headers ?? []) as unknown as string[],
  };
}
export type Batch = Awaited<ReturnType<typeof findBatch>>;

/** Moves a batch from one of `from` to `to`; somebody quicker (a second click, another tab) makes it fail. */
export async function moveBatch(db: Kysely<ExchangeTables>, batch: { cityCode: string; id: string }, from: readonly BatchStatus[], to: BatchStatus): Promise<void> {
  const moved = await db
    .updateTable('importBatch')
    .set({ status: to })
    .where('cityCode', '=', batch.cityCode)
    .where('id', '=', batch.id)
    .where('status', 'in', from)
    .executeTakeFirst();
  if (moved.numUpdatedRows) return;
  const now = await findBatch(db, batch.cityCode, batch.id);
  throw new AppError('exchange.wrongStatus', { status: batchStatusLabels[now.status] });
}

/** Files with the same header row get the same remembered mapping. */
export const headerKey = (headers: readonly string[]): string => createHash('sha256').update(JSON.stringify(headers)).digest('hex');
