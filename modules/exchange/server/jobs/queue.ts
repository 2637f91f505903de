import type { Kysely } from 'kysely';
import type { DB } from '#platform/db/schema.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import type { CommitMode } from './commit-batch.ts';

export interface BatchPayload {
  cityCode: string;
  batchId: string;
  mode?: CommitMode;
}

type Asker = Pick<OperationContext<DB>, 'actor' | 'services'> & { db: Kysely<DB> };

/** Below this a workbook has some 15,000 rows at most and opens to about 200 MB; one of 100,000 rows takes 450 MB. */
const largeFrom = 1_000_000;

/** Large files are opened one at a time on a server, for its memory; short ones do not wait for them. */
export async function queueReading({ db, actor, services }: Asker, batchId: string, bytes: number) {
  const name = bytes < largeFrom ? 'exchange.read' : 'exchange.readLarge';
  await services.jobs.send(db, name, { cityCode: actor.cityCode, batchId } satisfies BatchPayload);
}

/** Changes of one list in one city are made in the order they were asked for; those of other lists go on beside them. */
export async function queueChange(
  { db, actor, services }: Asker,
  name: 'exchange.commit' | 'exchange.undo',
  batch: { id: string; kind: string },
  mode?: CommitMode,
): Promise<void> {
  const payload: BatchPayload = { cityCode: actor.cityCode, batchId: batch.id, ...(mode ? { mode } : {}) };
  await services.jobs.send(db, name, payload, `${actor.cityCode}:${batch.kind}`);
}
