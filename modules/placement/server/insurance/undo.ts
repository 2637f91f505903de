import type { CellProblem } from '#platform/sheets/columns.ts';
import type { ImportContext, ImportedRow } from '#platform/sheets/import-kind.ts';
import { type Columns, writeMonths } from './commit.ts';
import { tablesOf } from './rows.ts';

/** The version the import left behind; a higher one means that a later file has overwritten the month. */
const versionAfter = (row: ImportedRow): unknown => (row.outcome === 'created' ? 1 : row.before?.version);

/** Takes back what a file wrote; months that a later file changed stay. */
export async function undoInsurance(
  context: ImportContext,
  batchId: string,
  rows: ImportedRow[],
): Promise<CellProblem[]> {
  const db = tablesOf(context);
  const { cityCode } = context.actor;
  const written = rows.filter(({ outcome }) => outcome !== 'unchanged');
  if (!written.length) return [];
  const stored = await db
    .selectFrom('insuranceMonth')
    .select(['id', 'version'])
    .where('cityCode', '=', cityCode)
    .where('batchId', '=', batchId)
    .where(
      'id',
      'in',
      written.map(({ subjectId }) => subjectId),
    )
    .forUpdate()
    .execute();
  const versions = new Map(stored.map(({ id, version }) => [id, version]));
  const isUntouched = (row: ImportedRow) => versions.get(row.subjectId) === versionAfter(row);
  const undone = written.filter(isUntouched);
  const removed = undone.filter(({ outcome }) => outcome === 'created').map(({ subjectId }) => subjectId);
  if (removed.length)
    await db
      .deleteFrom('insuranceMonth')
      .where('cityCode', '=', cityCode)
      .where('id', 'in', removed)
      .execute();
  await writeMonths(
    db,
    cityCode,
    undone
      .filter(({ outcome }) => outcome === 'updated')
      .map(({ before, subjectId }) => ({ ...(before as unknown as Columns), id: subjectId })),
  );
  return written
    .filter((row) => !isUntouched(row))
    .map(({ row }) => ({ row, column: 'month', code: 'changedLater' }));
}
