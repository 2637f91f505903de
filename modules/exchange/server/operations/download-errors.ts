import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { type CellProblem, type ColumnMapping, writeErrorFile } from '#platform/sheets/index.ts';
import * as contract from '../../contract/operations.ts';
import { findBatch } from '../batches.ts';
import { kindFor } from '../kinds.ts';
import { xlsxMime } from './download-template.ts';

/** The user's own file with each wrong cell marked. It holds what the user uploaded, so only the uploader gets it. */
export const downloadErrors = implement(contract.downloadErrors, async (context: OperationContext, { batchId }) => {
  const { db, actor } = context;
  const batch = await findBatch(db, actor.cityCode, batchId);
  const kind = kindFor(actor, batch.kind);
  const spec = await kind.spec(context);
  const file = await db.selectFrom('storedFile').select(['name', 'content']).where('cityCode', '=', actor.cityCode).where('id', '=', batch.fileId).executeTakeFirstOrThrow();
  const rows = await db.selectFrom('importRow').select('problems').where('cityCode', '=', actor.cityCode).where('batchId', '=', batchId).where(sql<boolean>`problems <> '[]'::jsonb`).orderBy('rowNo').execute();
  const problems = rows.flatMap((row) => row.problems as unknown as CellProblem[]);
  await context.audit({ action: 'export', subject: 'import_batch', subjectId: batchId, detail: { problems: problems.length } });
  const folder = await mkdtemp(join(tmpdir(), 'gongqiao-'));
  try {
    const path = join(folder, 'errors.xlsx');
    await writeErrorFile(file.content, problems, spec, path, batch.mapping ? { mapping: batch.mapping as ColumnMapping } : {});
    return { name: `${file.name.replace(/\.\w+$/, '')}-错误说明.xlsx`, mime: xlsxMime, body: await readFile(path) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
