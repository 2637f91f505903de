import type { Kysely } from 'kysely';
import type { DB } from '#platform/db/schema.ts';
import { systemActor } from '#platform/db/session.ts';
import { businessDate } from '#platform/http/city-registry.ts';
import type { Services } from '#platform/http/operation.ts';
import { inWords, plannerOf, readTask, Unsolvable } from './plan/calculate.ts';
import type { JobReader, PlanInput } from './plan/input.ts';
import type { Problem } from './plan/problem.ts';
import { solveInThread } from './plan/solve.ts';
import { findPlan, findRun, type Plan } from './plans.ts';

interface Payload {
  cityCode: string;
  runId: string;
}
const jobName = 'dispatch.solve';

/** Queues a run in the caller's transaction; of one plan one is solved at a time. */
export function queueRun(services: Services, db: unknown, payload: Payload, planId: string): Promise<void> {
  return services.jobs.send(db as Kysely<DB>, jobName, payload, planId);
}

interface Task {
  plan: Plan;
  input: PlanInput;
  problem: Problem;
  reader: Omit<JobReader, 'db'>;
}

/** Takes the run up; undefined when another server has finished it. */
async function prepare(services: Services, { cityCode, runId }: Payload): Promise<Task | undefined> {
  const city = await services.cities.find(cityCode);
  if (!city) throw new Error(`no city ${cityCode}`);
  const pack = await services.cities.pack(cityCode, city.packVersion);
  const reader = { actor: plannerOf(cityCode, city.rootRegion), pack, today: businessDate(city.businessOn) };
  const options = { operation: 'dispatch.solve', today: reader.today };
  return services.database.as(reader.actor, options, async (db) => {
    const taken = await db
      .updateTable('dispatchRun')
      .set({ status: 'running' })
      .where('cityCode', '=', cityCode)
      .where('id', '=', runId)
      .where('status', 'in', ['waiting', 'running'])
      .executeTakeFirst();
    if (!taken.numUpdatedRows) return undefined;
    const own = { ...reader, db };
    const run = await findRun(own, runId);
    // A run is solved under the limits it was asked with, whatever the plan says by now.
    const plan = { ...(await findPlan(own, run.planId)), limits: run.limits };
    return { plan, reader, ...(await readTask(own, plan)) };
  });
}

async function finish(
  services: Services,
  { cityCode, runId }: Payload,
  change: { status: 'done'; result: string; people: string } | { status: 'failed'; problem: string },
): Promise<void> {
  const options = { operation: 'dispatch.solve', today: '1970-01-01' };
  await services.database.as(systemActor(cityCode, '输送方案'), options, (db) =>
    db
      .updateTable('dispatchRun')
      .set((eb) => ({ ...change, finishedAt: new Date().toISOString(), version: eb('version', '+', 1) }))
      .where('cityCode', '=', cityCode)
      .where('id', '=', runId)
      .where('status', 'in', ['waiting', 'running'])
      .execute(),
  );
}

async function solve(services: Services, payload: Payload, signal: AbortSignal): Promise<void> {
  const task = await prepare(services, payload);
  if (!task) return;
  const { plan, input, problem, reader } = task;
  const solution = await solveInThread(problem, signal);
  if (solution.verdict.state === 'refused')
    services.log.warn({ runId: payload.runId, problems: solution.verdict.problems }, 'dispatch plan refused');
  const options = { operation: 'dispatch.solve', today: reader.today, readOnly: true };
  const { result, people } = await services.database.as(reader.actor, options, (db) =>
    inWords({ ...reader, db }, plan, input, solution),
  );
  await finish(services, payload, {
    status: 'done',
    result: JSON.stringify(result),
    people: JSON.stringify(people),
  });
}

export function defineJobs(services: Services): void {
  services.jobs.define<Payload>({
    name: jobName,
    async run(payload, signal) {
      try {
        await solve(services, payload, signal);
      } catch (error) {
        // A stopping server gives the job back to the queue.
        if (signal.aborted) throw error;
        if (!(error instanceof Unsolvable))
          services.log.error({ runId: payload.runId, error: String(error) }, 'dispatch plan failed');
        const problem = error instanceof Unsolvable ? error.message : '系统出错，没有算出结果，请重新计算';
        await finish(services, payload, { status: 'failed', problem });
      }
    },
  });
}
