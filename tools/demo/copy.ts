import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';

export type Cell = string | number | boolean | null | Buffer | readonly string[];

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escapeText = (text: string) =>
  /[\\\n\r\t]/.test(text) ? text.replace(/[\\\n\r\t]/g, (character) => escapes[character] ?? '') : text;

function arrayText(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

/** One value in the text format of COPY. */
function encode(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell === 'string') return escapeText(cell);
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  return Buffer.isBuffer(cell) ? `\\\\x${cell.toString('hex')}` : escapeText(arrayText(cell));
}

export interface Table {
  name: string;
  columns: readonly string[];
}

/** A statement's triggers see all its rows at once, so the length of a statement bounds the memory of the database. */
const rowsPerStatement = 20_000;
const charactersPerWrite = 128_000;

/** One COPY of at most so many rows, made while the database takes them in; returns how many there were. */
async function copySome(
  client: pg.ClientBase,
  { name, columns }: Table,
  rows: Iterator<readonly Cell[]>,
): Promise<number> {
  const stream = client.query(from(`COPY ${name} (${columns.join(', ')}) FROM STDIN`));
  const done = finished(stream);
  let count = 0;
  let text = '';
  for (let next = rows.next(); !next.done; next = rows.next()) {
    text += `${next.value.map(encode).join('\t')}\n`;
    count += 1;
    if (count === rowsPerStatement) break;
    if (text.length < charactersPerWrite) continue;
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), done]);
    text = '';
  }
  stream.end(text);
  await done;
  return count;
}

/** Streams rows into a table; reports how many each statement added. */
export async function copyRows(
  client: pg.ClientBase,
  table: Table,
  rows: Iterable<readonly Cell[]>,
  onRows: (count: number) => void,
): Promise<void> {
  const iterator = rows[Symbol.iterator]();
  for (let count = rowsPerStatement; count === rowsPerStatement; ) {
    count = await copySome(client, table, iterator);
    onRows(count);
  }
}
