import { AppError } from '#platform/http/app-error.ts';
import { staleError } from '#platform/http/stale.ts';
import type { WishContext } from './rows.ts';

/** The wish, held for a change; row security lets only the keepers of the person at it. */
export async function lockWish(context: WishContext, { id, version }: { id: string; version: number }) {
  const { db, actor } = context;
  const row = await db
    .selectFrom('wish')
    .select(['id', 'version', 'personId'])
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new AppError('platform.notFound');
  if (row.version !== version) throw await staleError(context, 'wish', id);
  return row;
}
