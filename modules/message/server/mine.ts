import { type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '#platform/db/session.ts';
import type { MessageTables } from './tables.ts';

/** Messages to the person or the enterprise that the user acts for; offices have none. */
export const isMine =
  ({ scope }: Actor) =>
  (eb: ExpressionBuilder<MessageTables, 'message'>): RawBuilder<SqlBool> | ReturnType<typeof eb> => {
    if (scope.kind === 'self') return eb('personId', '=', scope.id);
    if (scope.kind === 'enterprise') return eb('enterpriseId', '=', scope.id);
    return sql<SqlBool>`false`;
  };
