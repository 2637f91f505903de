import type { Kysely } from 'kysely';
import { rangeOf } from '#engines/regiontree/index.ts';
import { settingsOf } from '#modules/matching/server/index.ts';
import type { DB } from '#platform/db/schema.ts';
import { type Actor, systemActor } from '#platform/db/session.ts';
import { businessDate } from '#platform/http/city-registry.ts';
import type { Services } from '#platform/http/operation.ts';
import type { Limits } from '../contract/fields.ts';
import { type JobReader, type PlanInput, readInput } from './plan/input.ts';
import { regionNames } from './plan/place.ts';
import type { Problem } from './plan/problem.ts';
import { resultOf } from './plan/result.ts';
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

/** What stops a plan before it is solved; a sentence for the planner. */
class Unsolvable extends Error {}

const isTrip = new Set(['duplicateId', 'twoRoutes', 'unknownId', 'wrongLength', 'tooLarge']);

function problemOf(input: PlanInput, limits: Limits, pack: JobReader['pack'], today: string): Problem {
  const receivers = new Set(input.receivers.map(({ id }) => id));
  const bedsOf = new Map(limits.beds.map(({ receiverId, byWeek }) => [receiverId, byWeek]));
  const countyLimits = new Map(limits.counties.map((each) => [each.countyCode, each]));
  const counties = [...new Set([...input.countyCodes, ...input.groups.map(({ countyCode }) => countyCode)])];
  const families = Map.groupBy(
    input.groups.filter(({ familyId }) => familyId !== null),
    ({ familyId }) => familyId ?? '',
  );
  return {
    weeks: input.weeks.length,
    today,
    settings: settingsOf(pack),
    limits: {
      ...limits,
      routes: limits.routes.map((route) => ({
        ...route,
        receiverIds: route.receiverIds.filter((id) => receivers.has(id)),
      })),
    },
    counties: counties.map((id) => ({
      id,
      capacity: countyLimits.get(id)?.capacity ?? null,
      target: countyLimits.get(id)?.target ?? 0,
    })),
    parks: input.receivers.map(({ id }) => ({ id, beds: bedsOf.get(id) ?? null })),
    enterprises: [...new Map(input.posts.map((post) => [post.enterpriseId, post.isSmall]))].map(
      ([id, isSmall]) => ({
        id,
        isSmall,
      }),
    ),
    posts: input.posts.map(({ title: _, enterpriseName: __, isSmall: ___, ...post }) => post),
    groups: input.groups.map(({ members, ...group }) => ({ ...group, size: members.length })),
    families: [...families].map(([id, groups]) => ({ id, groupIds: groups.map((group) => group.id) })),
  };
}

/** The job plans for the whole city, as the office that asked does. */
function plannerOf(cityCode: string, rootRegion: string): Actor {
  const range = rangeOf(rootRegion);
  if (!range) throw new Error(`no division ${rootRegion}`);
  const scope = { kind: 'region' as const, regionCode: rootRegion, ...range, isWholeCity: true };
  return { ...systemActor(cityCode, '输送方案'), scope };
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
    if (plan.toOn < reader.today) throw new Unsolvable('方案的期限已过，不能再计算');
    const input = await readInput(own, plan);
    return { plan, input, problem: problemOf(input, run.limits, pack, reader.today), reader };
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
  const { verdict } = solution;
  if (verdict.state === 'refused') {
    const where = verdict.problems
      .map(({ code, pointer, value }) => `${pointer} ${code} ${value}`)
      .join('；');
    services.log.warn({ runId: payload.runId, where }, 'dispatch plan refused');
    const isOfLimits = verdict.problems.some(({ code }) => isTrip.has(code));
    throw new Unsolvable(
      isOfLimits
        ? '限制条件前后矛盾，请核对线路、床位和区县人数'
        : '人员或岗位数据前后矛盾，请核对后重新计算',
    );
  }
  const codes = [
    ...input.countyCodes,
    ...input.groups.flatMap(({ townCode, countyCode }) => [townCode, countyCode]),
  ];
  const options = { operation: 'dispatch.solve', today: reader.today, readOnly: true };
  const region = await services.database.as(reader.actor, options, (db) => regionNames(db, codes));
  const receiverNames = new Map(input.receivers.map(({ id, name }) => [id, name]));
  const routes = new Map(plan.limits.routes.map((route) => [route.id, route]));
  const { result, people } = resultOf(
    input,
    { ...solution, verdict },
    {
      asOf: reader.today,
      names: { region, family: () => '一个家庭' },
      routeName(id) {
        const route = routes.get(id);
        const to = route?.receiverIds.map((each) => receiverNames.get(each) ?? each).join('、');
        return route ? `${region(route.countyCode)}→${to}` : id;
      },
    },
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
