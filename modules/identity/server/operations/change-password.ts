import { sql } from 'kysely';
import { ok } from '#platform/contract/fields.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { hashPassword, verifyPassword } from '#platform/personal/password.ts';
import * as contract from '../../contract/operations.ts';
import { checkNewPassword } from '../passwords.ts';
import type { IdentityTables } from '../tables.ts';

export const changePassword = implement(
  contract.changePassword,
  async ({ db, actor, me }: OperationContext<IdentityTables>, input) => {
    const account = await db
      .selectFrom('account')
      .select(['login', 'passwordHash'])
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', actor.accountId)
      .executeTakeFirstOrThrow();
    if (!(await verifyPassword(input.oldPassword, account.passwordHash))) {
      throw new AppError('identity.wrongPassword', {}, { pointer: '/oldPassword' });
    }
    checkNewPassword(input.newPassword, account.login);
    if (input.newPassword === input.oldPassword)
      throw new AppError('identity.samePassword', {}, { pointer: '/newPassword' });
    const passwordHash = await hashPassword(input.newPassword);
    await db
      .updateTable('account')
      .set({ passwordHash, mustChangePassword: false })
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', actor.accountId)
      .execute();
    // Whoever knew the old password is out, on every other device.
    await db
      .updateTable('session')
      .set({ endedAt: sql<string>`now()` })
      .where('cityCode', '=', actor.cityCode)
      .where('accountId', '=', actor.accountId)
      .where('id', '<>', me.sessionId)
      .where('endedAt', 'is', null)
      .execute();
    return ok;
  },
);
