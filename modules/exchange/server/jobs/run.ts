import { type Kysely, sql } from 'kysely';
import type { DB } from '#platform/db/schema.ts';
import type { ImportContext, ImportKind } from '#platform/sheets/import-kind.ts';
import type { BatchStatus } from '../../contract/codes.ts';
import { type Batch, type BatchChange, changeBatch, findBatch, type Progress } from '../batches.ts';
import { inJob, type JobContext } from '../context.ts';
import type { BatchRows } from '../import-rows.ts';
import { kindFor } from '../kinds.ts';

/** The user stopped the batch, or another server has finished it: what this one did is rolled back. */
export class Stopped extends Error {}

export interface Task {
  context: JobContext;
  operation: string;
  batchId: string;
  /** The state the work belongs to; when the batch leaves it, the work stops. */
  status: BatchStatus;
  signal: AbortSignal;
}

/** A task inside its transaction. */
export interface Run extends Task {
  db: Kysely<DB>;
  batch: Batch;
  kind: ImportKind;
  rows: BatchRows;
  importContext: ImportContext;
  /** Ends the batch's state together with the work; the last thing a run does. */
  finish(change: BatchChange): Promise<void>;
}

const lock = (db: Kysely<DB>, key: string) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended(${`import:${key}`}, 0))`.execute(db);

/**
 * Does the whole work of a batch in one transaction: killed in the middle, nothing of it is there, and the queue runs
 * it again. A server that wrongly believes the first one dead waits for it and then finds nothing left to do.
 */
export async function runTask(task: Task, work: (run: Run) => Promise<void>): Promise<void> {
  const { context, batchId, status } = task;
  const { cityCode } = context.actor;
  await inJob(context, task.operation, async (db) => {
    await lock(db, batchId);
    const batch = await findBatch(db, cityCode, batchId);
    if (batch.status !== status) return;
    // The queue keeps commits apart, and undos, but not the ones from the others.
    if (status !== 'reading') await lock(db, `${cityCode}:${batch.kind}`);
    await work({
      ...task,
      db,
      batch,
      kind: kindFor(context.actor, batch.kind),
      rows: { db, cityCode, batchId },
      importContext: { ...context, db },
      async finish(change) {
        if (!(await changeBatch(db, batch, [status], { progress: '{}', ...change }))) throw new Stopped();
      },
    });
  });
}

const showEveryMs = 1000;

/** Shows how far a task is, beside its transaction, and ends it when it is no longer wanted. */
export function progressOf(task: Task, step: string): (done: number, total: number) => Promise<void> {
  const { context, operation, batchId, status, signal } = task;
  const startedAt = new Date().toISOString();
  let shownAt = Number.NEGATIVE_INFINITY;
  return async (done, total) => {
    signal.throwIfAborted();
    if (performance.now() - shownAt < showEveryMs) return;
    shownAt = performance.now();
    const now = new Date().toISOString();
    const progress = JSON.stringify({ step, done, total, startedAt, shownAt: now } satisfies Progress);
    const isWanted = await context.services.database.beside(
      context.actor,
      { operation, today: context.today },
      (db) => changeBatch(db, { cityCode: context.actor.cityCode, id: batchId }, [status], { progress }),
    );
    if (!isWanted) throw new Stopped();
  };
}
