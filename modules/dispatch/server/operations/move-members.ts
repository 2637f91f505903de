import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/batch-operations.ts';
import { lockBatch, logMembers } from '../batch/batches.ts';
import { inOwnRegion } from '../batch/own.ts';
import type { DispatchTables } from '../tables.ts';

type Context = OperationContext<DispatchTables>;

async function lockOwn({ db, actor }: Context, ids: string[]) {
  const own = await db
    .selectFrom('dispatchMember as m')
    .innerJoin('dispatchBatch as b', (join) =>
      join.onRef('b.cityCode', '=', 'm.cityCode').onRef('b.id', '=', 'm.batchId'),
    )
    .select(['m.id', 'm.batchId', 'm.personId', 'm.personRegionCode', 'm.receivingRegionCode', 'm.parkId'])
    .select(['m.status', 'b.sendingRegionCode', 'b.receiverName', 'b.planId'])
    .where('m.cityCode', '=', actor.cityCode)
    .where('m.id', 'in', ids)
    .where('m.status', '=', 'preparing')
    .where(inOwnRegion(actor, 'm.personRegionCode'))
    .forUpdate('m')
    .execute();
  if (own.length !== ids.length) throw new AppError('platform.notFound');
  return own;
}
type Own = Awaited<ReturnType<typeof lockOwn>>;

/** Whoever was taken off that batch once stands in it still, with the reason. */
async function refuseReturned({ db, actor }: Context, batchId: string, members: Own): Promise<void> {
  const known = await db
    .selectFrom('dispatchMember')
    .select('id')
    .where('cityCode', '=', actor.cityCode)
    .where('batchId', '=', batchId)
    .where(
      'personId',
      'in',
      members.map(({ personId }) => personId),
    )
    .execute();
  if (known.length) throw new AppError('dispatch.wasInBatch', { count: known.length });
}

async function recount({ db, actor }: Context, batchId: string, by: number): Promise<void> {
  await db
    .updateTable('dispatchBatch')
    .set((eb) => ({ people: eb('people', '+', by), version: eb('version', '+', 1) }))
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', batchId)
    .execute();
}

export const moveMembers = implement(
  contract.moveMembers,
  async (context: Context, { memberIds, batchId, reason }) => {
    const { db, actor } = context;
    const ids = [...new Set(memberIds)];
    const goal = await lockBatch(context, batchId);
    const members = await lockOwn(context, ids);
    const isSameWay = members.every(
      (member) =>
        member.batchId !== batchId &&
        member.planId === goal.planId &&
        member.sendingRegionCode === goal.sendingRegionCode &&
        member.receiverName === goal.receiverName,
    );
    if (goal.status !== 'gathering' || !isSameWay) throw new AppError('dispatch.otherWay');
    await refuseReturned(context, batchId, members);
    await db
      .updateTable('dispatchMember')
      .set((eb) => ({ batchId, week: goal.week, version: eb('version', '+', 1) }))
      .where('cityCode', '=', actor.cityCode)
      .where('id', 'in', ids)
      .execute();
    for (const [from, moved] of Map.groupBy(members, (member) => member.batchId))
      await recount(context, from, -moved.length);
    await recount(context, batchId, ids.length);
    await logMembers(context, members, { action: 'move', to: 'preparing', reason });
    return { people: ids.length };
  },
);
