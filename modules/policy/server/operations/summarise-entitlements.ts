import { sql } from 'kysely';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/run-operations.ts';
import { clauseHeads, linesWhere, noSums, sumColumns, type Sums } from '../entitlements.ts';
import { lastRun } from '../runs.ts';
import type { PolicyTables } from '../tables.ts';

const keys = {
  clause: sql`l.clause_id`,
  region: sql`substr(l.region_code, 1, 6) || '000000'`,
  payee: sql`l.payee_id::text`,
};
/** Payees are shown up to here; the rest stands in the total. */
const mostRows = 200;

async function labelsOf(
  context: OperationContext<PolicyTables>,
  asOf: string,
  by: keyof typeof keys,
  ids: string[],
) {
  const { db, actor } = context;
  if (by === 'clause')
    return new Map([...(await clauseHeads(context, asOf))].map(([id, { title }]) => [id, title]));
  const { rows } =
    by === 'region'
      ? await sql<{
          id: string;
          name: string;
        }>`SELECT code AS id, name FROM region WHERE code = ANY (${ids})`.execute(db)
      : await sql<{ id: string; name: string }>`
          SELECT e.id::text, e.name FROM enterprise e WHERE e.city_code = ${actor.cityCode} AND e.id = ANY (${ids}::uuid[])
          UNION ALL SELECT o.id::text, o.name FROM organisation o WHERE o.city_code = ${actor.cityCode} AND o.id = ANY (${ids}::uuid[])
          UNION ALL SELECT n.id::text, n.name FROM person n WHERE n.city_code = ${actor.cityCode} AND n.id = ANY (${ids}::uuid[]) AND ${actor.seesPersons}`.execute(
          db,
        );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export const summariseEntitlements = implement(
  contract.summariseEntitlements,
  async (context: OperationContext<PolicyTables>, { by, ...filter }) => {
    const run = await lastRun(context);
    if (!run) return { run, total: noSums, rows: [], more: 0 };
    const where = await linesWhere(context, run, filter);
    const total = await sql<Sums>`SELECT ${sumColumns} FROM entitlement l WHERE ${where}`.execute(context.db);
    const { rows } = await sql<
      Sums & { key: string; all: number }
    >`SELECT ${keys[by]} AS key, ${sumColumns}, count(*) OVER ()::int AS all FROM entitlement l
      WHERE ${where} GROUP BY 1 ORDER BY entitled_fen DESC, not_yet_fen DESC, key LIMIT ${mostRows}`.execute(
      context.db,
    );
    const labels = await labelsOf(
      context,
      run.asOf,
      by,
      rows.map(({ key }) => key),
    );
    return {
      run,
      total: total.rows[0] ?? noSums,
      rows: rows.map(({ all: _, ...row }) => ({
        ...row,
        label: labels.get(row.key) ?? (by === 'payee' ? '（不在管辖范围）' : row.key),
      })),
      more: (rows[0]?.all ?? 0) - rows.length,
    };
  },
);
