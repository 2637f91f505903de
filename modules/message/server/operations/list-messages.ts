import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { isMine } from '../mine.ts';
import type { MessageTables } from '../tables.ts';

export const listMessages = implement(
  contract.listMessages,
  async ({ db, actor }: OperationContext<MessageTables>, { page, pageSize }) => {
    const mine = db.selectFrom('message').where('cityCode', '=', actor.cityCode).where(isMine(actor));
    const { total } = await mine
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await mine
      .select(['id', 'title', 'body', 'link', 'phoneLink', 'sentByName', 'recordedAt', 'readAt'])
      .orderBy('recordedAt', 'desc')
      .orderBy('id', 'desc')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    return { total, rows };
  },
);
