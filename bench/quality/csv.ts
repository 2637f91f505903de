import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export type Row = ReadonlyMap<string, string>;

/** Cells of a CSV text; quoted cells may hold commas, doubled quotes and line ends. */
function* cellsOf(text: string): Generator<{ cell: string; isLast: boolean }> {
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (!match) throw new SyntaxError(`no CSV at character ${pattern.lastIndex}`);
    yield { cell: match[1]?.replaceAll('""', '"') ?? match[2] ?? '', isLast: match[3] !== ',' };
  }
}

export function linesOf(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  for (const { cell, isLast } of cellsOf(text)) {
    line.push(cell);
    if (!isLast) continue;
    if (line.length > 1 || line[0] !== '') lines.push(line);
    line = [];
  }
  return lines;
}

/** Text of `name`.csv or `name`.csv.gz; null when the folder has neither. */
export async function readText(dir: string, name: string): Promise<string | null> {
  const files = await readdir(dir);
  const file = [`${name}.csv`, `${name}.csv.gz`].find((each) => files.includes(each));
  if (!file) return null;
  const bytes = await readFile(join(dir, file));
  return new TextDecoder().decode(file.endsWith('.gz') ? gunzipSync(bytes) : bytes);
}

/** Rows of a table by the names in its first line. */
export async function readTable(dir: string, name: string): Promise<Row[]> {
  const text = await readText(dir, name);
  if (text === null) throw new Error(`${dir}: ${name}.csv(.gz) is missing`);
  const [header = [], ...lines] = linesOf(text);
  return lines.map((line) => new Map(header.map((column, at) => [column, line[at] ?? ''])));
}

export const cellOf = (row: Row, column: string): string => {
  const cell = row.get(column);
  if (cell === undefined) throw new Error(`column ${column} is missing`);
  return cell === 'NA' ? '' : cell;
};
