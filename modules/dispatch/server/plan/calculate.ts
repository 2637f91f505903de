import { rangeOf } from '#engines/regiontree/index.ts';
import { settingsOf } from '#modules/matching/server/index.ts';
import { type Actor, systemActor } from '#platform/db/session.ts';
import type { Limits, Result } from '../../contract/fields.ts';
import type { Plan } from '../plans.ts';
import { type JobReader, type PlanInput, readInput } from './input.ts';
import { regionNames } from './place.ts';
import type { Problem } from './problem.ts';
import { resultOf } from './result.ts';
import type { Solution } from './solve-process.ts';

/** What stops a plan from being solved; a sentence for the planner. */
export class Unsolvable extends Error {}

const ofLimits = new Set(['duplicateId', 'twoRoutes', 'unknownId', 'wrongLength', 'tooLarge']);

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
export function plannerOf(cityCode: string, rootRegion: string): Actor {
  const range = rangeOf(rootRegion);
  if (!range) throw new Error(`no division ${rootRegion}`);
  const scope = { kind: 'region' as const, regionCode: rootRegion, ...range, isWholeCity: true };
  return { ...systemActor(cityCode, '输送方案'), scope };
}

/** What a run works with: the ledger as it stands, and the same without persons for the thread that solves. */
export async function readTask(
  reader: JobReader,
  plan: Plan,
): Promise<{ input: PlanInput; problem: Problem }> {
  if (plan.toOn < reader.today) throw new Unsolvable('方案的期限已过，不能再计算');
  const input = await readInput(reader, plan);
  return { input, problem: problemOf(input, plan.limits, reader.pack, reader.today) };
}

/** The solution in the words of the place, and the people of each line. */
export async function inWords(
  { db, today }: JobReader,
  plan: Plan,
  input: PlanInput,
  solution: Solution,
): Promise<{ result: Result; people: string[][] }> {
  const { verdict } = solution;
  if (verdict.state === 'refused')
    throw new Unsolvable(
      verdict.problems.some(({ code }) => ofLimits.has(code))
        ? '限制条件前后矛盾，请核对线路、床位和区县人数'
        : '人员或岗位数据前后矛盾，请核对后重新计算',
    );
  const region = await regionNames(db, [
    ...input.countyCodes,
    ...input.groups.flatMap(({ townCode, countyCode }) => [townCode, countyCode]),
  ]);
  const receiverNames = new Map(input.receivers.map(({ id, name }) => [id, name]));
  const routes = new Map(plan.limits.routes.map((route) => [route.id, route]));
  return resultOf(
    input,
    { ...solution, verdict },
    {
      asOf: today,
      names: { region, family: () => '一个家庭' },
      routeName(id) {
        const route = routes.get(id);
        const to = route?.receiverIds.map((each) => receiverNames.get(each) ?? each).join('、');
        return route ? `${region(route.countyCode)}→${to}` : id;
      },
    },
  );
}
