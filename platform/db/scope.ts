import { type ReferenceExpression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { DB } from './schema.ts';
import type { Actor } from './session.ts';

/** Columns of a table (as `table.column` in camelCase) that carry its scope. */
export interface ScopeColumns {
  region?: string;
  park?: string;
  enterprise?: string;
  organisation?: string;
  specialist?: string;
  self?: string;
}

const column = (name: string): RawBuilder<string> =>
  sql.ref<string>(name as ReferenceExpression<DB, keyof DB> & string);

/**
 * The actor's scope as an explicit predicate, so that indexes serve a big list. Row security stays the
 * guard: this may narrow, never widen.
 */
export function inScope(actor: Actor, columns: ScopeColumns): RawBuilder<SqlBool> {
  const { scope } = actor;
  if (scope.kind === 'system') return sql<SqlBool>`true`;
  if (scope.kind === 'region' && columns.region) {
    if (scope.isWholeCity) return sql<SqlBool>`true`;
    return sql<SqlBool>`(${column(columns.region)} >= ${scope.from} AND ${column(columns.region)} < ${scope.to})`;
  }
  if (scope.kind === 'park' && columns.park) return sql<SqlBool>`${column(columns.park)} = ${scope.id}`;
  if (scope.kind === 'enterprise' && columns.enterprise)
    return sql<SqlBool>`${column(columns.enterprise)} = ${scope.id}`;
  if (scope.kind === 'organisation' && columns.organisation)
    return sql<SqlBool>`${column(columns.organisation)} = ${scope.id}`;
  if (scope.kind === 'self' && columns.self) return sql<SqlBool>`${column(columns.self)} = ${scope.id}`;
  if (scope.kind === 'assigned' && columns.specialist)
    return sql<SqlBool>`${column(columns.specialist)} = ${actor.accountId}`;
  // No such column: leave the decision to row security alone.
  return scope.kind === 'none' ? sql<SqlBool>`false` : sql<SqlBool>`true`;
}
