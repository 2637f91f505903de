import { ok } from '#platform/contract/fields.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import type { IdentityTables } from '../tables.ts';

export const switchAppointment = implement(
  contract.switchAppointment,
  async ({ db, actor, me }: OperationContext<IdentityTables>, input) => {
    const own = await db
      .selectFrom('appointment')
      .select('id')
      .where('cityCode', '=', actor.cityCode)
      .where('accountId', '=', actor.accountId)
      .where('id', '=', input.appointmentId)
      .executeTakeFirst();
    if (!own) throw new AppError('platform.notFound');
    await db
      .updateTable('session')
      .set({ appointmentId: own.id })
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', me.sessionId)
      .execute();
    return ok;
  },
);
