import { sql } from 'kysely';
import { ok } from '#platform/contract/fields.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { staleError } from '#platform/http/stale.ts';
import * as contract from '../../contract/operations.ts';
import type { IdentityTables } from '../tables.ts';

export const setAccountActive = implement(
  contract.setAccountActive,
  async (context: OperationContext<IdentityTables>, input) => {
    const { db, actor } = context;
    if (input.accountId === actor.accountId) throw new AppError('identity.ownAccount');
    const changed = await db
      .updateTable('account')
      .set({ isActive: input.isActive, version: input.version + 1 })
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', input.accountId)
      .where('version', '=', input.version)
      .executeTakeFirst();
    if (!changed.numUpdatedRows) throw await staleError(context, 'account', input.accountId);
    if (!input.isActive) await sql`SELECT end_sessions(${actor.cityCode}, ${input.accountId})`.execute(db);
    return ok;
  },
);
