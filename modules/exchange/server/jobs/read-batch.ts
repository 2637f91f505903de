import type { Kysely } from 'kysely';
import type { DB } from '#platform/db/schema.ts';
import type { ImportContext, ImportKind, ImportRecord } from '#platform/sheets/import-kind.ts';
import { type ColumnMapping, type RawRow, readSheet, type SheetHeader, SheetRefusal, type SheetSpec, type ValidatedRow, validateRows } from '#platform/sheets/index.ts';
import { type Batch, type Counts, findBatch, headerKey } from '../batches.ts';
import { inJob } from '../context.ts';
import { kindFor } from '../kinds.ts';

const chunkRows = 1000;
const operation = 'exchange.readBatch';
type JobContext = Omit<ImportContext, 'db'>;

async function prepare(context: JobContext, batchId: string) {
  return inJob(context, operation, async (db) => {
    const { cityCode } = context.actor;
    const batch = await findBatch(db, cityCode, batchId);
    if (batch.status !== 'uploaded' && batch.status !== 'reading') return undefined;
    const kind = kindFor(context.actor, batch.kind);
    const spec = await kind.spec({ ...context, db });
    const file = await db.selectFrom('storedFile').select('content').where('cityCode', '=', cityCode).where('id', '=', batch.fileId).executeTakeFirstOrThrow();
    // A killed server left rows of a reading that did not end: read anew.
    await db.deleteFrom('importRow').where('cityCode', '=', cityCode).where('batchId', '=', batchId).execute();
    await db.updateTable('importBatch').set({ status: 'reading' }).where('cityCode', '=', cityCode).where('id', '=', batchId).execute();
    return { batch, kind, spec, content: file.content };
  });
}

/** The user's own choice, or what this user chose for a file with the same headers before. */
async function rememberedMapping(context: JobContext, batch: Batch, headers: string[]): Promise<ColumnMapping | undefined> {
  return inJob(context, operation, async (db) => {
    const known = await db
      .selectFrom('importMapping')
      .select('mapping')
      .where('cityCode', '=', context.actor.cityCode)
      .where('accountId', '=', context.actor.accountId)
      .where('kind', '=', batch.kind)
      .where('headerKey', '=', headerKey(headers))
      .executeTakeFirst();
    return known?.mapping as ColumnMapping | undefined;
  });
}

const headerTexts = (header: SheetHeader): string[] => header.cells.map((cell) => cell.text);

/** Opens the file; when required columns are missing, once more with the remembered mapping. */
async function open(context: JobContext, batch: Batch, content: Buffer, spec: SheetSpec) {
  const chosen = (batch.mapping ?? undefined) as ColumnMapping | undefined;
  try {
    const reading = await readSheet(content, spec, { ...(chosen ? { mapping: chosen } : {}), chunkRows });
    return { reading, mapping: chosen };
  } catch (error) {
    if (!(error instanceof SheetRefusal) || !error.header || chosen) throw error;
    const mapping = await rememberedMapping(context, batch, headerTexts(error.header));
    if (!mapping) throw error;
    return { reading: await readSheet(content, spec, { mapping, chunkRows }), mapping };
  }
}

async function checkChunk(context: JobContext, db: Kysely<DB>, kind: ImportKind, batchId: string, rows: ValidatedRow[]): Promise<{ good: number; bad: number }> {
  const clean: ImportRecord[] = rows.filter((row) => !row.problems.length).map((row) => ({ row: row.row, values: row.record }));
  const found = clean.length ? await kind.check({ ...context, db }, clean) : [];
  const byRow = Map.groupBy(found, (problem) => problem.row);
  let bad = 0;
  const values = rows.map((row) => {
    const problems = [...row.problems, ...(byRow.get(row.row) ?? [])];
    if (problems.length) bad += 1;
    const record = { row: row.row, values: row.record };
    const sealed = kind.seal ? kind.seal({ ...context, db }, record) : row.record;
    return { cityCode: context.actor.cityCode, batchId, rowNo: row.row, record: JSON.stringify(sealed), problems: JSON.stringify(problems) };
  });
  await db.insertInto('importRow').values(values).execute();
  return { good: rows.length - bad, bad };
}

async function finish(context: JobContext, batchId: string, change: object): Promise<void> {
  await inJob(context, operation, (db) =>
    db
      .updateTable('importBatch')
      .set({ progress: '{}', ...change })
      .where('cityCode', '=', context.actor.cityCode)
      .where('id', '=', batchId)
      .where('status', '=', 'reading')
      .execute(),
  );
}

async function refuse(context: JobContext, batchId: string, refusal: SheetRefusal): Promise<void> {
  const needsMapping = refusal.header && refusal.code === 'missingColumns';
  const header = refusal.header ? { headers: JSON.stringify(headerTexts(refusal.header)) } : {};
  await finish(context, batchId, {
    status: needsMapping ? 'needsMapping' : 'failed',
    problem: JSON.stringify({ code: refusal.code, message: refusal.message }),
    ...header,
  });
}

/** Reads an uploaded file into rows with all their problems. Nothing of the ledgers changes. */
export async function readBatch(context: JobContext, batchId: string, signal: AbortSignal): Promise<void> {
  const prepared = await prepare(context, batchId);
  if (!prepared) return;
  const { batch, kind, spec, content } = prepared;
  try {
    const { reading, mapping } = await open(context, batch, content, spec);
    const counts: Counts = { total: 0, good: 0, bad: 0 };
    const startedAt = new Date().toISOString();
    for await (const chunk of reading.rows as AsyncIterable<RawRow[]>) {
      signal.throwIfAborted();
      const rows = validateRows(chunk, spec);
      const isOpen = await inJob(context, operation, async (db) => {
        const checked = await checkChunk(context, db, kind, batchId, rows);
        counts.total += rows.length;
        counts.good += checked.good;
        counts.bad += checked.bad;
        const progress = JSON.stringify({ step: '正在读取', done: counts.total, total: reading.rowCount, startedAt });
        const kept = await db.updateTable('importBatch').set({ progress }).where('cityCode', '=', context.actor.cityCode).where('id', '=', batchId).where('status', '=', 'reading').executeTakeFirst();
        return kept.numUpdatedRows > 0n;
      });
      // Given up by the user meanwhile.
      if (!isOpen) return;
    }
    const chosen = mapping ? { mapping: JSON.stringify(mapping) } : {};
    await finish(context, batchId, { status: 'previewed', counts: JSON.stringify(counts), headers: JSON.stringify(headerTexts(reading.header)), problem: null, ...chosen });
  } catch (error) {
    if (!(error instanceof SheetRefusal)) throw error;
    await refuse(context, batchId, error);
  }
}
