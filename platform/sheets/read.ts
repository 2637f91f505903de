import type { ChildLimits, SheetFile } from './child.ts';
import { defaultLimits, SheetChild } from './child.ts';
import type { ColumnMapping, RawRow, SheetHeader, SheetSpec } from './columns.ts';
import type { Opened, ReaderQuestion } from './reader-process.ts';

export interface ReadOptions extends ChildLimits {
  /** The user's own choice of columns; it goes before labels and aliases. */
  mapping?: ColumnMapping;
  /** Name of the sheet; the first visible one otherwise. */
  sheet?: string;
  /** Rows per chunk. */
  chunkRows?: number;
}

export interface SheetReading {
  header: SheetHeader;
  /** Data rows of the file. */
  rowCount: number;
  /** Chunks in file order, each parsed row once; the next is fetched when the last was worked off. */
  rows: AsyncIterable<RawRow[]>;
  /** Ends the reading; also done by walking `rows` to its end or leaving the loop. */
  close(): void;
}

const defaultChunkRows = 2000;

/**
 * Opens an .xlsx, .xls or .csv file in a process of its own and hands out its rows in chunks; this process never
 * holds the workbook. Throws `SheetRefusal` (code, params, and the header where one was seen) for files that cannot
 * be taken; problems of single cells travel inside the rows.
 */
export async function readSheet(
  file: SheetFile,
  spec: SheetSpec,
  options: ReadOptions = {},
): Promise<SheetReading> {
  const {
    mapping = {},
    sheet,
    chunkRows = defaultChunkRows,
    maxRows = defaultLimits.maxRows,
    ...limits
  } = options;
  const child = new SheetChild('reader-process.ts', file, { ...limits, maxRows });
  const path = Buffer.isBuffer(file) ? {} : { path: file.path };
  const job = { ...path, spec, mapping, ...(sheet === undefined ? {} : { sheet }) };
  try {
    const question: ReaderQuestion = { ask: 'open', job, maxRows };
    const { header, rowCount } = await child.ask<Opened>(question);
    return { header, rowCount, rows: chunks(child, chunkRows), close: () => child.stop() };
  } catch (error) {
    child.stop();
    throw error;
  }
}

async function* chunks(child: SheetChild, chunkRows: number): AsyncGenerator<RawRow[]> {
  try {
    for (;;) {
      const question: ReaderQuestion = { ask: 'next', chunkRows };
      const chunk = await child.ask<RawRow[]>(question);
      if (chunk.length === 0) return;
      yield chunk;
    }
  } finally {
    child.stop();
  }
}
