import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { ImportContext, ImportKind, ImportOutcome, ImportRecord } from '#platform/sheets/import-kind.ts';
import type { CellProblem } from '#platform/sheets/index.ts';
import type { ExchangeTables } from './tables.ts';

/** What kinds are promised per call. */
export const chunkRows = 1000;

/** The rows of one batch, read and written a chunk at a time. */
export interface BatchRows {
  db: Kysely<ExchangeTables>;
  cityCode: string;
  batchId: string;
}

/** Rows of a chunk lie close together: the bounds spare the planner, who cannot count them, a walk over the whole batch. */
function within(rows: { row: number }[]): RawBuilder<unknown> {
  const numbers = rows.map(({ row }) => row);
  return sql`r.row_no BETWEEN ${Math.min(...numbers)} AND ${Math.max(...numbers)}`;
}

const asJson = (rows: object[]): RawBuilder<unknown> => sql`${JSON.stringify(rows)}::jsonb`;

export async function addRows(
  { db, cityCode, batchId }: BatchRows,
  rows: { row: number; record: Record<string, unknown>; problems: CellProblem[] }[],
): Promise<void> {
  await sql`
    INSERT INTO import_row (city_code, batch_id, row_no, record, problems)
    SELECT ${cityCode}, ${batchId}, r."row", r.record, r.problems
    FROM jsonb_to_recordset(${asJson(rows)}) AS r("row" int, record jsonb, problems jsonb)`.execute(db);
}

/** The next good rows after a row number. */
export async function goodRows(
  { db, cityCode, batchId }: BatchRows,
  kind: ImportKind,
  context: ImportContext,
  after: number,
): Promise<ImportRecord[]> {
  const rows = await db
    .selectFrom('importRow')
    .select(['rowNo', 'record'])
    .where('cityCode', '=', cityCode)
    .where('batchId', '=', batchId)
    .where('rowNo', '>', after)
    .where(sql<boolean>`problems = '[]'::jsonb`)
    .orderBy('rowNo')
    .limit(chunkRows)
    .execute();
  return rows.map(({ rowNo, record }) => {
    const sealed = record as Record<string, unknown>;
    const values = kind.unseal ? kind.unseal(context, sealed) : (sealed as ImportRecord['values']);
    return { row: rowNo, values };
  });
}

export async function storeOutcomes(
  { db, cityCode, batchId }: BatchRows,
  outcomes: ImportOutcome[],
): Promise<void> {
  if (!outcomes.length) return;
  await sql`
    UPDATE import_row r SET outcome = o.outcome, subject_id = o."subjectId", before = o.before
    FROM jsonb_to_recordset(${asJson(outcomes)}) AS o("row" int, outcome text, "subjectId" uuid, before jsonb)
    WHERE r.city_code = ${cityCode} AND r.batch_id = ${batchId} AND ${within(outcomes)} AND r.row_no = o."row"`.execute(
    db,
  );
}

/** Puts problems found later beside their rows; returns how many rows have one. */
export async function storeProblems(
  { db, cityCode, batchId }: BatchRows,
  problems: CellProblem[],
): Promise<number> {
  const byRow = Map.groupBy(problems, ({ row }) => row);
  if (!byRow.size) return 0;
  const rows = [...byRow].map(([row, found]) => ({ row, problems: found }));
  await sql`
    UPDATE import_row r SET problems = p.problems
    FROM jsonb_to_recordset(${asJson(rows)}) AS p("row" int, problems jsonb)
    WHERE r.city_code = ${cityCode} AND r.batch_id = ${batchId} AND ${within(rows)} AND r.row_no = p."row"`.execute(
    db,
  );
  return byRow.size;
}

/** Columns with problems, those with the most first. */
export async function wrongColumns({ db, cityCode, batchId }: BatchRows): Promise<string[]> {
  const { rows } = await sql<{ column: string }>`
    SELECT p.problem ->> 'column' AS "column" FROM import_row r, jsonb_array_elements(r.problems) AS p(problem)
    WHERE r.city_code = ${cityCode} AND r.batch_id = ${batchId} AND r.problems <> '[]'::jsonb
    GROUP BY 1 ORDER BY count(*) DESC, 1`.execute(db);
  return rows.map(({ column }) => column);
}

export async function dropRows({ db, cityCode, batchId }: BatchRows): Promise<void> {
  await db.deleteFrom('importRow').where('cityCode', '=', cityCode).where('batchId', '=', batchId).execute();
}
