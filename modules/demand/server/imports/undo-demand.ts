import type { Kysely } from 'kysely';
import { undoEnterprises } from '#modules/enterprise/server/index.ts';
import { logTransitions } from '#platform/http/transitions.ts';
import type { CellProblem } from '#platform/sheets/index.ts';
import type { ImportContext, ImportedRow } from '#platform/sheets/import-kind.ts';
import { stepOfPost } from '../steps.ts';
import type { DemandTables } from '../tables.ts';
import { type PostChange, type Restorable, writeChanges } from './post-changes.ts';

const left = (row: number): CellProblem => ({ row, column: 'postTitle', code: 'demand.changedSince' });
const idsOf = (rows: ImportedRow[]): string[] => rows.map(({ subjectId }) => subjectId);

/** Posts of the batch that are as they were imported go, and with them enterprises that nothing rests on any more. */
async function removeCreated(
  context: ImportContext,
  db: Kysely<DemandTables>,
  batchId: string,
  rows: ImportedRow[],
): Promise<CellProblem[]> {
  if (!rows.length) return [];
  const { cityCode } = context.actor;
  const removed = await db
    .deleteFrom('post')
    .where('cityCode', '=', cityCode)
    .where('batchId', '=', batchId)
    .where('id', 'in', idsOf(rows))
    .where('version', '=', 1)
    .returning(['id', 'enterpriseId'])
    .execute();
  const candidates = [...new Set(removed.map(({ enterpriseId }) => enterpriseId))];
  if (candidates.length) {
    const bare = await db
      .selectFrom('enterprise as e')
      .select('e.id')
      .where('e.cityCode', '=', cityCode)
      .where('e.id', 'in', candidates)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('post as p')
              .select('p.id')
              .whereRef('p.cityCode', '=', 'e.cityCode')
              .whereRef('p.enterpriseId', '=', 'e.id'),
          ),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('headcountReport as h')
              .select('h.id')
              .whereRef('h.cityCode', '=', 'e.cityCode')
              .whereRef('h.enterpriseId', '=', 'e.id'),
          ),
        ),
      )
      .execute();
    await undoEnterprises(
      context,
      batchId,
      bare.map(({ id }) => id),
    );
  }
  const gone = new Set(removed.map(({ id }) => id));
  return rows.filter(({ subjectId }) => !gone.has(subjectId)).map(({ row }) => left(row));
}

/** Overwritten posts get back what stood, unless somebody has gone on from the imported values. */
async function restoreUpdated(
  context: ImportContext,
  db: Kysely<DemandTables>,
  rows: ImportedRow[],
): Promise<CellProblem[]> {
  if (!rows.length) return [];
  const { cityCode } = context.actor;
  const now = await db
    .selectFrom('post')
    .selectAll()
    .where('cityCode', '=', cityCode)
    .where('id', 'in', idsOf(rows))
    .forUpdate()
    .execute();
  const byId = new Map(now.map((post) => [post.id, post]));
  const changes: PostChange[] = [];
  const problems: CellProblem[] = [];
  for (const { row, subjectId, before } of rows) {
    const post = byId.get(subjectId);
    const { version, ...stood } = before as Restorable & { version: number };
    if (post?.version === version + 1) changes.push({ ...stood, id: subjectId, version: post.version + 1 });
    else problems.push(left(row));
  }
  await writeChanges(db, cityCode, changes);
  const steps = changes.flatMap(({ id, status }) => {
    const post = byId.get(id);
    return post ? [stepOfPost(post, 'undoImport', status, {})] : [];
  });
  await logTransitions(context, steps);
  return problems;
}

export async function undoDemandRows(
  context: ImportContext,
  batchId: string,
  rows: ImportedRow[],
): Promise<CellProblem[]> {
  const db = context.db as unknown as Kysely<DemandTables>;
  const of = (outcome: ImportedRow['outcome']) => rows.filter((row) => row.outcome === outcome);
  return [
    ...(await removeCreated(context, db, batchId, of('created'))),
    ...(await restoreUpdated(context, db, of('updated'))),
  ];
}
