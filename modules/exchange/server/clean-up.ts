import { sql } from 'kysely';
import type { CleanUpContext } from '#platform/http/operation.ts';

/**
 * Files users brought, and their rows; the batch itself stays as a record of what was imported. It can then no
 * longer be undone, and what was never imported counts as given up.
 */
export async function removeOldUploads({ db, cityCode, pack }: CleanUpContext): Promise<void> {
  const days = pack.settings.personalData.uploadsKeptDays.value;
  const old = sql<string>`now() - make_interval(days => ${days})`;
  await db
    .deleteFrom('importRow')
    .where('cityCode', '=', cityCode)
    .where('batchId', 'in', (eb) =>
      eb.selectFrom('importBatch').select('id').where('cityCode', '=', cityCode).where('createdAt', '<', old),
    )
    .execute();
  await db
    .updateTable('importBatch')
    .set({ status: 'cancelled' })
    .where('cityCode', '=', cityCode)
    .where('createdAt', '<', old)
    .where('status', 'in', ['uploaded', 'reading', 'needsMapping', 'previewed'])
    .execute();
  await db
    .updateTable('storedFile')
    .set({ content: Buffer.alloc(0), name: '已到保留期限' })
    .where('cityCode', '=', cityCode)
    .where('createdAt', '<', old)
    .where('size', '>', 0)
    .where(sql<boolean>`length(content) > 0`)
    .execute();
}
