import type { Limits } from '#modules/dispatch/contract/fields.ts';
import { rangeOf } from '#engines/regiontree/index.ts';
import { adoptRun } from '#modules/dispatch/server/operations/adopt-run.ts';
import { createPlan } from '#modules/dispatch/server/operations/create-plan.ts';
import { saveLimits } from '#modules/dispatch/server/operations/save-limits.ts';
import { setOverrides } from '#modules/dispatch/server/operations/set-overrides.ts';
import { inWords, plannerOf, readTask } from '#modules/dispatch/server/plan/calculate.ts';
import { solveInThread } from '#modules/dispatch/server/plan/solve.ts';
import { findPlan } from '#modules/dispatch/server/plans.ts';
import { newId } from '#platform/id.ts';
import type { DemoRows } from './rows.ts';
import type { Office, Sending } from './sending.ts';

/** The plan began on a Monday, days from today. */
export const planFrom = -6;
/** People a county can send: enough for batches of every state, few enough to be looked through. */
const countyCapacity = 40;
const routeSeats = 60;
/** Sent by hand to the enterprise that has an account, so that its pages have rows too. */
const byHand = 6;

/** A finished calculation, as the job leaves it. */
async function calculate(sending: Sending, rows: DemoRows, planId: string, office: Office): Promise<string> {
  const { pack, day } = rows.context;
  const reader = {
    db: sending.db,
    actor: plannerOf(pack.cityCode, pack.rootRegion),
    pack,
    today: day(planFrom),
  };
  const plan = await findPlan(reader, planId);
  const { input, problem } = await readTask(reader, plan);
  const solution = await solveInThread(problem, new AbortController().signal);
  const { result, people } = await inWords(reader, plan, input, solution);
  const id = newId();
  await sending.db
    .insertInto('dispatchRun')
    .values({
      cityCode: pack.cityCode,
      id,
      planId,
      regionCode: plan.regionCode,
      runNo: 1,
      label: '按方案计算',
      limits: JSON.stringify(plan.limits),
      status: 'done',
      result: JSON.stringify(result),
      people: JSON.stringify(people),
      askedBy: office.id ?? '',
      askedByName: office.name,
      finishedAt: new Date().toISOString(),
      recordedOn: reader.today,
    })
    .execute();
  return id;
}

function limitsFor({ context: { pack }, organisationId }: DemoRows, limits: Limits): Limits {
  const [county] = limits.counties;
  const parks = pack.organisations.filter(({ kind }) => kind === 'park');
  const weeks = Math.ceil(pack.settings.demandHorizonDays.value / 7);
  const route = (countyCode: string) => ({
    id: newId(),
    countyCode,
    receiverIds: parks.flatMap(({ code }) => organisationId(code) ?? []),
    seats: Array.from({ length: weeks }, () => routeSeats),
  });
  return {
    ...limits,
    counties: limits.counties.map((each) => ({ ...each, capacity: countyCapacity })),
    routes: county ? [route(county.countyCode)] : [],
  };
}

/** A few people of one county who fit an open post of the first enterprise go there in the first week, whatever is calculated. */
async function sendByHand(sending: Sending, rows: DemoRows, office: Office, planId: string): Promise<void> {
  const { context, enterprises, cityCode } = rows;
  const post = await sending.db
    .selectFrom('openPost')
    .select(['id', 'occupationCode'])
    .where('cityCode', '=', cityCode)
    .where('enterpriseId', '=', enterprises[0]?.id ?? '')
    .where('remaining', '>', byHand)
    .orderBy('id')
    .executeTakeFirst();
  const county = rangeOf(context.pack.sides.sending.value.at(1) ?? '');
  if (!post?.id || !county) return;
  const people = await sending.db
    .selectFrom('person as p')
    .select('p.id')
    .where('p.cityCode', '=', cityCode)
    .where('p.regionCode', '>=', county.from)
    .where('p.regionCode', '<', county.to)
    .where('p.hasConsent', '=', true)
    .where('p.placementId', 'is', null)
    .where('p.status', '=', 'seeking')
    .where('p.availableOn', 'is', null)
    .where('p.needsLodging', '=', false)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('placement as q').select('q.id').whereRef('q.personId', '=', 'p.id'))),
    )
    // The first people of the city are those of the village officers' own pages.
    .orderBy('p.id', 'desc')
    .limit(byHand)
    .execute();
  await sending.run(setOverrides, office, planFrom, {
    id: planId,
    personIds: people.map(({ id }) => id),
    to: { kind: 'post', postId: post.id, week: 0 },
    reason: '企业急需，本人愿意先去',
  });
}

/** A plan with limits and overrides, calculated and adopted. */
export async function planOf(sending: Sending, rows: DemoRows): Promise<{ id: string; office: Office }> {
  const { pack, day } = rows.context;
  const root = pack.rootRegion;
  const office = sending.region(rows.holders.closest('dispatch.plan', { regionCode: root }), root, true);
  const fromOn = day(planFrom);
  const name = `${Number(fromOn.slice(5, 7))} 月起第一批输送`;
  const { id } = await sending.run<{ id: string }>(createPlan, office, planFrom, { name, fromOn });
  const { limits } = await findPlan({ db: sending.db, actor: rows }, id);
  await sending.run(saveLimits, office, planFrom, { id, version: 1, limits: limitsFor(rows, limits) });
  await sendByHand(sending, rows, office, id);
  const runId = await calculate(sending, rows, id, office);
  await sending.run(adoptRun, office, planFrom, { id, version: 2, runId });
  return { id, office };
}
