import { sql } from 'kysely';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/run-operations.ts';
import { monthEnd } from '../days.ts';
import { clauseHeads, linesWhere, regionNames } from '../entitlements.ts';
import { monthsAhead } from '../facts/source.ts';
import { horizon } from '../jobs/city-run.ts';
import { lastRun } from '../runs.ts';
import type { PolicyTables } from '../tables.ts';

type Context = OperationContext<PolicyTables>;

interface Row {
  clauseId: string;
  regionCode: string;
  month: string;
  isNow: boolean;
  fen: number;
}
interface Cost {
  nowFen: number;
  fen: number[];
  totalFen: number;
}
const sumOf = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0);

/** Months from that of the run to the end of the horizon. */
export const monthsOf = (asOf: string): string[] =>
  Array.from({ length: horizon + 1 }, (_, at) => monthsAhead(`${asOf.slice(0, 7)}-01`, at).day.slice(0, 7));

/** What is claimable now and what falls due in each month, by a key of the rows. */
function costsBy(
  rows: readonly Row[],
  key: (row: Row) => string,
  months: readonly string[],
): Map<string, Cost> {
  const sum = (own: readonly Row[], isIn: (row: Row) => boolean): number =>
    sumOf(own.filter(isIn).map(({ fen }) => fen));
  return new Map(
    [...Map.groupBy(rows, key)].map(([of, own]) => {
      const nowFen = sum(own, ({ isNow }) => isNow);
      const fen = months.map((month) => sum(own, (row) => !row.isNow && row.month === month));
      return [of, { nowFen, fen, totalFen: nowFen + sumOf(fen) }];
    }),
  );
}

const together = (costs: readonly Cost[], months: readonly string[]): Cost => ({
  nowFen: sumOf(costs.map(({ nowFen }) => nowFen)),
  fen: months.map((_, at) => sumOf(costs.map(({ fen }) => fen[at] ?? 0))),
  totalFen: sumOf(costs.map(({ totalFen }) => totalFen)),
});
const byTotal = (a: Cost, b: Cost): number => b.totalFen - a.totalFen;

export const forecastFund = implement(contract.forecastFund, async (context: Context, filter) => {
  const run = await lastRun(context);
  if (!run) return { run, months: [], rows: [], funds: [], districts: [] };
  const months = monthsOf(run.asOf);
  const where = await linesWhere(context, run, filter);
  const heads = await clauseHeads(context, run.asOf);
  const { rows: sums } =
    await sql<Row>`SELECT l.clause_id, substr(l.region_code, 1, 6) || '000000' AS region_code,
      to_char(l.due_on, 'YYYY-MM') AS month, l.state = 'entitled' AS is_now, sum(l.fen)::bigint AS fen
    FROM entitlement l WHERE ${where} AND l.fen IS NOT NULL GROUP BY 1, 2, 3, 4`.execute(context.db);
  const rows = [...costsBy(sums, ({ clauseId }) => clauseId, months)].flatMap(([clauseId, cost]) => {
    const head = heads.get(clauseId);
    return head ? [{ fund: head.fund, clauseId, clauseTitle: head.title, ...cost }] : [];
  });
  const districts = costsBy(sums, ({ regionCode }) => regionCode, months);
  const names = await regionNames(context, [...districts.keys()]);
  return {
    run,
    months: months.map((month) => ({ month, from: `${month}-01`, to: monthEnd(month) })),
    rows: rows.sort(byTotal),
    funds: [...Map.groupBy(rows, ({ fund }) => fund)]
      .map(([fund, own]) => ({ fund, ...together(own, months) }))
      .sort(byTotal),
    districts: [...districts]
      .map(([regionCode, cost]) => ({ regionCode, regionName: names.get(regionCode) ?? regionCode, ...cost }))
      .sort(byTotal),
  };
});
