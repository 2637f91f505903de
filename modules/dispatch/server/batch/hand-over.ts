import { AppError } from '#platform/http/app-error.ts';
import type { Context } from './batches.ts';
import { batchFacts, memberRows } from './rows.ts';

/** The hand-over sheet of a batch (D20): its facts, and everybody of it whom the asker sees, with what became of them. */
export async function readHandOver(context: Context, id: string) {
  const { db, actor, today } = context;
  const batch = await batchFacts(db, actor).where('b.id', '=', id).executeTakeFirst();
  if (!batch) throw new AppError('platform.notFound');
  const members = await memberRows(
    context,
    db
      .selectFrom('dispatchMember as m')
      .where('m.cityCode', '=', actor.cityCode)
      .where('m.batchId', '=', id)
      .orderBy('m.personRegionCode')
      .orderBy('m.id'),
  );
  return { batch, asOf: today, members };
}
