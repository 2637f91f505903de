import type { Kysely } from 'kysely';
import { personNumbers, rowsLivingIn } from '#engines/matching/index.ts';
import type { DB } from '#platform/db/schema.ts';
import { AppError } from '#platform/http/app-error.ts';
import type { Services } from '#platform/http/operation.ts';
import type { ThreadOptions } from '../ask-thread.ts';
import { matchList } from './match-list.ts';
import { changeRun, inRun, type RunOf, type Task, takeUp } from './run.ts';
import type { Shares } from './share-out.ts';

const jobName = 'matching.run';
const rowsPerInsert = 500;
const tellEveryMs = 700;

/** Queues a run in the caller's transaction; of one asker one runs at a time. */
export function queueRun(services: Services, db: unknown, of: RunOf): Promise<void> {
  return services.jobs.send(db as Kysely<DB>, jobName, of, of.accountId);
}

/** Writes what was found and ends the run, in one transaction. */
async function finish(services: Services, of: RunOf, task: Task, shares: Shares): Promise<void> {
  const { cityCode, runId } = of;
  const { ends, people, proposed } = shares;
  const { idOf } = personNumbers(task.snapshots);
  // Posts that found nobody are kept too: they are what an office most needs to know.
  const lists = [...task.places.keys()].map((postId, place) => ({
    postId,
    place,
    from: ends[place - 1] ?? 0,
    to: ends[place] ?? 0,
  }));
  await inRun(services, of, async (db) => {
    const finishedAt = new Date().toISOString();
    const peopleDone = peopleOf(task);
    if (!(await changeRun(db, of, { status: 'done', finishedAt, peopleDone, proposed }))) return;
    for (let at = 0; at < lists.length; at += rowsPerInsert) {
      const rows = lists.slice(at, at + rowsPerInsert).map(({ postId, place, from, to }) => ({
        cityCode,
        runId,
        postId,
        place,
        people: Array.from(people.subarray(from, to), idOf),
      }));
      await db.insertInto('matchRunPost').values(rows).execute();
    }
  });
}

/** How many people a run looks at. */
const peopleOf = ({ snapshots, within }: Task): number =>
  snapshots.reduce((sum, snapshot) => {
    const [from, to] = rowsLivingIn(snapshot, within);
    return sum + to - from;
  }, 0);

async function work(services: Services, of: RunOf, options: ThreadOptions): Promise<void> {
  const task = await takeUp(services, of);
  if (!task) return;
  const [people, posts] = [peopleOf(task), task.places.size];
  await inRun(services, of, (db) => changeRun(db, of, { people, posts }));
  let [toldAt, telling] = [Date.now(), Promise.resolve()];
  const tell = (peopleDone: number) => {
    if (Date.now() - toldAt < tellEveryMs && peopleDone < people) return;
    toldAt = Date.now();
    telling = telling
      .then(() => inRun(services, of, (db) => changeRun(db, of, { peopleDone })))
      .then(() => undefined)
      .catch((error) => services.log.warn({ runId: of.runId, error: String(error) }, 'progress not told'));
  };
  const shares = await matchList(task, tell, options);
  await telling;
  await finish(services, of, task, shares);
}

/** Does a queued run. What breaks it is written down with the run, which then has no result at all. */
export async function doRun(services: Services, of: RunOf, options: ThreadOptions): Promise<void> {
  try {
    await work(services, of, options);
  } catch (error) {
    // A stopping server gives the job back to the queue.
    if (options.signal?.aborted) throw error;
    const { message, cause } = error instanceof Error ? error : { message: String(error) };
    services.log.error({ runId: of.runId, error: message, cause: String(cause) }, 'list not matched');
    const problem =
      error instanceof AppError && error.code === 'matching.indexFailed'
        ? '全市人员和岗位的匹配数据没有整理成功，还没有开始比对，没有留下结果。请过一会儿重新匹配'
        : '匹配中断，有一部分人没有比对完，没有留下结果。请重新匹配';
    const finishedAt = new Date().toISOString();
    await inRun(services, of, (db) => changeRun(db, of, { status: 'failed', problem, finishedAt }));
  }
}

export function defineJobs(services: Services): void {
  services.jobs.define<RunOf>({ name: jobName, run: (of, signal) => doRun(services, of, { signal }) });
}
