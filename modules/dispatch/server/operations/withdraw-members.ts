import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/batch-operations.ts';
import { withdraw } from '../batch/cancel.ts';
import { inOwnRegion } from '../batch/own.ts';
import type { DispatchTables } from '../tables.ts';

export const withdrawMembers = implement(
  contract.withdrawMembers,
  async (context: OperationContext<DispatchTables>, { memberIds, given }) => {
    const { db, actor } = context;
    const ids = [...new Set(memberIds)];
    const own = await db
      .selectFrom('dispatchMember')
      .select('id')
      .where('cityCode', '=', actor.cityCode)
      .where('id', 'in', ids)
      .where('status', '=', 'preparing')
      .where(inOwnRegion(actor))
      .forUpdate()
      .execute();
    if (own.length !== ids.length) throw new AppError('platform.notFound');
    if (!given.reason) throw new AppError('platform.missing', { what: '原因' }, { pointer: '/given/reason' });
    return { people: await withdraw(context, ids, given.reason) };
  },
);
