import { sql } from 'kysely';
import { ok } from '#platform/contract/fields.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { isMine } from '../mine.ts';
import type { MessageTables } from '../tables.ts';

export const openMessages = implement(
  contract.openMessages,
  async ({ db, actor }: OperationContext<MessageTables>, { ids }) => {
    const found = await db
      .selectFrom('message')
      .where('cityCode', '=', actor.cityCode)
      .where(isMine(actor))
      .where('id', 'in', ids)
      .select(['id', 'readAt'])
      .execute();
    if (!found.length) throw new AppError('platform.notFound');
    const unread = found.flatMap(({ id, readAt }) => (readAt === null ? [id] : []));
    if (unread.length)
      await db
        .updateTable('message')
        .set({ readAt: sql<string>`clock_timestamp()` })
        .where('cityCode', '=', actor.cityCode)
        .where('id', 'in', unread)
        .execute();
    return ok;
  },
);
