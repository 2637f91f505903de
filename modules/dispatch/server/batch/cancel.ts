import { type Context, logBatches, logMembers } from './batches.ts';

/** Takes people off their batch before it leaves: they are free again. */
export async function withdraw(context: Context, memberIds: string[], reason: string): Promise<number> {
  if (!memberIds.length) return 0;
  const { db, actor } = context;
  const left = await db
    .updateTable('dispatchMember')
    .set((eb) => ({ status: 'withdrawn', reason, version: eb('version', '+', 1) }))
    .where('cityCode', '=', actor.cityCode)
    .where('id', 'in', memberIds)
    .where('status', '=', 'preparing')
    .returning(['id', 'batchId', 'personRegionCode', 'receivingRegionCode', 'parkId'])
    .execute();
  for (const [batchId, members] of Map.groupBy(left, (member) => member.batchId))
    await db
      .updateTable('dispatchBatch')
      .set((eb) => ({ people: eb('people', '-', members.length) }))
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', batchId)
      .execute();
  await logMembers(
    context,
    left.map((member) => ({ ...member, status: 'preparing' })),
    { action: 'withdraw', to: 'withdrawn', reason },
  );
  return left.length;
}

/** Batches that do not leave: their people are free again. */
export async function cancelBatches(context: Context, ids: string[], reason: string): Promise<void> {
  if (!ids.length) return;
  const { db, actor } = context;
  const members = await db
    .selectFrom('dispatchMember')
    .select('id')
    .where('cityCode', '=', actor.cityCode)
    .where('batchId', 'in', ids)
    .where('status', '=', 'preparing')
    .execute();
  await withdraw(
    context,
    members.map(({ id }) => id),
    reason,
  );
  const cancelled = await db
    .updateTable('dispatchBatch')
    .set((eb) => ({ status: 'cancelled', cancelReason: reason, version: eb('version', '+', 1) }))
    .where('cityCode', '=', actor.cityCode)
    .where('id', 'in', ids)
    .where('status', '=', 'gathering')
    .returning(['id', 'sendingRegionCode', 'receivingRegionCode', 'parkId'])
    .execute();
  await logBatches(context, cancelled, { action: 'cancel', from: 'gathering', to: 'cancelled', reason });
}
