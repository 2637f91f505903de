import { personBriefs } from '#modules/person/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { countyOf, readReceivers, regionNames, sendingCodes } from '../plan/place.ts';
import { weekIn, weeksOf } from '../plan/window.ts';
import { planRows, runRows } from '../plan-rows.ts';
import { findPlan, type Plan } from '../plans.ts';
import type { DispatchTables } from '../tables.ts';

type Context = OperationContext<DispatchTables>;

async function readOverrides({ db, actor }: Context, { id, limits }: Plan) {
  const rows = await db
    .selectFrom('dispatchOverride as o')
    .leftJoin('openPost as post', (join) =>
      join.onRef('post.cityCode', '=', 'o.cityCode').onRef('post.id', '=', 'o.postId'),
    )
    .select([
      'o.personId',
      'o.postId',
      'o.week',
      'o.reason',
      'o.enteredByName',
      'post.title',
      'post.enterpriseName',
    ])
    .where('o.cityCode', '=', actor.cityCode)
    .where('o.planId', '=', id)
    .orderBy('o.id')
    .execute();
  const people = await personBriefs(db, actor.cityCode, [
    ...rows.map(({ personId }) => personId),
    ...limits.families.flatMap(({ personIds }) => personIds),
  ]);
  const nameOf = await regionNames(
    db,
    [...people.values()].map(({ regionCode }) => countyOf(regionCode)),
  );
  const overrides = rows.map(({ title, enterpriseName, ...row }) => {
    const person = people.get(row.personId);
    return {
      ...row,
      personName: person?.name ?? '',
      countyName: person ? nameOf(countyOf(person.regionCode)) : '',
      postName: title && `${enterpriseName} · ${title}`,
    };
  });
  const families = limits.families.map((family) => ({
    id: family.id,
    names: family.personIds.map((personId) => people.get(personId)?.name ?? ''),
  }));
  return { overrides, families };
}

export const getPlan = implement(contract.getPlan, async (context: Context, { id }) => {
  const { db, actor, pack, today } = context;
  const plan = await findPlan(context, id);
  const row = await planRows(db, actor.cityCode).where('d.id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('platform.notFound');
  const runList = await runRows(db, actor.cityCode, plan.runId)
    .where('planId', '=', id)
    .orderBy('runNo', 'desc')
    .execute();
  const counties = sendingCodes(pack);
  const nameOf = await regionNames(db, counties);
  const weeks = weeksOf(plan);
  const week = weekIn(plan, today);
  const receivers = await readReceivers(db, actor.cityCode, pack);
  return {
    ...row,
    limits: plan.limits,
    runId: plan.runId,
    runningId: runList.find(({ status }) => status === 'waiting' || status === 'running')?.id ?? null,
    weeks,
    thisWeek: week >= 0 && week < weeks.length ? week : null,
    counties: counties.map((code) => ({ id: code, name: nameOf(code) })),
    receivers: receivers.map(({ id: receiverId, name }) => ({ id: receiverId, name })),
    runList,
    ...(await readOverrides(context, plan)),
  };
});
