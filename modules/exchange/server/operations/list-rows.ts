import { sql } from 'kysely';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { type CellProblem, type CellValue, problemText } from '#platform/sheets/index.ts';
import * as contract from '../../contract/operations.ts';
import { findBatch } from '../batches.ts';
import { kindFor } from '../kinds.ts';
import { outcomeView, shownValue } from '../view.ts';

export const listRows = implement(contract.listRows, async (context: OperationContext, input) => {
  const { db, actor } = context;
  const batch = await findBatch(db, actor.cityCode, input.batchId);
  const kind = kindFor(actor, batch.kind);
  const spec = await kind.spec(context);
  let rows = db
    .selectFrom('importRow')
    .where('cityCode', '=', actor.cityCode)
    .where('batchId', '=', input.batchId);
  if (input.onlyProblems) rows = rows.where(sql<boolean>`problems <> '[]'::jsonb`);
  const { total } = await rows.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const page = await rows
    .select(['rowNo', 'record', 'problems', 'outcome'])
    .orderBy('rowNo')
    .limit(input.pageSize)
    .offset((input.page - 1) * input.pageSize)
    .execute();
  return {
    total,
    rows: page.map(({ rowNo, record, outcome, ...row }) => {
      const sealed = record as Record<string, CellValue | null>;
      const values = kind.unseal ? kind.unseal(context, sealed) : sealed;
      const problems = row.problems as unknown as CellProblem[];
      return {
        id: String(rowNo),
        row: rowNo,
        values: {
          ...Object.fromEntries(
            spec.columns.map((column) => [column.key, shownValue(values[column.key] ?? null, column)]),
          ),
          ...Object.fromEntries(problems.flatMap(({ column, given }) => (given ? [[column, given]] : []))),
        },
        problems: problems.map((problem) => ({
          column: problem.column,
          columnLabel: spec.columns.find(({ key }) => key === problem.column)?.label ?? '',
          message: problemText(problem, spec),
        })),
        outcome: outcomeView(batch.status, outcome, problems.length > 0),
      };
    }),
  };
});
