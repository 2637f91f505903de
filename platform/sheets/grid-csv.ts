import type { RawCell } from './columns.ts';
import { maxCellLength } from './columns.ts';
import type { Grid } from './grid.ts';
import { SheetRefusal } from './refusal.ts';

const separators = [',', '\t', ';'];
/** Systems that protect long digits from Excel export them as ="0510". */
const protectedText = /^="([^"]*)"$/;
/** How much of the file is looked at to tell the separator. */
const separatorSample = 20_000;

/** A CSV file (UTF-8 with or without mark, UTF-16 with mark, GB18030) as a grid of texts. */
export function openCsv(file: Buffer): Grid {
  const text = decode(file);
  const separator = separatorOf(text.slice(0, separatorSample));
  return {
    sheetName: 'CSV',
    sheetNames: ['CSV'],
    date1904: false,
    merges: [],
    rows: () => rows(text, separator),
  };
}

function decode(file: Buffer): string {
  const marks = { 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff] };
  const wide = Object.entries(marks).find(([, mark]) => mark[0] === file[0] && mark[1] === file[1])?.[0];
  for (const encoding of wide ? [wide] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(file);
    } catch (error) {
      if (error instanceof RangeError) throw error;
    }
  }
  throw new SheetRefusal('unknownEncoding');
}

function separatorOf(sample: string): string {
  const plain = sample.replace(/"[^"]*"/g, '');
  const counts = separators.map((separator) => plain.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}

function* rows(
  text: string,
  separator: string,
): Generator<{ index: number; width: number; at(column: number): RawCell | undefined }> {
  let at = 0;
  for (let index = 0; at < text.length; index += 1) {
    const cells: string[] = [];
    let isRowOpen = true;
    while (isRowOpen) {
      const field = text[at] === '"' ? quotedField(text, at, index) : plainField(text, at, separator);
      cells.push(field.value);
      isRowOpen = text[field.end] === separator;
      at = field.end + (text[field.end] === '\r' && text[field.end + 1] === '\n' ? 2 : 1);
    }
    yield { index, width: cells.length, at: (column) => cellOf(cells[column]) };
  }
}

interface Field {
  value: string;
  /** Where the separator, line end or end of text stands. */
  end: number;
}

function plainField(text: string, start: number, separator: string): Field {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(start, end), end };
}

function quotedField(text: string, start: number, row: number): Field {
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0) throw new SheetRefusal('unclosedQuote', { row: row + 1 });
  const value = text.slice(start + 1, close).replaceAll('""', '"');
  let end = close + 1;
  while (end < text.length && ![...separators, '\n', '\r'].includes(text[end] ?? '')) end += 1;
  return { value: value + text.slice(close + 1, end), end };
}

function cellOf(value: string | undefined): RawCell | undefined {
  if (value === undefined || value === '') return undefined;
  if (value.length > maxCellLength)
    return { problem: { code: 'cellTooLong', params: { max: maxCellLength } } };
  return protectedText.exec(value)?.[1] ?? value;
}
