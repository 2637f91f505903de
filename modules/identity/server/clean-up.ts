import { sql } from 'kysely';
import type { CleanUpContext } from '#platform/http/operation.ts';

/** Sessions long over, and answers kept for a repeated click. */
export async function removeOldSessions({ db, cityCode }: CleanUpContext): Promise<void> {
  await db
    .deleteFrom('session')
    .where('cityCode', '=', cityCode)
    .where('expiresAt', '<', sql<string>`now() - interval '30 days'`)
    .execute();
  await db
    .deleteFrom('idempotencyKey')
    .where('cityCode', '=', cityCode)
    .where('createdAt', '<', sql<string>`now() - interval '7 days'`)
    .execute();
}
