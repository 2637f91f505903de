import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/batch-operations.ts';
import { inOwnRegion } from '../batch/own.ts';
import type { DispatchTables } from '../tables.ts';

const columns = { contact: 'contactOn', health: 'healthOn', documents: 'documentsOn' } as const;

export const checkMembers = implement(
  contract.checkMembers,
  async (context: OperationContext<DispatchTables>, { memberIds, check, isReady }) => {
    const { db, actor, today } = context;
    const ids = [...new Set(memberIds)];
    const done = await db
      .updateTable('dispatchMember')
      .set((eb) => ({
        [columns[check]]: isReady ? today : null,
        checkedByName: actor.name,
        version: eb('version', '+', 1),
      }))
      .where('cityCode', '=', actor.cityCode)
      .where('id', 'in', ids)
      .where('status', '=', 'preparing')
      .where(inOwnRegion(actor))
      .executeTakeFirst();
    if (Number(done.numUpdatedRows) !== ids.length) throw new AppError('platform.notFound');
    return { people: ids.length };
  },
);
