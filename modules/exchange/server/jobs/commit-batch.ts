import { sql } from 'kysely';
import { fromDatabaseError } from '#platform/http/app-error.ts';
import type { CellProblem } from '#platform/sheets/index.ts';
import { exchangeErrors } from '../../contract/errors.ts';
import type { Counts } from '../batches.ts';
import type { JobContext } from '../context.ts';
import { goodRows, storeOutcomes, storeProblems } from '../import-rows.ts';
import { progressOf, type Run, runTask, type Task } from './run.ts';

/** `all`: everything or nothing. `good`: rows without problems. */
export type CommitMode = 'all' | 'good';

/** The ledger moved on between preview and commit; in all-or-nothing mode nothing is written. */
class ChangedSince extends Error {}

/** Somebody wrote the same rows at the same moment, and the database kept them apart. */
const isCollision = (error: unknown): boolean => fromDatabaseError(error) !== undefined;

async function* goodChunks(run: Run) {
  let last = 0;
  for (;;) {
    const records = await goodRows(run.rows, run.kind, run.importContext, last);
    if (!records.length) return;
    last = records.at(-1)?.row ?? last;
    yield { records, problems: await run.kind.check(run.importContext, records) };
  }
}

async function commitRows(run: Run, mode: CommitMode): Promise<void> {
  const { batch, kind, rows, importContext } = run;
  const expected = batch.counts?.good ?? 0;
  const counts: Required<Omit<Counts, 'kept' | 'filledDown'>> = {
    total: batch.counts?.total ?? 0,
    good: 0,
    bad: batch.counts?.bad ?? 0,
    created: 0,
    updated: 0,
    unchanged: 0,
  };
  const show = progressOf(run, '正在导入');
  for await (const { records, problems } of goodChunks(run)) {
    if (problems.length && mode === 'all') throw new ChangedSince();
    await show(counts.good, expected);
    counts.bad += await storeProblems(rows, problems);
    const wrong = new Set(problems.map(({ row }) => row));
    const fitting = records.filter(({ row }) => !wrong.has(row));
    const outcomes = fitting.length ? await kind.commit(importContext, batch.id, fitting) : [];
    await storeOutcomes(rows, outcomes);
    for (const { outcome } of outcomes) counts[outcome] += 1;
    counts.good += outcomes.length;
  }
  await run.finish({
    status: 'committed',
    counts: JSON.stringify(counts),
    committedAt: sql<string>`now()`,
  });
}

/** Back to the preview, with every row that no longer fits. */
async function previewAgain(run: Run): Promise<void> {
  const found: CellProblem[] = [];
  const show = progressOf(run, '正在重新核对');
  let checked = 0;
  for await (const { records, problems } of goodChunks(run)) {
    await show(checked, run.batch.counts?.good ?? 0);
    checked += records.length;
    found.push(...problems);
  }
  const bad = await storeProblems(run.rows, found);
  const total = run.batch.counts?.total ?? 0;
  const code = bad ? 'exchange.changedSince' : 'exchange.collided';
  const message = exchangeErrors[code].replace('{bad}', String(bad));
  await run.finish({
    status: 'previewed',
    counts: JSON.stringify({ total, good: checked - bad, bad: total - checked + bad } satisfies Counts),
    problem: JSON.stringify({ code, message }),
  });
}

/** Writes the good rows of a batch. A batch that is committed already is left alone. */
export async function commitBatchJob(
  context: JobContext,
  batchId: string,
  signal: AbortSignal,
  mode: CommitMode,
): Promise<void> {
  const task: Task = { context, operation: 'exchange.commitBatch', batchId, status: 'committing', signal };
  try {
    await runTask(task, (run) => commitRows(run, mode));
  } catch (error) {
    if (!(error instanceof ChangedSince || isCollision(error))) throw error;
    await runTask(task, previewAgain);
  }
}
