import { sql } from 'kysely';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/run-operations.ts';
import { linesWhere } from '../entitlements.ts';
import { monthsAhead } from '../facts/source.ts';
import { horizon } from '../jobs/city-run.ts';
import { lastRun } from '../runs.ts';
import type { PolicyTables } from '../tables.ts';
import { clauseOf, inForceOf, versionsOf } from '../versions.ts';

interface Row {
  clauseId: string;
  month: string;
  isNow: boolean;
  fen: number;
}
const sumOf = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0);

/** Months from that of the run to the end of the horizon. */
export const monthsOf = (asOf: string): string[] =>
  Array.from({ length: horizon + 1 }, (_, at) => monthsAhead(`${asOf.slice(0, 7)}-01`, at).day.slice(0, 7));

export const forecastFund = implement(
  contract.forecastFund,
  async (context: OperationContext<PolicyTables>, filter) => {
    const run = await lastRun(context);
    if (!run) return { run, months: [], rows: [], funds: [] };
    const months = monthsOf(run.asOf);
    const { rows } =
      await sql<Row>`SELECT l.clause_id, to_char(l.due_on, 'YYYY-MM') AS month, l.state = 'entitled' AS is_now, sum(l.fen)::bigint AS fen
      FROM entitlement l WHERE ${linesWhere(context, run.id, filter)} AND l.fen IS NOT NULL GROUP BY 1, 2, 3`.execute(
        context.db,
      );
    const versions = Map.groupBy(await versionsOf(context), ({ clauseId }) => clauseId);
    const lines = [...Map.groupBy(rows, ({ clauseId }) => clauseId)].map(([clauseId, own]) => {
      const all = versions.get(clauseId) ?? [];
      const row = inForceOf(all, run.asOf) ?? all.at(-1);
      const clause = row && clauseOf(row);
      const fen = months.map((month) =>
        sumOf(own.filter((each) => !each.isNow && each.month === month).map((each) => each.fen)),
      );
      const nowFen = sumOf(own.filter(({ isNow }) => isNow).map((each) => each.fen));
      return {
        fund: clause?.fund ?? '未写明资金来源',
        clauseId,
        clauseTitle: clause?.title ?? clauseId,
        nowFen,
        fen,
        totalFen: nowFen + sumOf(fen),
      };
    });
    const funds = [...Map.groupBy(lines, ({ fund }) => fund)].map(([fund, own]) => ({
      fund,
      nowFen: sumOf(own.map(({ nowFen }) => nowFen)),
      fen: months.map((_, at) => sumOf(own.map(({ fen }) => fen[at] ?? 0))),
      totalFen: sumOf(own.map(({ totalFen }) => totalFen)),
    }));
    const byTotal = (a: { totalFen: number }, b: { totalFen: number }) => b.totalFen - a.totalFen;
    return { run, months, rows: lines.sort(byTotal), funds: funds.sort(byTotal) };
  },
);
