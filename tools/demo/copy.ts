import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';

type Cell = string | number | boolean | null | Buffer | readonly string[];
/** Values by column, the columns in camelCase; all rows of a table have the same columns. */
export type Row = Readonly<Record<string, Cell>>;

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escapeText = (text: string) =>
  /[\\\n\r\t]/.test(text) ? text.replace(/[\\\n\r\t]/g, (character) => escapes[character] ?? '') : text;

function arrayText(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

/** One value in the text format of COPY. */
function encode(cell: Cell | undefined): string {
  if (cell === undefined) throw new Error('a row lacks a column of the first row');
  if (cell === null) return '\\N';
  if (typeof cell === 'string') return escapeText(cell);
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  return Buffer.isBuffer(cell) ? `\\\\x${cell.toString('hex')}` : escapeText(arrayText(cell));
}

/** A statement's triggers see all its rows at once, so the length of a statement bounds the memory of the database. */
const rowsPerStatement = 20_000;
const charactersPerWrite = 128_000;
const columnName = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** One COPY that begins with `first`, made while the database takes the rows in; returns how many there were. */
async function copySome(
  client: pg.ClientBase,
  table: string,
  first: Row,
  rest: Iterator<Row>,
): Promise<number> {
  const columns = Object.keys(first);
  const stream = client.query(from(`COPY ${table} (${columns.map(columnName).join(', ')}) FROM STDIN`));
  const done = finished(stream);
  let count = 0;
  let text = '';
  for (
    let row: Row | undefined = first;
    row;
    row = count < rowsPerStatement ? rest.next().value : undefined
  ) {
    const values = row;
    text += `${columns.map((column) => encode(values[column])).join('\t')}\n`;
    count += 1;
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
  table: string,
  rows: Iterable<Row>,
  onRows: (count: number) => void,
): Promise<void> {
  const iterator = rows[Symbol.iterator]();
  for (let first = iterator.next(); !first.done; first = iterator.next()) {
    onRows(await copySome(client, table, first.value, iterator));
  }
}
