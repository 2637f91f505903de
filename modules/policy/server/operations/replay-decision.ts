import { type Clause, compileClause, decide, type Json, type ParameterStep } from '#engines/rules/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/decision-operations.ts';
import type { Source } from '../facts/source.ts';
import { contentHash } from '../load-policies.ts';
import { placeOf } from '../place.ts';
import type { PolicyTables } from '../tables.ts';
import { versionById } from '../versions.ts';

export const replayDecision = implement(
  contract.replayDecision,
  async (context: OperationContext<PolicyTables>, { id }) => {
    const row = await context.db
      .selectFrom('policyDecision')
      .selectAll()
      .where('cityCode', '=', context.actor.cityCode)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) throw new AppError('platform.notFound');
    const version = await versionById(context, row.clauseVersionId);
    const { program } = compileClause(version.clause as unknown as Clause, placeOf(context.pack.id).books);
    const steps = new Map(Object.entries(row.standards as unknown as Record<string, ParameterStep[]>));
    const sources = row.input as unknown as Source[];
    const now = program ? sources.map((source) => decide(program, source, steps)) : [];
    return {
      // The database keeps keys in an order of its own: both are put into one order and then held byte against byte.
      isSame: contentHash(row.verdict) === contentHash(now),
      clauseId: version.clauseId,
      versionNo: version.versionNo,
      asOf: row.asOf,
      stored: row.verdict as unknown as Json,
      now: JSON.parse(JSON.stringify(now)) as Json,
    };
  },
);
