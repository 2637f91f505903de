import { AppError } from '#platform/http/app-error.ts';
import type { Given } from '../../contract/fields.ts';
import { weekIn } from '../plan/window.ts';
import { type Context, type LockedBatch, logBatches } from './batches.ts';

/** The same people on a later day of the plan; the receiving side makes ready for them anew. */
export async function postpone(context: Context, batch: LockedBatch, given: Given): Promise<void> {
  const { db, actor, today } = context;
  const { departOn, reason } = given;
  const { planFromOn, planToOn } = batch;
  const from = today > planFromOn ? today : planFromOn;
  if (!departOn || departOn < from || departOn > planToOn)
    throw new AppError('dispatch.departOutside', { from, to: planToOn }, { pointer: '/given/departOn' });
  const week = weekIn({ fromOn: planFromOn, toOn: planToOn }, departOn);
  await db
    .updateTable('dispatchBatch')
    .set((eb) => ({
      departOn,
      week,
      facilitiesBy: null,
      facilitiesByName: null,
      facilitiesAt: null,
      facilitiesNote: null,
      version: eb('version', '+', 1),
    }))
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', batch.id)
    .execute();
  await db
    .updateTable('dispatchMember')
    .set({ week })
    .where('cityCode', '=', actor.cityCode)
    .where('batchId', '=', batch.id)
    .where('status', '=', 'preparing')
    .execute();
  const step = { action: 'postpone', from: batch.status, to: batch.status };
  await logBatches(context, [batch], { ...step, reason: `${batch.departOn} 改到 ${departOn}：${reason}` });
}
