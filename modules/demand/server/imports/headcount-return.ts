import type { Kysely } from 'kysely';
import { enterpriseErrors } from '#modules/enterprise/contract/errors.ts';
import { findEnterprises } from '#modules/enterprise/server/index.ts';
import { newId } from '#platform/id.ts';
import type { CellProblem } from '#platform/sheets/index.ts';
import type {
  ImportContext,
  ImportedRow,
  ImportKind,
  ImportOutcome,
  ImportRecord,
} from '#platform/sheets/import-kind.ts';
import { demandErrors } from '../../contract/errors.ts';
import type { DemandTables } from '../tables.ts';
import { checkEnterprises } from './check-demand.ts';
import { columnsFrom, headcountShapes } from './columns.ts';
import { enterpriseOf } from './demand-record.ts';

const tablesOf = (context: ImportContext): Kysely<DemandTables> =>
  context.db as unknown as Kysely<DemandTables>;
const figures = ['totalDemand', 'inYearExpected', 'employed'] as const;
const declared = (values: ImportRecord['values']) => ({
  effectiveOn: String(values.asOf),
  totalDemand: Number(values.totalDemand),
  inYearExpected: Number(values.inYearExpected),
  employed: Number(values.employed),
});

async function check(context: ImportContext, records: ImportRecord[]): Promise<CellProblem[]> {
  // A return is about enterprises the ledger has; it brings no new ones.
  const problems = await checkEnterprises(context, records, false);
  const late = records.filter(({ values }) => typeof values.asOf === 'string' && values.asOf > context.today);
  return [
    ...problems,
    ...late.map(({ row }) => ({
      row,
      column: 'asOf',
      code: 'demand.futureDate',
      params: { what: '截止日期' },
    })),
  ];
}

/** What these enterprises last declared for each of these days. */
async function lastDeclared(context: ImportContext, ids: string[], days: string[]) {
  const reports = await tablesOf(context)
    .selectFrom('headcountReport')
    .select(['id', 'enterpriseId', 'effectiveOn', ...figures])
    .distinctOn(['enterpriseId', 'effectiveOn'])
    .where('cityCode', '=', context.actor.cityCode)
    .where('enterpriseId', 'in', ids)
    .where('effectiveOn', 'in', days)
    .orderBy('enterpriseId')
    .orderBy('effectiveOn')
    .orderBy('recordedOn', 'desc')
    .orderBy('recordedAt', 'desc')
    .execute();
  return new Map(reports.map((report) => [`${report.enterpriseId} ${report.effectiveOn}`, report]));
}

async function commit(
  context: ImportContext,
  batchId: string,
  records: ImportRecord[],
): Promise<ImportOutcome[]> {
  const { actor, today } = context;
  const rows = records.map(({ row, values }) => ({
    row,
    enterprise: enterpriseOf(values),
    values: declared(values),
  }));
  const index = await findEnterprises(
    context,
    rows.map(({ enterprise }) => enterprise),
  );
  const found = rows.flatMap(({ row, enterprise, values }) => {
    const place = index.of(enterprise);
    return place ? [{ row, place, values }] : [];
  });
  if (!found.length) return [];
  const known = await lastDeclared(
    context,
    found.map(({ place }) => place.id),
    found.map(({ values }) => values.effectiveOn),
  );
  const outcomes: ImportOutcome[] = [];
  const inserted = [];
  for (const { row, place, values } of found) {
    const before = known.get(`${place.id} ${values.effectiveOn}`);
    if (before && figures.every((figure) => before[figure] === values[figure])) {
      outcomes.push({ row, outcome: 'unchanged', subjectId: before.id });
      continue;
    }
    const id = newId();
    inserted.push({
      ...values,
      id,
      cityCode: actor.cityCode,
      enterpriseId: place.id,
      regionCode: place.regionCode,
      parkId: place.parkId,
      recordedOn: today,
      enteredBy: actor.accountId,
      batchId,
    });
    // Declarations are only added: a correction leaves the earlier row as it was.
    outcomes.push({ row, outcome: before ? 'updated' : 'created', subjectId: id });
  }
  if (inserted.length) await tablesOf(context).insertInto('headcountReport').values(inserted).execute();
  return outcomes;
}

async function undo(context: ImportContext, batchId: string, rows: ImportedRow[]): Promise<CellProblem[]> {
  const added = rows.filter(({ outcome }) => outcome !== 'unchanged');
  if (!added.length) return [];
  const removed = await tablesOf(context)
    .deleteFrom('headcountReport')
    .where('cityCode', '=', context.actor.cityCode)
    .where('batchId', '=', batchId)
    .where(
      'id',
      'in',
      added.map(({ subjectId }) => subjectId),
    )
    .returning('id')
    .execute();
  const gone = new Set(removed.map(({ id }) => id));
  return added
    .filter(({ subjectId }) => !gone.has(subjectId))
    .map(({ row }) => ({ row, column: 'enterpriseName', code: 'demand.changedSince' }));
}

/** What enterprises employ and expect, as declared for a day. */
export const headcountReturn: ImportKind = {
  code: 'headcount',
  label: '用工情况表',
  async spec({ pack }) {
    const list = pack.lists.headcount;
    return {
      title: list.title,
      columns: columnsFrom(list.columns, headcountShapes),
      keyColumns: ['enterpriseName', 'asOf'],
      problemTexts: { ...demandErrors, ...enterpriseErrors },
    };
  },
  check,
  commit,
  undo,
};
