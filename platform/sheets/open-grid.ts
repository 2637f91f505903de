import { readFileSync } from 'node:fs';
import type { ColumnMapping, SheetHeader, SheetSpec } from './columns.ts';
import type { Grid } from './grid.ts';
import { openCsv } from './grid-csv.ts';
import { openXls, openXlsx } from './grid-workbook.ts';
import { findHeader } from './header.ts';
import { SheetRefusal } from './refusal.ts';
import { sniff } from './sniff.ts';

/** What a child process is told about the file it opens; without a path the file comes through standard input. */
export interface FileJob {
  path?: string;
  spec: SheetSpec;
  mapping: ColumnMapping;
  sheet?: string;
}

export interface OpenedFile {
  kind: 'xlsx' | 'xls' | 'csv';
  content: Buffer;
  grid: Grid;
  header: SheetHeader;
}

/** The bytes of the file that this child process was started for. */
export async function loadFile(path: string | undefined): Promise<Buffer> {
  if (path !== undefined) return readFileSync(path);
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** Checks, parses and finds the header of one file; for foreign files in a child process only. */
export async function openFile(content: Buffer, job: Omit<FileJob, 'path'>): Promise<OpenedFile> {
  const sniffed = sniff(content);
  const grid =
    sniffed.kind === 'xlsx'
      ? await openXlsx(content, sniffed.entries, job.sheet)
      : sniffed.kind === 'xls'
        ? await openXls(content, job.sheet)
        : openCsv(content);
  const header = findHeader(grid, job.spec.columns, job.mapping);
  if (header.missing.length > 0)
    throw new SheetRefusal('missingColumns', { names: header.missing.join('、') }, header);
  return { kind: sniffed.kind, content, grid, header };
}
