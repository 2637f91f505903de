import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import type { IdentityTables } from '../tables.ts';

export const listSessions = implement(
  contract.listSessions,
  async ({ db, actor, me }: OperationContext<IdentityTables>) => {
    const sessions = await db
      .selectFrom('session')
      .select(['id', 'createdAt', 'lastSeenAt', 'address', 'device'])
      .where('cityCode', '=', actor.cityCode)
      .where('accountId', '=', actor.accountId)
      .where('endedAt', 'is', null)
      .where('expiresAt', '>', (eb) => eb.fn<string>('now'))
      .orderBy('lastSeenAt', 'desc')
      .execute();
    return { sessions: sessions.map((session) => ({ ...session, isCurrent: session.id === me.sessionId })) };
  },
);
