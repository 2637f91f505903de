import { type Kysely, sql } from 'kysely';
import type { CleanUpContext } from '#platform/http/operation.ts';
import type { MatchingTables } from './tables.ts';

/** Notes older than a day: every index has read them, or is built anew before it answers. */
export async function forgetNotes({ db, cityCode }: CleanUpContext): Promise<void> {
  await (db as unknown as Kysely<MatchingTables>)
    .deleteFrom('matchChange')
    .where('cityCode', '=', cityCode)
    .where('notedAt', '<', sql<string>`now() - interval '1 day'`)
    .execute();
}
