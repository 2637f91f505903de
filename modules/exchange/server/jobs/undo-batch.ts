import { sql } from 'kysely';
import type { ImportContext, ImportedRow } from '#platform/sheets/import-kind.ts';
import { findBatch } from '../batches.ts';
import { inJob } from '../context.ts';
import { kindFor } from '../kinds.ts';

const chunkRows = 1000;
const operation = 'exchange.undoBatch';

/** Takes a committed batch back, last rows first, in one transaction. Rows that others rest on by now stay and say so. */
export async function undoBatchJob(context: Omit<ImportContext, 'db'>, batchId: string): Promise<void> {
  await inJob(context, operation, async (db) => {
    const { cityCode } = context.actor;
    const batch = await findBatch(db, cityCode, batchId);
    if (batch.status !== 'undoing') return;
    const kind = kindFor(context.actor, batch.kind);
    let before = Number.MAX_SAFE_INTEGER;
    let kept = 0;
    for (;;) {
      const rows = await db
        .selectFrom('importRow')
        .select(['rowNo', 'record', 'outcome', 'subjectId', 'before'])
        .where('cityCode', '=', cityCode)
        .where('batchId', '=', batchId)
        .where('rowNo', '<', Math.min(before, 2_147_483_647))
        .where('outcome', 'in', ['created', 'updated'])
        .orderBy('rowNo', 'desc')
        .limit(chunkRows)
        .execute();
      if (!rows.length) break;
      before = rows.at(-1)?.rowNo ?? 0;
      const imported = rows.map(
        (row): ImportedRow => ({
          row: row.rowNo,
          outcome: row.outcome as ImportedRow['outcome'],
          subjectId: row.subjectId ?? '',
          sealed: row.record as Record<string, unknown>,
          ...(row.before ? { before: row.before as Record<string, unknown> } : {}),
        }),
      );
      const problems = await kind.undo({ ...context, db }, batchId, imported);
      kept += new Set(problems.map((problem) => problem.row)).size;
      for (const [row, found] of Map.groupBy(problems, (problem) => problem.row)) {
        await db.updateTable('importRow').set({ problems: JSON.stringify(found) }).where('cityCode', '=', cityCode).where('batchId', '=', batchId).where('rowNo', '=', row).execute();
      }
    }
    await db
      .updateTable('importBatch')
      .set({ status: 'undone', undoneAt: sql<string>`now()`, progress: '{}', counts: JSON.stringify({ ...batch.counts, kept }) })
      .where('cityCode', '=', cityCode)
      .where('id', '=', batchId)
      .execute();
  });
}
