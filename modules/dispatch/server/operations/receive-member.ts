import { applyTransition } from '#engines/workflow/index.ts';
import { receivePerson } from '#modules/placement/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { staleError } from '#platform/http/stale.ts';
import * as contract from '../../contract/batch-operations.ts';
import { memberStateLabels } from '../../contract/codes.ts';
import { type MemberState, memberWorkflow } from '../../contract/workflow.ts';
import { logMembers } from '../batch/batches.ts';
import { givenNames, stateAfter } from '../batch/refuse.ts';
import { memberStanding } from '../batch/sides.ts';
import type { DispatchTables } from '../tables.ts';

type Context = OperationContext<DispatchTables>;

async function lockMember({ db, actor }: Context, id: string) {
  const row = await db
    .selectFrom('dispatchMember')
    .select([
      'id',
      'version',
      'batchId',
      'personId',
      'personRegionCode',
      'receivingRegionCode',
      'parkId',
      'enterpriseId',
    ])
    .select(['status', 'sentBy', 'placementId'])
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new AppError('platform.notFound');
  return { ...row, status: row.status as MemberState };
}

/** The database ends the batch when nobody of it is on the way any more. */
async function isReceived({ db, actor }: Context, batchId: string): Promise<boolean> {
  const batch = await db
    .selectFrom('dispatchBatch')
    .select('status')
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', batchId)
    .executeTakeFirst();
  return batch?.status === 'received';
}

/** One person, one signature: the receiving side's, by somebody other than who signed for the sending side. */
export const receiveMember = implement(
  contract.receiveMember,
  async (context: Context, { id, version, action, given }) => {
    const { db, actor, today } = context;
    const member = await lockMember(context, id);
    const who = memberStanding(actor, member);
    if (!who.permissions.has('dispatch.accept')) throw new AppError('platform.notPermitted');
    if (member.version !== version) throw await staleError(context, 'dispatchMember', id);
    const request = { ...who, state: member.status, action, given: givenNames(given) };
    const status = stateAfter(applyTransition(memberWorkflow, request), memberStateLabels[member.status]);
    await db
      .updateTable('dispatchMember')
      .set((eb) => ({
        status,
        receivedBy: actor.accountId,
        receiverName: given.receiverName,
        receivedAt: new Date().toISOString(),
        receivedOn: today,
        reason: action === 'accept' ? null : given.reason,
        version: eb('version', '+', 1),
      }))
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', id)
      .execute();
    await logMembers(context, [member], { action, to: status, reason: given.reason });
    if (member.placementId)
      await receivePerson(context, {
        placementId: member.placementId,
        personId: member.personId,
        receipt: action,
        reason: given.reason,
      });
    return { status, version: version + 1, isBatchReceived: await isReceived(context, member.batchId) };
  },
);
