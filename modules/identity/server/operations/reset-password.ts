import { sql } from 'kysely';
import { staleError } from '#platform/http/stale.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { hashPassword } from '#platform/personal/password.ts';
import * as contract from '../../contract/operations.ts';
import { makeFirstPassword } from '../passwords.ts';
import type { IdentityTables } from '../tables.ts';

export const resetPassword = implement(
  contract.resetPassword,
  async (context: OperationContext<IdentityTables>, input) => {
    const { db, actor } = context;
    const firstPassword = makeFirstPassword();
    const changed = await db
      .updateTable('account')
      .set({
        passwordHash: await hashPassword(firstPassword),
        mustChangePassword: true,
        failedAttempts: 0,
        lockedUntil: null,
        version: input.version + 1,
      })
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', input.accountId)
      .where('version', '=', input.version)
      .executeTakeFirst();
    if (!changed.numUpdatedRows) throw await staleError(context, 'account', input.accountId);
    await sql`SELECT end_sessions(${actor.cityCode}, ${input.accountId})`.execute(db);
    return { firstPassword };
  },
);
