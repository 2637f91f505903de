import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { DB } from '#platform/db/schema.ts';
import type { CellProblem } from '#platform/sheets/index.ts';
import type { ImportContext, ImportKind, ImportOutcome, ImportRecord } from '#platform/sheets/import-kind.ts';
import { type Batch, type Counts, findBatch } from '../batches.ts';
import { inJob } from '../context.ts';
import { kindFor } from '../kinds.ts';

const chunkRows = 1000;
const operation = 'exchange.commitBatch';
type JobContext = Omit<ImportContext, 'db'>;

/** The ledger moved on between preview and commit; in all-or-nothing mode nothing is written. */
class ChangedSince extends Error {
  readonly problems: CellProblem[];

  constructor(problems: CellProblem[]) {
    super('changed since preview');
    this.problems = problems;
  }
}

interface RowSource {
  context: JobContext;
  db: Kysely<DB>;
  batch: Batch;
  kind: ImportKind;
}

async function nextRows({ context, db, batch, kind }: RowSource, after: number): Promise<ImportRecord[]> {
  const rows = await db
    .selectFrom('importRow')
    .select(['rowNo', 'record'])
    .where('cityCode', '=', context.actor.cityCode)
    .where('batchId', '=', batch.id)
    .where('rowNo', '>', after)
    .where(sql<boolean>`problems = '[]'::jsonb`)
    .orderBy('rowNo')
    .limit(chunkRows)
    .execute();
  return rows.map((row) => {
    const sealed = row.record as Record<string, unknown>;
    return { row: row.rowNo, values: kind.unseal ? kind.unseal({ ...context, db }, sealed) : (sealed as ImportRecord['values']) };
  });
}

async function storeOutcomes({ context, db, batch }: RowSource, outcomes: ImportOutcome[]): Promise<void> {
  await sql`
    UPDATE import_row r SET outcome = o.outcome, subject_id = o.subject_id, before = o.before
    FROM jsonb_to_recordset(${JSON.stringify(outcomes.map(({ row, outcome, subjectId, before = null }) => ({ row_no: row, outcome, subject_id: subjectId, before })))}::jsonb)
      AS o(row_no int, outcome text, subject_id uuid, before jsonb)
    WHERE r.city_code = ${context.actor.cityCode} AND r.batch_id = ${batch.id} AND r.row_no = o.row_no`.execute(db);
}

async function storeProblems(db: Kysely<DB>, cityCode: string, batchId: string, problems: CellProblem[]): Promise<void> {
  for (const [row, found] of Map.groupBy(problems, (problem) => problem.row)) {
    await db.updateTable('importRow').set({ problems: JSON.stringify(found) }).where('cityCode', '=', cityCode).where('batchId', '=', batchId).where('rowNo', '=', row).execute();
  }
}

async function showProgress({ context, batch }: RowSource, done: number, total: number, startedAt: string): Promise<void> {
  const progress = JSON.stringify({ step: '正在导入', done, total, startedAt });
  await context.services.database.beside(context.actor, { operation, today: context.today }, (db) =>
    db.updateTable('importBatch').set({ progress }).where('cityCode', '=', context.actor.cityCode).where('id', '=', batch.id).execute(),
  );
}

async function commitAll(source: RowSource, mode: string): Promise<void> {
  const { context, db, batch, kind } = source;
  const counts: Counts = { total: batch.counts?.total ?? 0, good: 0, bad: batch.counts?.bad ?? 0, created: 0, updated: 0, unchanged: 0 };
  const expected = batch.counts?.good ?? 0;
  const startedAt = new Date().toISOString();
  let last = 0;
  for (let records = await nextRows(source, last); records.length; records = await nextRows(source, last)) {
    last = records.at(-1)?.row ?? last;
    const problems = await kind.check({ ...context, db }, records);
    if (problems.length && mode === 'all') throw new ChangedSince(problems);
    await storeProblems(db, context.actor.cityCode, batch.id, problems);
    const wrong = new Set(problems.map((problem) => problem.row));
    const outcomes = await kind.commit({ ...context, db }, batch.id, records.filter((record) => !wrong.has(record.row)));
    await storeOutcomes(source, outcomes);
    for (const { outcome } of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
    counts.good += outcomes.length;
    counts.bad += wrong.size;
    await showProgress(source, counts.good, expected, startedAt);
  }
  await db
    .updateTable('importBatch')
    .set({ status: 'committed', counts: JSON.stringify(counts), progress: '{}', committedAt: sql<string>`now()` })
    .where('cityCode', '=', context.actor.cityCode)
    .where('id', '=', batch.id)
    .execute();
}

/** Back to the preview, with the rows that no longer fit. */
async function backToPreview(context: JobContext, batchId: string, problems: CellProblem[]): Promise<void> {
  await inJob(context, operation, async (db) => {
    const batch = await findBatch(db, context.actor.cityCode, batchId);
    await storeProblems(db, context.actor.cityCode, batchId, problems);
    const bad = new Set(problems.map((problem) => problem.row)).size;
    const counts = { total: batch.counts?.total ?? 0, good: (batch.counts?.good ?? 0) - bad, bad: (batch.counts?.bad ?? 0) + bad };
    await db
      .updateTable('importBatch')
      .set({ status: 'previewed', progress: '{}', counts: JSON.stringify(counts), problem: JSON.stringify({ code: 'changedSince', message: `预览之后台账有变化，${bad} 行已不能导入，请查看最新的错误说明` }) })
      .where('cityCode', '=', context.actor.cityCode)
      .where('id', '=', batchId)
      .execute();
  });
}

/**
 * Writes the good rows of a batch in one transaction: killed in the middle, nothing is there, and the queue runs it
 * again from the start. A batch that is committed already is left alone.
 */
export async function commitBatchJob(context: JobContext, batchId: string, mode: string): Promise<void> {
  try {
    await inJob(context, operation, async (db) => {
      const batch = await findBatch(db, context.actor.cityCode, batchId);
      if (batch.status !== 'committing') return;
      await commitAll({ context, db, batch, kind: kindFor(context.actor, batch.kind) }, mode);
    });
  } catch (error) {
    if (!(error instanceof ChangedSince)) throw error;
    await backToPreview(context, batchId, error.problems);
  }
}
