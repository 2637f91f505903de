import { AppError } from '#platform/http/app-error.ts';
import { staleError } from '#platform/http/stale.ts';
import type { PersonContext } from './queries.ts';

/** The row as it stands, locked for the change. The policy for changes lets only the keepers of the record pass. */
export async function lockPerson(context: PersonContext, id: string, version: number) {
  const { db, actor } = context;
  const row = await db
    .selectFrom('person')
    .selectAll()
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new AppError('platform.notFound');
  if (row.version !== version) throw await staleError(context, 'person', id);
  return row;
}
