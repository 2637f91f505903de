import { type Kysely, sql } from 'kysely';
import { addDays } from '#engines/calendar/index.ts';
import type { CleanUpContext } from '#platform/http/operation.ts';
import type { MatchingTables } from './tables.ts';

/** Notes older than a day: every index has read them, or is built anew before it answers. And runs of long ago. */
export async function forgetWorkingCopies({ db: all, cityCode, today, pack }: CleanUpContext): Promise<void> {
  const db = all as unknown as Kysely<MatchingTables>;
  await db
    .deleteFrom('matchRun')
    .where('cityCode', '=', cityCode)
    .where('recordedOn', '<', addDays(today, -pack.settings.personalData.uploadsKeptDays.value))
    .execute();
  await db
    .deleteFrom('matchChange')
    .where('cityCode', '=', cityCode)
    .where('notedAt', '<', sql<string>`now() - interval '1 day'`)
    .execute();
}
