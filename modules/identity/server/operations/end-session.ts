import { sql } from 'kysely';
import { ok } from '#platform/contract/fields.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import type { IdentityTables } from '../tables.ts';

export const endSession = implement(
  contract.endSession,
  async ({ db, actor, audit }: OperationContext<IdentityTables>, input) => {
    const ended = await db
      .updateTable('session')
      .set({ endedAt: sql<string>`now()` })
      .where('cityCode', '=', actor.cityCode)
      .where('accountId', '=', actor.accountId)
      .where('id', '=', input.sessionId)
      .where('endedAt', 'is', null)
      .executeTakeFirst();
    if (!ended.numUpdatedRows) throw new AppError('platform.notFound');
    await audit({ action: 'endSession', subject: 'session', subjectId: input.sessionId });
    return ok;
  },
);
