import { sql } from 'kysely';
import type { ImportedRow } from '#platform/sheets/import-kind.ts';
import type { JobContext } from '../context.ts';
import { chunkRows, storeProblems } from '../import-rows.ts';
import { progressOf, type Run, runTask } from './run.ts';

const afterLast = 2 ** 31 - 1;

async function writtenRows({ db, context, batchId }: Run, before: number): Promise<ImportedRow[]> {
  const rows = await db
    .selectFrom('importRow')
    .select(['rowNo', 'record', 'outcome', 'subjectId', 'before'])
    .where('cityCode', '=', context.actor.cityCode)
    .where('batchId', '=', batchId)
    .where('rowNo', '<', before)
    .where('outcome', 'in', ['created', 'updated'])
    .orderBy('rowNo', 'desc')
    .limit(chunkRows)
    .execute();
  return rows.map((row) => ({
    row: row.rowNo,
    outcome: row.outcome as ImportedRow['outcome'],
    subjectId: row.subjectId ?? '',
    sealed: row.record as Record<string, unknown>,
    ...(row.before ? { before: row.before as Record<string, unknown> } : {}),
  }));
}

async function undoRows(run: Run): Promise<void> {
  const { batch, kind, rows, importContext } = run;
  const total = (batch.counts?.created ?? 0) + (batch.counts?.updated ?? 0);
  const show = progressOf(run, '正在撤销');
  let before = afterLast;
  let done = 0;
  let kept = 0;
  for (;;) {
    const written = await writtenRows(run, before);
    if (!written.length) break;
    await show(done, total);
    before = written.at(-1)?.row ?? 0;
    kept += await storeProblems(rows, await kind.undo(importContext, batch.id, written));
    done += written.length;
  }
  await run.finish({
    status: 'undone',
    undoneAt: sql<string>`now()`,
    counts: JSON.stringify({ ...batch.counts, kept }),
  });
}

/** Takes a committed batch back, last rows first. Rows that something else rests on by now stay and say so. */
export async function undoBatchJob(context: JobContext, batchId: string, signal: AbortSignal): Promise<void> {
  await runTask({ context, operation: 'exchange.undoBatch', batchId, status: 'undoing', signal }, undoRows);
}
