import type { RawRow, SheetHeader } from './columns.ts';
import type { FileJob } from './open-grid.ts';
import { loadFile, openFile } from './open-grid.ts';
import { dataRows } from './records.ts';
import { SheetRefusal } from './refusal.ts';
import { serve } from './serve.ts';
import { findSameKeys } from './validate.ts';

export type ReaderQuestion =
  | { ask: 'open'; job: FileJob; maxRows: number }
  | { ask: 'next'; chunkRows: number };
export interface Opened {
  header: SheetHeader;
  rowCount: number;
}

/** Chunks are cut at this many characters too, so that long texts do not swell a message. */
const maxChunkCharacters = 4_000_000;

let rows: Generator<RawRow> | undefined;

async function open(job: FileJob, maxRows: number): Promise<Opened> {
  const { grid, header } = await openFile(await loadFile(job.path), job);
  let rowCount = 0;
  const counted = function* (): Generator<RawRow> {
    for (const row of dataRows(grid, header, job.spec.columns)) {
      rowCount += 1;
      yield row;
    }
  };
  const clashes = findSameKeys(counted(), job.spec);
  if (rowCount === 0) throw new SheetRefusal('noDataRows');
  if (rowCount > maxRows) throw new SheetRefusal('tooManyRows', { rows: rowCount, max: maxRows });
  rows = withClashes(dataRows(grid, header, job.spec.columns), clashes);
  return { header, rowCount };
}

function* withClashes(all: Generator<RawRow>, clashes: Map<number, number>): Generator<RawRow> {
  for (const row of all) {
    const sameKeyRow = clashes.get(row.row);
    yield sameKeyRow === undefined ? row : { ...row, sameKeyRow };
  }
}

function next(chunkRows: number): RawRow[] {
  const chunk: RawRow[] = [];
  let characters = 0;
  while (chunk.length < chunkRows && characters < maxChunkCharacters) {
    const row = rows?.next();
    if (!row || row.done) break;
    chunk.push(row.value);
    for (const cell of Object.values(row.value.cells))
      if (typeof cell === 'string') characters += cell.length;
  }
  return chunk;
}

serve<ReaderQuestion, Opened | RawRow[]>(async (question) =>
  question.ask === 'open' ? await open(question.job, question.maxRows) : next(question.chunkRows),
);
