import { sql } from 'kysely';
import { systemActor } from '#platform/db/session.ts';
import type { Services } from '#platform/http/operation.ts';
import type { ImportContext } from '#platform/sheets/import-kind.ts';
import { findBatch } from '../batches.ts';
import { importContext, unpackActor } from '../context.ts';
import { commitBatchJob } from './commit-batch.ts';
import { readBatch } from './read-batch.ts';
import { undoBatchJob } from './undo-batch.ts';

export interface BatchPayload {
  cityCode: string;
  batchId: string;
  mode?: 'all' | 'good';
}

async function contextOf(services: Services, payload: BatchPayload): Promise<Omit<ImportContext, 'db'>> {
  const stored = await services.database.as(systemActor(payload.cityCode, '导入'), { operation: 'exchange.openBatch', today: '1970-01-01', readOnly: true }, (db) =>
    findBatch(db, payload.cityCode, payload.batchId),
  );
  return importContext(services, unpackActor(stored.actor));
}

/** A mistake of ours must not leave a batch "working" for ever: the user sees that it failed, the log says why. */
async function giveUp(services: Services, payload: BatchPayload, error: unknown): Promise<void> {
  services.log.error({ batchId: payload.batchId, error: error instanceof Error ? error.stack : String(error) }, 'import failed');
  await services.database.as(systemActor(payload.cityCode, '导入'), { operation: 'exchange.giveUp', today: '1970-01-01' }, async (db) => {
    await db
      .updateTable('importBatch')
      .set({
        status: sql<string>`CASE status WHEN 'committing' THEN 'previewed' WHEN 'undoing' THEN 'committed' ELSE 'failed' END`,
        progress: '{}',
        problem: JSON.stringify({ code: 'systemError', message: '系统出错，没有写入任何数据，请重试或联系管理员' }),
      })
      .where('cityCode', '=', payload.cityCode)
      .where('id', '=', payload.batchId)
      .where('status', 'in', ['uploaded', 'reading', 'committing', 'undoing'])
      .execute();
  });
}

export function defineJobs(services: Services): void {
  const define = (name: string, work: (context: Omit<ImportContext, 'db'>, payload: BatchPayload, signal: AbortSignal) => Promise<void>) =>
    services.jobs.define<BatchPayload>({
      name,
      async run(payload, signal) {
        try {
          await work(await contextOf(services, payload), payload, signal);
        } catch (error) {
          // A stopping server gives the job back to the queue.
          if (signal.aborted) throw error;
          await giveUp(services, payload, error);
        }
      },
    });
  define('exchange.read', (context, payload, signal) => readBatch(context, payload.batchId, signal));
  define('exchange.commit', (context, payload) => commitBatchJob(context, payload.batchId, payload.mode ?? 'all'));
  define('exchange.undo', (context, payload) => undoBatchJob(context, payload.batchId));
}
