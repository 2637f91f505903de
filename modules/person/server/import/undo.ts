import { type Kysely, sql } from 'kysely';
import type { CellProblem } from '#platform/sheets/columns.ts';
import type { ImportContext, ImportedRow } from '#platform/sheets/import-kind.ts';
import type { PersonTables } from '../tables.ts';
import { type ListColumns, peopleById, writePeople } from './store.ts';

async function inUse(db: Kysely<PersonTables>, ids: string[]): Promise<Set<string>> {
  const { rows } = await sql<{
    personId: string;
  }>`SELECT person_id FROM people_in_use(${ids}::uuid[])`.execute(db);
  return new Set(rows.map(({ personId }) => personId));
}

/**
 * Takes back what a list wrote. People on whom a placement rests, or who no longer carry the mark of the batch because
 * somebody changed them since, stay as they are.
 */
export async function undoPeople(
  context: ImportContext,
  batchId: string,
  rows: ImportedRow[],
): Promise<CellProblem[]> {
  const db = context.db as unknown as Kysely<PersonTables>;
  const { cityCode } = context.actor;
  const written = rows.filter(({ outcome }) => outcome !== 'unchanged');
  const ids = written.map(({ subjectId }) => subjectId);
  const stored = await peopleById(db, cityCode, ids);
  const used = await inUse(db, ids);
  const problemOf = (row: ImportedRow): CellProblem[] => {
    if (row.outcome === 'created' && used.has(row.subjectId))
      return [{ row: row.row, column: 'name', code: 'inUse' }];
    return stored.get(row.subjectId)?.batchId === batchId
      ? []
      : [{ row: row.row, column: 'name', code: 'changedLater' }];
  };
  const problems = written.flatMap(problemOf);
  const kept = new Set(problems.map(({ row }) => row));
  const undone = written.filter(({ row }) => !kept.has(row));
  const removed = undone.filter(({ outcome }) => outcome === 'created').map(({ subjectId }) => subjectId);
  if (removed.length)
    await db.deleteFrom('person').where('cityCode', '=', cityCode).where('id', 'in', removed).execute();
  await writePeople(
    db,
    cityCode,
    undone
      .filter(({ outcome }) => outcome === 'updated')
      .map(({ before, subjectId }) => ({ ...(before as unknown as ListColumns), id: subjectId })),
  );
  return problems;
}
