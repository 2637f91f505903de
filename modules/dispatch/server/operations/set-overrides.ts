import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { newId } from '#platform/id.ts';
import * as contract from '../../contract/operations.ts';
import { countyOf } from '../plan/place.ts';
import { weekIn, weeksOf } from '../plan/window.ts';
import { findPlan, type Plan } from '../plans.ts';
import type { DispatchTables } from '../tables.ts';

type Context = OperationContext<DispatchTables>;

async function refuseUnfitPost(context: Context, plan: Plan, postId: string, week: number): Promise<void> {
  const { db, actor, pack, today } = context;
  const post = await db
    .selectFrom('openPost')
    .select('regionCode')
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', postId)
    .executeTakeFirst();
  if (!post?.regionCode || !pack.sides.receiving.value.includes(countyOf(post.regionCode)))
    throw new AppError('dispatch.unknownPost', {}, { pointer: '/to/postId' });
  const weeks = weeksOf(plan).length;
  if (week >= weeks) throw new AppError('dispatch.unknownWeek', { weeks }, { pointer: '/to/week' });
  if (week < weekIn(plan, today))
    throw new AppError('dispatch.weekOver', { week: week + 1 }, { pointer: '/to/week' });
}

/** Whoever is in a batch is no longer the planner's to move. */
async function refuseUnderWay({ db, actor }: Context, personIds: string[]): Promise<void> {
  const open = await db
    .selectFrom('dispatchMember')
    .select('personId')
    .where('cityCode', '=', actor.cityCode)
    .where('personId', 'in', personIds)
    .where('status', 'in', ['preparing', 'sent'])
    .execute();
  if (open.length) throw new AppError('dispatch.underWay', { count: open.length });
}

export const setOverrides = implement(
  contract.setOverrides,
  async (context: Context, { id, personIds: chosen, to, reason }) => {
    const { db, actor, today } = context;
    const plan = await findPlan(context, id, { lock: true });
    const personIds = [...new Set(chosen)];
    if (to.kind === 'post') await refuseUnfitPost(context, plan, to.postId, to.week);
    await refuseUnderWay(context, personIds);
    await db
      .deleteFrom('dispatchOverride')
      .where('cityCode', '=', actor.cityCode)
      .where('planId', '=', id)
      .where('personId', 'in', personIds)
      .execute();
    const known = await db
      .selectFrom('person')
      .select('id')
      .where('cityCode', '=', actor.cityCode)
      .where('id', 'in', personIds)
      .execute();
    if (known.length !== personIds.length) throw new AppError('platform.notFound');
    if (to.kind === 'none') return { people: personIds.length };
    await db
      .insertInto('dispatchOverride')
      .values(
        personIds.map((personId) => ({
          cityCode: actor.cityCode,
          id: newId(),
          planId: id,
          regionCode: plan.regionCode,
          personId,
          postId: to.kind === 'post' ? to.postId : null,
          week: to.kind === 'post' ? to.week : null,
          reason,
          enteredBy: actor.accountId,
          enteredByName: actor.name,
          recordedOn: today,
        })),
      )
      .execute();
    return { people: personIds.length };
  },
);
