import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { cellValue, numberFormats } from './cell-format.ts';
import type { Column } from './columns.ts';
import { writeThrough } from './stream-target.ts';
import { sheetNameOf } from './template.ts';

/** Columns of an export; with `options` the codes come out as labels. */
export type ExportColumn = Pick<Column, 'key' | 'label' | 'type' | 'width' | 'options'>;

export interface SheetExport {
  title: string;
  /** Unit of the figures, for example 人. */
  unit?: string;
  /** Stands before the unit: period, route and the like. */
  caption?: string;
  /** 'YYYY-MM-DD' the rows stand for. */
  asOf: string;
  columns: readonly ExportColumn[];
  rows: AsyncIterable<object> | Iterable<object>;
  /** Lines below the rows: signatures. */
  notes?: readonly string[];
}

const headerRow = 3;
const headerFill: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF7' } };
/** Rows between two pauses, in which what was written is packed and other requests run. */
const rowsPerPause = 500;

/**
 * Streams rows into an .xlsx: title, unit and as-of line, frozen header with filter, typed cells (`cellValue`).
 * Rejects when the target fails or is closed before the end. Returns the number of data rows.
 */
export async function exportSheet(
  content: SheetExport,
  target: { path: string } | { stream: Writable },
): Promise<number> {
  const stream = 'path' in target ? createWriteStream(target.path, { mode: 0o600 }) : target.stream;
  return await writeThrough(stream, () => writeRows(content, stream));
}

async function writeRows(
  { title, unit, caption, asOf, columns, rows, notes = [] }: SheetExport,
  stream: Writable,
): Promise<number> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: false,
  });
  const sheet = workbook.addWorksheet(sheetNameOf(title), {
    views: [{ state: 'frozen', ySplit: headerRow }],
  });
  columns.forEach(({ label, type, width }, at) => {
    Object.assign(sheet.getColumn(at + 1), {
      width: width ?? Math.max(10, label.length * 2 + 4),
      numFmt: numberFormats[type],
    });
  });
  writeHead(
    sheet,
    title,
    [caption ?? '', unit ? `单位：${unit}` : '', `数据截至 ${asOf}`].filter(Boolean).join('　　'),
    columns,
  );
  let count = 0;
  for await (const item of rows) {
    const record = item as Record<string, unknown>;
    sheet.addRow(columns.map(({ key, type, options }) => cellValue(record[key], type, options))).commit();
    count += 1;
    if (count % rowsPerPause === 0) {
      if (stream.destroyed) return count;
      await setImmediate();
    }
  }
  for (const note of notes) {
    const row = sheet.addRow([note]);
    row.getCell(1).numFmt = '@';
    row.commit();
  }
  sheet.autoFilter = {
    from: { row: headerRow, column: 1 },
    to: { row: headerRow + count, column: columns.length },
  };
  sheet.commit();
  await workbook.commit();
  return count;
}

function writeHead(
  sheet: ExcelJS.Worksheet,
  title: string,
  line: string,
  columns: readonly ExportColumn[],
): void {
  const titleRow = sheet.addRow([title]);
  Object.assign(titleRow.getCell(1), {
    numFmt: '@',
    font: { bold: true, size: 16 },
    alignment: { horizontal: 'center' },
  });
  if (columns.length > 1) sheet.mergeCells(1, 1, 1, columns.length);
  titleRow.commit();
  const lineRow = sheet.addRow([line]);
  lineRow.getCell(1).numFmt = '@';
  lineRow.commit();
  const header = sheet.addRow(columns.map(({ label }) => label));
  header.eachCell((cell) => {
    Object.assign(cell, {
      numFmt: '@',
      font: { bold: true },
      fill: headerFill,
      alignment: { horizontal: 'center', wrapText: true },
    });
  });
  header.commit();
}
