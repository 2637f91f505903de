import type { ImportRecord } from '#platform/sheets/import-kind.ts';
import {
  type ColumnMapping,
  type RawRow,
  readSheet,
  type SheetHeader,
  type SheetReading,
  SheetRefusal,
  type SheetSpec,
  type ValidatedRow,
  validateRows,
} from '#platform/sheets/index.ts';
import { type BatchHeader, type Counts, changeBatch, headerKey } from '../batches.ts';
import { inJob, type JobContext } from '../context.ts';
import { openFile } from '../files.ts';
import { addRows, chunkRows } from '../import-rows.ts';
import { progressOf, type Run, runTask, type Task } from './run.ts';

const operation = 'exchange.readBatch';
/** One header alone is no list; the user would have nothing to choose from. */
const fewestHeaders = 2;

const headersOf = (header: SheetHeader): BatchHeader[] =>
  header.cells.map(({ text, key }) => ({ text, key }));

/** What this user chose for a file with the same headers before. */
async function rememberedMapping(
  { db, batch, context }: Run,
  headers: BatchHeader[],
): Promise<ColumnMapping | undefined> {
  const known = await db
    .selectFrom('importMapping')
    .select('mapping')
    .where('cityCode', '=', context.actor.cityCode)
    .where('accountId', '=', context.actor.accountId)
    .where('kind', '=', batch.kind)
    .where('headerKey', '=', headerKey(headers))
    .executeTakeFirst();
  return known?.mapping as ColumnMapping | undefined;
}

interface Opened {
  reading: SheetReading;
  mapping?: ColumnMapping;
}

/** Opens the file by the user's choice for this batch; without one by names, or as remembered from an equal file. */
async function open(run: Run, content: Buffer, spec: SheetSpec): Promise<Opened> {
  const read = (mapping: ColumnMapping) => readSheet(content, spec, { mapping, chunkRows });
  const chosen = run.batch.mapping as ColumnMapping | null;
  if (chosen) return { reading: await read(chosen), mapping: chosen };
  const byName = await read({}).catch((error: unknown) => {
    if (error instanceof SheetRefusal && error.header) return error;
    throw error;
  });
  const mapping = byName.header && (await rememberedMapping(run, headersOf(byName.header)));
  if (!mapping) {
    if (byName instanceof SheetRefusal) throw byName;
    return { reading: byName };
  }
  if (!(byName instanceof SheetRefusal)) byName.close();
  return { reading: await read(mapping), mapping };
}

/** Adds the rules of the kind to those of the cells and stores the rows. Returns how many have a problem. */
async function checkChunk({ kind, rows, importContext }: Run, chunk: ValidatedRow[]): Promise<number> {
  const clean = chunk
    .filter(({ problems }) => !problems.length)
    .map(({ row, record }): ImportRecord => ({ row, values: record }));
  const found = clean.length ? await kind.check(importContext, clean) : [];
  const byRow = Map.groupBy(found, ({ row }) => row);
  const checked = chunk.map(({ row, record, problems }) => ({
    row,
    record: kind.seal ? kind.seal(importContext, { row, values: record }) : record,
    problems: [...problems, ...(byRow.get(row) ?? [])],
  }));
  await addRows(rows, checked);
  return checked.filter(({ problems }) => problems.length).length;
}

const namedRows = 5;

/** Where values came down from merged cells: no error, but to be looked at. */
function noteFilledDown(filledDown: Record<string, number[]>, chunk: ValidatedRow[]): void {
  for (const { row, column } of chunk.flatMap(({ warnings }) => warnings)) {
    const rows = filledDown[column] ?? [];
    if (rows.length < namedRows) filledDown[column] = [...rows, row];
  }
}

async function readRows(run: Run): Promise<void> {
  const { context, batch, kind, db } = run;
  const spec = await kind.spec(run.importContext);
  const content = await openFile(db, context.services.cipher, context.actor.cityCode, batch.fileId);
  await progressOf(run, '正在打开文件')(0, 0);
  const { reading, mapping } = await open(run, content, spec);
  const show = progressOf(run, '正在读取');
  const filledDown: Record<string, number[]> = {};
  const counts: Counts = { total: 0, good: 0, bad: 0, filledDown };
  for await (const chunk of reading.rows as AsyncIterable<RawRow[]>) {
    await show(counts.total, reading.rowCount);
    const validated = validateRows(chunk, spec);
    noteFilledDown(filledDown, validated);
    const bad = await checkChunk(run, validated);
    counts.total += chunk.length;
    counts.good += chunk.length - bad;
    counts.bad += bad;
  }
  await run.finish({
    status: 'previewed',
    counts: JSON.stringify(counts),
    headers: JSON.stringify(headersOf(reading.header)),
    ...(mapping ? { mapping: JSON.stringify(mapping) } : {}),
  });
}

/** A file that lacks known columns is asked about; any other refusal ends the batch. */
async function refuse(
  context: JobContext,
  batchId: string,
  { code, message, header }: SheetRefusal,
): Promise<void> {
  const isAsked =
    (code === 'missingColumns' || code === 'headerNotFound') && (header?.cells.length ?? 0) >= fewestHeaders;
  await inJob(context, operation, (db) =>
    changeBatch(db, { cityCode: context.actor.cityCode, id: batchId }, ['reading'], {
      status: isAsked ? 'needsMapping' : 'failed',
      progress: '{}',
      problem: JSON.stringify({ code, message }),
      ...(header ? { headers: JSON.stringify(headersOf(header)) } : {}),
    }),
  );
}

/** Reads an uploaded file into rows with all their problems. Nothing of the ledgers changes. */
export async function readBatch(context: JobContext, batchId: string, signal: AbortSignal): Promise<void> {
  const task: Task = { context, operation, batchId, status: 'reading', signal };
  const batch = { cityCode: context.actor.cityCode, id: batchId };
  const isBegun = await inJob(context, operation, (db) =>
    changeBatch(db, batch, ['uploaded', 'reading'], { status: 'reading' }),
  );
  if (!isBegun) return;
  try {
    await runTask(task, readRows);
  } catch (error) {
    if (!(error instanceof SheetRefusal)) throw error;
    await refuse(context, batchId, error);
  }
}
