import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import {
  type CellProblem,
  type ColumnMapping,
  type SheetSpec,
  writeErrorFile,
} from '#platform/sheets/index.ts';
import { batchStatusLabels } from '../../contract/codes.ts';
import * as contract from '../../contract/operations.ts';
import { type Batch, findBatch } from '../batches.ts';
import { openFile } from '../files.ts';
import { kindFor } from '../kinds.ts';
import type { ExchangeTables } from '../tables.ts';
import { batchRights } from '../view.ts';
import { xlsxMime } from './download-template.ts';

async function problemsOf(
  { db, actor }: OperationContext<ExchangeTables>,
  batchId: string,
): Promise<CellProblem[]> {
  const rows = await db
    .selectFrom('importRow')
    .select('problems')
    .where('cityCode', '=', actor.cityCode)
    .where('batchId', '=', batchId)
    .where(sql<boolean>`problems <> '[]'::jsonb`)
    .orderBy('rowNo')
    .execute();
  return rows.flatMap(({ problems }) => problems as unknown as CellProblem[]);
}

async function marked(
  content: Buffer,
  problems: CellProblem[],
  spec: SheetSpec,
  batch: Batch,
): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'gongqiao-'));
  try {
    const path = join(folder, 'errors.xlsx');
    const mapping = (batch.mapping ?? {}) as ColumnMapping;
    await writeErrorFile(content, problems, spec, path, { mapping });
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The user's own file with each wrong cell marked. It holds what the user uploaded, so only the uploader gets it. */
export const downloadErrors = implement(
  contract.downloadErrors,
  async (context: OperationContext, { batchId }) => {
    const { db, actor, services } = context;
    const batch = await findBatch(db, actor.cityCode, batchId);
    const kind = kindFor(actor, batch.kind);
    if (!batchRights(batch).canDownloadErrors) {
      throw new AppError('exchange.wrongStatus', { status: batchStatusLabels[batch.status] });
    }
    const content = await openFile(db, services.cipher, actor.cityCode, batch.fileId);
    const problems = await problemsOf(context, batchId);
    await context.audit({
      action: 'export',
      subject: 'import_batch',
      subjectId: batchId,
      detail: { problems: problems.length },
    });
    const body = await marked(content, problems, await kind.spec(context), batch);
    return { name: `${batch.fileName.replace(/\.\w+$/, '')}-错误说明.xlsx`, mime: xlsxMime, body };
  },
);
