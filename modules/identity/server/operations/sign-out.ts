import { sql } from 'kysely';
import { ok } from '#platform/contract/fields.ts';
import { systemActor } from '#platform/db/session.ts';
import { businessDate } from '#platform/http/city-registry.ts';
import { implementAnonymous } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';

export const signOut = implementAnonymous(contract.signOut, async (context) => {
  const { who, services, requestId } = context;
  if (who) {
    const { cityCode } = who.city;
    const options = { operation: 'identity.signOut', requestId, today: businessDate(null) };
    await services.database.as(systemActor(cityCode, '登录'), options, async (db) => {
      await db
        .updateTable('session')
        .set({ endedAt: sql<string>`now()` })
        .where('cityCode', '=', cityCode)
        .where('id', '=', who.me.sessionId)
        .execute();
      await sql`SELECT append_audit(${cityCode}, 'signOut', 'account', ${who.me.accountId}, NULL, '{}'::jsonb, NULL)`.execute(
        db,
      );
    });
  }
  context.clearSession();
  return ok;
});
