import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, PolicyRun } from '#platform/db/schema.ts';
import { systemActor } from '#platform/db/session.ts';
import { businessDate } from '#platform/http/city-registry.ts';
import type { Services } from '#platform/http/operation.ts';
import { placeOf, type Place } from '../place.ts';
import { cityChunk, cityClauses } from './city-run.ts';
import { rehearseChunk, rehearsedClauses } from './rehearsal.ts';
import { type Chunk, groupsOf, isPassed, type Mark, planChunks, type Stage } from './walk.ts';

export interface RunPayload {
  cityCode: string;
  runId: string;
}
export const runJob = 'policy.run';

/** The run was cancelled, or another server has finished it. */
class Stopped extends Error {}

type RunRow = Selectable<PolicyRun>;

async function openRun(db: Kysely<DB>, { cityCode, runId }: RunPayload): Promise<RunRow> {
  const run = await db
    .selectFrom('policyRun')
    .selectAll()
    .where('cityCode', '=', cityCode)
    .where('id', '=', runId)
    .forUpdate()
    .executeTakeFirst();
  if (!run || !['waiting', 'running'].includes(run.status)) throw new Stopped();
  return run;
}

const change = (db: Kysely<DB>, run: { cityCode: string; id: string }, values: Partial<RunRow>) =>
  db
    .updateTable('policyRun')
    .set({ ...values, version: sql`version + 1` } as never)
    .where('cityCode', '=', run.cityCode)
    .where('id', '=', run.id)
    .execute();

const markOf = ({ lastKind, lastKey }: RunRow): Mark => ({ lastKind: lastKind as Stage, lastKey });

/** Whether anything the run decides on is payable to people themselves: else those nobody employs are not walked. */
async function isAboutPeople(db: Kysely<DB>, place: Place, run: RunRow): Promise<boolean> {
  const clauses =
    run.kind === 'city'
      ? await cityClauses(db, place, run)
      : Object.values(await rehearsedClauses(db, place, run)).flat();
  return clauses.some(({ sides }) => sides.has('person'));
}

/** One chunk in one transaction: its lines and the mark behind which a killed run goes on are there together or not at all. */
async function doChunk(db: Kysely<DB>, place: Place, payload: RunPayload, chunk: Chunk): Promise<void> {
  const run = await openRun(db, payload);
  const mark = markOf(run);
  // Another server did this chunk already.
  if (isPassed(mark, chunk)) return;
  const groups = await groupsOf(db, { ...run, ...mark }, chunk, [run.asOf, run.horizonOn]);
  const progress = { done: run.done + chunk.count, lastKind: chunk.kind, lastKey: chunk.lastKey };
  if (run.kind === 'city') {
    const lines = await cityChunk(db, place, run, groups);
    await change(db, run, { ...progress, lines: run.lines + lines });
  } else {
    const { figures, lines } = await rehearseChunk(db, place, run, groups);
    await change(db, run, {
      ...progress,
      lines: run.lines + lines,
      figures: JSON.stringify(figures) as never,
    });
  }
}

/** Walks the whole city for a run that was entered, from where it stands. */
export async function walkCity(
  services: Pick<Services, 'cities' | 'database'>,
  payload: RunPayload,
  signal: AbortSignal,
): Promise<void> {
  const { cityCode } = payload;
  const city = await services.cities.find(cityCode);
  if (!city) throw new Error(`no city ${cityCode}`);
  const place = placeOf((await services.cities.pack(cityCode, city.packVersion)).id);
  const options = { operation: 'policy.run', today: businessDate(city.businessOn) };
  const act = <T>(step: (db: Kysely<DB>) => Promise<T>): Promise<T> =>
    services.database.as(systemActor(cityCode, '应享核算'), options, step);
  const chunks = await act(async (db) => {
    const run = await openRun(db, payload);
    const planned = await planChunks(db, { ...run, ...markOf(run) }, await isAboutPeople(db, place, run));
    const left = planned.reduce((sum, { count }) => sum + count, 0);
    await change(db, run, { status: 'running', total: run.done + left });
    return planned;
  });
  for (const chunk of chunks) {
    signal.throwIfAborted();
    await act((db) => doChunk(db, place, payload, chunk));
  }
  const kind = await act(async (db) => {
    const run = await openRun(db, payload);
    await change(db, run, { status: 'done', finishedAt: new Date().toISOString() });
    return run.kind;
  });
  if (kind === 'city')
    await act((db) =>
      db
        .deleteFrom('entitlement')
        .where('cityCode', '=', cityCode)
        .where('runId', '<>', payload.runId)
        .execute(),
    );
}

/** A mistake of ours must not leave a run "working" for ever. */
async function giveUp(services: Services, { cityCode, runId }: RunPayload, error: unknown): Promise<void> {
  services.log.error(
    { runId, error: error instanceof Error ? error.stack : String(error) },
    'policy run failed',
  );
  await services.database.as(
    systemActor(cityCode, '应享核算'),
    { operation: 'policy.giveUp', today: '1970-01-01' },
    (db) =>
      db
        .updateTable('policyRun')
        .set({
          status: 'failed',
          finishedAt: new Date().toISOString(),
          problem: '系统出错，没有核算完，请重新开始；再次出错请联系管理员',
        })
        .where('cityCode', '=', cityCode)
        .where('id', '=', runId)
        .where('status', 'in', ['waiting', 'running'])
        .execute(),
  );
}

export function defineJobs(services: Services): void {
  services.jobs.define<RunPayload>({
    name: runJob,
    async run(payload, signal) {
      try {
        await walkCity(services, payload, signal);
      } catch (error) {
        if (error instanceof Stopped) return;
        // A stopping server gives the job back to the queue.
        if (signal.aborted) throw error;
        await giveUp(services, payload, error);
      }
    },
  });
}
