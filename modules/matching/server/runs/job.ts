import { availableParallelism } from 'node:os';
import type { Kysely } from 'kysely';
import { type Proposal, rowsLivingIn, shareOut } from '#engines/matching/index.ts';
import type { DB } from '#platform/db/schema.ts';
import type { Services } from '#platform/http/operation.ts';
import { type CityOptions, matchCity } from '../shards/match-city.ts';
import { deal } from './kinds.ts';
import { changeRun, inRun, type RunOf, type Task, takeUp } from './run.ts';

const jobName = 'matching.run';

/** More threads would take the server's own time. */
const threads = Math.max(1, Math.min(4, availableParallelism() - 1));
/** Posts kept for each person: some may be full before it is the person's turn. */
const placesFor = (perPerson: number): number => Math.max(10, perPerson * 3);
/** No more are recommended to one post at a time. */
const peopleOfPostAtMost = 100;
const rowsPerInsert = 500;
const tellEveryMs = 700;

/** Queues a run in the caller's transaction; of one asker one runs at a time. */
export function queueRun(services: Services, db: unknown, of: RunOf): Promise<void> {
  return services.jobs.send(db as Kysely<DB>, jobName, of, of.accountId);
}

/** Looks at everybody and shares them out. */
export async function matchList(
  task: Task,
  tell: (peopleDone: number) => void,
  more: Pick<CityOptions, 'signal' | 'onThread'>,
): Promise<Map<string, Proposal[]>> {
  const { snapshots, within, kinds, places, barred, perPerson, perPlace } = task;
  const runs: Parameters<typeof shareOut>[0][number][] = [];
  let before = 0;
  for (const snapshot of snapshots) {
    const onProgress = (people: number) => tell(before + people);
    const result = await matchCity(snapshot, placesFor(perPerson), { ...more, threads, within, onProgress });
    const [from, to] = rowsLivingIn(snapshot, within);
    before += to - from;
    runs.push({ snapshot, result });
  }
  const mostFor = (postId: string) => Math.min(peopleOfPostAtMost, (places.get(postId) ?? 0) * perPlace);
  // Asked for each of millions of pairs: few people are barred from anything.
  const barredPeople = new Set([...barred].map((pair) => pair.split(' ')[0] ?? ''));
  const isBarred = (personId: string, postId: string) =>
    barredPeople.has(personId) && barred.has(`${personId} ${postId}`);
  const mostOf = new Map(
    [...kinds].map(([id, { posts }]) => [id, posts.reduce((sum, postId) => sum + mostFor(postId), 0)]),
  );
  const found = shareOut(runs, {
    perPerson,
    mostFor: (id) => mostOf.get(id) ?? 0,
    isBarred: (personId, id) => kinds.get(id)?.posts.every((postId) => isBarred(personId, postId)) ?? true,
  });
  return new Map(
    [...found].flatMap(([id, people]) => {
      const kind = kinds.get(id);
      return kind ? [...deal(kind, people, { mostFor, isBarred })] : [];
    }),
  );
}

/** Writes what was found and ends the run, in one transaction. */
async function finish(
  services: Services,
  of: RunOf,
  { places }: Task,
  found: Map<string, Proposal[]>,
  people: number,
): Promise<void> {
  const { cityCode, runId } = of;
  const rows = [...places.keys()].flatMap((postId, place) => {
    const list = found.get(postId);
    return list ? [{ cityCode, runId, postId, place, people: list.map(({ personId }) => personId) }] : [];
  });
  const proposed = new Set(rows.flatMap((row) => row.people)).size;
  await inRun(services, of, async (db) => {
    const finishedAt = new Date().toISOString();
    if (!(await changeRun(db, of, { status: 'done', finishedAt, peopleDone: people, proposed }))) return;
    for (let at = 0; at < rows.length; at += rowsPerInsert)
      await db
        .insertInto('matchRunPost')
        .values(rows.slice(at, at + rowsPerInsert))
        .execute();
  });
}

async function work(services: Services, of: RunOf, signal: AbortSignal): Promise<void> {
  const task = await takeUp(services, of);
  if (!task) return;
  const people = task.snapshots.reduce((sum, snapshot) => {
    const [from, to] = rowsLivingIn(snapshot, task.within);
    return sum + to - from;
  }, 0);
  await inRun(services, of, (db) => changeRun(db, of, { people, posts: task.places.size }));
  let [toldAt, telling] = [Date.now(), Promise.resolve()];
  const tell = (peopleDone: number) => {
    if (Date.now() - toldAt < tellEveryMs) return;
    toldAt = Date.now();
    telling = telling
      .then(() => inRun(services, of, (db) => changeRun(db, of, { peopleDone })))
      .then(() => undefined)
      .catch((error) => services.log.warn({ runId: of.runId, error: String(error) }, 'progress not told'));
  };
  const found = await matchList(task, tell, { signal });
  await telling;
  await finish(services, of, task, found, people);
}

export function defineJobs(services: Services): void {
  services.jobs.define<RunOf>({
    name: jobName,
    async run(of, signal) {
      try {
        await work(services, of, signal);
      } catch (error) {
        // A stopping server gives the job back to the queue.
        if (signal.aborted) throw error;
        const { message, cause } = error instanceof Error ? error : { message: String(error) };
        services.log.error({ runId: of.runId, error: message, cause: String(cause) }, 'list not matched');
        const problem = '匹配中断，有一部分人没有比对完，没有留下结果。请重新匹配';
        const finishedAt = new Date().toISOString();
        await inRun(services, of, (db) => changeRun(db, of, { status: 'failed', problem, finishedAt }));
      }
    },
  });
}
