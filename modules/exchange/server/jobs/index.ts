import { type RawBuilder, sql } from 'kysely';
import { systemActor } from '#platform/db/session.ts';
import type { Services } from '#platform/http/operation.ts';
import { workingStatuses } from '../../contract/codes.ts';
import { findBatch } from '../batches.ts';
import { jobContext, type JobContext, unpackActor } from '../context.ts';
import { commitBatchJob } from './commit-batch.ts';
import type { BatchPayload } from './queue.ts';
import { readBatch } from './read-batch.ts';
import { Stopped } from './run.ts';
import { undoBatchJob } from './undo-batch.ts';

const beginning = '1970-01-01';

async function contextOf(services: Services, { cityCode, batchId }: BatchPayload): Promise<JobContext> {
  const options = { operation: 'exchange.openBatch', today: beginning, readOnly: true };
  const batch = await services.database.as(systemActor(cityCode, '导入'), options, (db) =>
    findBatch(db, cityCode, batchId),
  );
  return jobContext(services, unpackActor(batch.actor));
}

/** Where a fault happened, without the message: it may quote a cell. */
function faultOf(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, code, constraint, table, frames };
}

/** The state a batch had before the work that failed. */
const stateBefore: RawBuilder<string> = sql`CASE status
  WHEN 'committing' THEN 'previewed' WHEN 'undoing' THEN 'committed' ELSE 'failed' END`;

/** A mistake of ours must not leave a batch "working" for ever: the user sees that it failed, the log says where. */
async function giveUp(
  services: Services,
  { cityCode, batchId }: BatchPayload,
  error: unknown,
): Promise<void> {
  services.log.error({ batchId, fault: faultOf(error) }, 'import failed');
  const options = { operation: 'exchange.giveUp', today: beginning };
  const message = '系统出错，没有写入任何数据，请重试；再次出错请联系管理员';
  await services.database.as(systemActor(cityCode, '导入'), options, (db) =>
    db
      .updateTable('importBatch')
      .set({ status: stateBefore, progress: '{}', problem: JSON.stringify({ code: 'systemError', message }) })
      .where('cityCode', '=', cityCode)
      .where('id', '=', batchId)
      .where('status', 'in', [...workingStatuses])
      .execute(),
  );
}

/** Per kind of work and server: a short list does not wait for a long one, and two cores are not asked for more. */
const sideBySide = 2;

type Work = (context: JobContext, payload: BatchPayload, signal: AbortSignal) => Promise<void>;

export function defineJobs(services: Services): void {
  const define = (name: string, atOnce: number, work: Work) =>
    services.jobs.define<BatchPayload>({
      name,
      atOnce,
      async run(payload, signal) {
        try {
          await work(await contextOf(services, payload), payload, signal);
        } catch (error) {
          if (error instanceof Stopped) return;
          // A stopping server gives the job back to the queue.
          if (signal.aborted) throw error;
          await giveUp(services, payload, error);
        }
      },
    });
  const read: Work = (context, { batchId }, signal) => readBatch(context, batchId, signal);
  define('exchange.read', sideBySide, read);
  define('exchange.readLarge', 1, read);
  define('exchange.commit', sideBySide, (context, { batchId, mode = 'all' }, signal) =>
    commitBatchJob(context, batchId, signal, mode),
  );
  define('exchange.undo', sideBySide, (context, { batchId }, signal) =>
    undoBatchJob(context, batchId, signal),
  );
}
