import { sql } from 'kysely';
import type { Verdict } from '#engines/rules/index.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/decision-operations.ts';
import type { PolicyTables } from '../tables.ts';

const order = ['entitled', 'standardMissing', 'unknown', 'refused'];

export const listDecisions = implement(
  contract.listDecisions,
  async ({ db, actor }: OperationContext<PolicyTables>, { page, pageSize, clauseId }) => {
    let query = db
      .selectFrom('policyDecision as d')
      .innerJoin('clauseVersion as v', (join) =>
        join.onRef('v.cityCode', '=', 'd.cityCode').onRef('v.id', '=', 'd.clauseVersionId'),
      )
      .where('d.cityCode', '=', actor.cityCode);
    if (clauseId) query = query.where('v.clauseId', '=', clauseId);
    const { total } = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
    const rows = await query
      .select([
        'd.id',
        'v.clauseId',
        'v.versionNo',
        'd.subjectName',
        'd.asOf',
        'd.verdict',
        'd.recordedOn',
        'd.keptByName',
      ])
      .orderBy('d.recordedOn', 'desc')
      .orderBy('d.id', 'desc')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    return {
      total,
      rows: rows.map(({ verdict, recordedOn, ...row }) => {
        const verdicts = verdict as unknown as Verdict[];
        const sums = verdicts.flatMap(({ state, fen }) =>
          state === 'entitled' && fen !== null ? [fen] : [],
        );
        return {
          ...row,
          keptOn: recordedOn,
          state: order.find((each) => verdicts.some(({ state }) => state === each)) ?? 'unknown',
          fen: sums.length > 0 ? sums.reduce((sum, fen) => sum + fen, 0) : null,
        };
      }),
    };
  },
);
