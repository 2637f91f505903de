import { sql } from 'kysely';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/run-operations.ts';
import { regionNames } from '../entitlements.ts';
import { emptyFigures, type Figures } from '../jobs/rehearsal.ts';
import { runById, runView } from '../runs.ts';
import type { PolicyTables } from '../tables.ts';
import { versionById } from '../versions.ts';
import { monthsOf } from './forecast-fund.ts';

/** The first day on which the sums so far exceed the budget. */
export function runsOutOn(
  days: Readonly<Record<string, number>>,
  budgetFen: number | undefined,
): string | null {
  if (budgetFen === undefined) return null;
  let spent = 0;
  for (const [day, fen] of Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1))) {
    spent += fen;
    if (spent > budgetFen) return day;
  }
  return null;
}

const inMonth = (days: Readonly<Record<string, number>>, month: string): number =>
  Object.entries(days).reduce((sum, [day, fen]) => (day.startsWith(month) ? sum + fen : sum), 0);

type Context = OperationContext<PolicyTables>;

async function payeeNames({ db, actor }: Context, payees: Figures['payees']) {
  const ids = payees.map(({ id }) => id);
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT e.id, e.name FROM enterprise e WHERE e.city_code = ${actor.cityCode} AND e.id = ANY (${ids}::uuid[])
    UNION ALL SELECT o.id, o.name FROM organisation o WHERE o.city_code = ${actor.cityCode} AND o.id = ANY (${ids}::uuid[])
    UNION ALL SELECT n.id, n.name FROM person n WHERE n.city_code = ${actor.cityCode} AND n.id = ANY (${ids}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export const getRehearsal = implement(contract.getRehearsal, async (context: Context, { id, budgetFen }) => {
  const run = await runById(context, id);
  if (run.kind !== 'rehearsal' || !run.clauseVersionId) throw new AppError('policy.notRehearsal');
  const { clauseId } = await versionById(context, run.clauseVersionId);
  const stored = await context.db
    .selectFrom('policyRun')
    .select('figures')
    .where('cityCode', '=', context.actor.cityCode)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const figures: Figures = { ...emptyFigures(), ...(stored.figures as unknown as Partial<Figures>) };
  const districts = Object.entries(figures.districts);
  const regions = await regionNames(
    context,
    districts.map(([code]) => code),
  );
  const names = await payeeNames(context, figures.payees);
  const { current, draft } = figures;
  const sideOf = ({ heads, nowFen, laterFen }: Figures['draft']) => ({ heads, nowFen, laterFen });
  return {
    run: runView(context, run),
    clauseId,
    versionId: run.clauseVersionId,
    current: figures.hasCurrent ? sideOf(current) : null,
    draft: sideOf(draft),
    months: monthsOf(run.asOf).map((month) => ({
      month,
      currentFen: inMonth(current.days, month),
      draftFen: inMonth(draft.days, month),
    })),
    districts: districts
      .map(([regionCode, sums]) => ({
        regionCode,
        regionName: regions.get(regionCode) ?? regionCode,
        ...sums,
      }))
      .sort((a, b) => (a.regionCode < b.regionCode ? -1 : 1)),
    gains: figures.gains,
    loses: figures.loses,
    payees: figures.payees
      .filter((each) => each.currentFen !== each.draftFen)
      .sort((a, b) => Math.abs(b.draftFen - b.currentFen) - Math.abs(a.draftFen - a.currentFen))
      .slice(0, 40)
      .map(({ kind, id: payeeId, currentFen, draftFen }) => ({
        payeeKind: kind,
        payeeId,
        payeeName: names.get(payeeId) ?? '（不在管辖范围）',
        currentFen,
        draftFen,
      })),
    runsOut: { currentOn: runsOutOn(current.days, budgetFen), draftOn: runsOutOn(draft.days, budgetFen) },
  };
});
