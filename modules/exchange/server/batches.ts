import { createHash } from 'node:crypto';
import { type Kysely, sql, type UpdateObject } from 'kysely';
import { AppError } from '#platform/http/app-error.ts';
import type { HeaderCell } from '#platform/sheets/index.ts';
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
  /** First sheet rows, by column, that took their value from a merged cell above. */
  filledDown?: Record<string, number[]>;
}
export interface Progress {
  step: string;
  done: number;
  total: number;
  startedAt: string;
  shownAt: string;
}
/** A header of the file and the column it was taken for. */
export type BatchHeader = Pick<HeaderCell, 'text' | 'key'>;

/** A batch whose jsonb columns have the shapes this module writes; `isKept` until file and rows are deleted by age. */
export async function findBatch(db: Kysely<ExchangeTables>, cityCode: string, batchId: string) {
  const batch = await db
    .selectFrom('importBatch as b')
    .innerJoin('storedFile as f', (join) =>
      join.onRef('f.cityCode', '=', 'b.cityCode').onRef('f.id', '=', 'b.fileId'),
    )
    .selectAll('b')
    .select([
      'f.name as fileName',
      'f.size as fileSize',
      sql<boolean>`octet_length(f.content) > 0`.as('isKept'),
    ])
    .where('b.cityCode', '=', cityCode)
    .where('b.id', '=', batchId)
    .executeTakeFirst();
  if (!batch) throw new AppError('platform.notFound');
  return {
    ...batch,
    status: batch.status as BatchStatus,
    counts: filled<Counts>(batch.counts),
    progress: filled<Progress>(batch.progress),
    headers: (batch.headers ?? []) as unknown as BatchHeader[],
  };
}
export type Batch = Awaited<ReturnType<typeof findBatch>>;

type Change = UpdateObject<ExchangeTables, 'importBatch'>;
export type BatchChange = Change & { status: BatchStatus };

/** A jsonb column that is `{}` until there is something to say. */
export function filled<T extends object>(value: unknown): T | null {
  return Object.keys(value ?? {}).length ? (value as T) : null;
}

/** Changes a batch that is still in the state the change rests on; false when somebody was quicker. */
export async function changeBatch(
  db: Kysely<ExchangeTables>,
  batch: { cityCode: string; id: string },
  from: readonly BatchStatus[],
  change: Change,
): Promise<boolean> {
  const changed = await db
    .updateTable('importBatch')
    .set(change)
    .where('cityCode', '=', batch.cityCode)
    .where('id', '=', batch.id)
    .where('status', 'in', from)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** Moves a batch from one of `from` to `to`; a second click or another tab that was quicker makes it fail. */
export async function moveBatch(
  db: Kysely<ExchangeTables>,
  batch: Batch,
  from: readonly BatchStatus[],
  change: BatchChange,
): Promise<void> {
  if (!batch.isKept) throw new AppError('exchange.notKept');
  if (await changeBatch(db, batch, from, { problem: null, progress: '{}', ...change })) return;
  const now = await findBatch(db, batch.cityCode, batch.id);
  throw new AppError('exchange.wrongStatus', { status: batchStatusLabels[now.status] });
}

/** Files with the same header row get the same remembered mapping. */
export function headerKey(headers: readonly BatchHeader[]): string {
  return createHash('sha256')
    .update(JSON.stringify(headers.map(({ text }) => text)))
    .digest('hex');
}
