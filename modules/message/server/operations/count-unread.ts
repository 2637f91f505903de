import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { isMine } from '../mine.ts';
import type { MessageTables } from '../tables.ts';

export const countUnread = implement(
  contract.countUnread,
  async ({ db, actor }: OperationContext<MessageTables>) => {
    const { unread } = await db
      .selectFrom('message')
      .where('cityCode', '=', actor.cityCode)
      .where(isMine(actor))
      .where('readAt', 'is', null)
      .select((eb) => eb.fn.countAll<number>().as('unread'))
      .executeTakeFirstOrThrow();
    return { unread };
  },
);
