import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { numberFormats, safeText } from './cell-format.ts';
import type { RawCell } from './columns.ts';
import { errorColumnLabel } from './columns.ts';
import { dateToSerial } from './dates.ts';
import type { Mark } from './error-marks.ts';
import { errorColumn, explanation, marksByColumn, maxNotes, wrongFill, wrongFont } from './error-marks.ts';
import type { OpenedFile } from './open-grid.ts';
import { MergeCursor } from './records.ts';
import { writeThrough } from './stream-target.ts';

const rowsPerPause = 500;

/**
 * Writes a plain workbook with the user's values at the same rows and columns plus the marks; merged data cells
 * become repeated values. Memory stays that of the parsed file.
 */
export async function writeStreamed(
  file: OpenedFile,
  marks: ReadonlyMap<number, Mark[]>,
  path: string,
): Promise<void> {
  const stream = createWriteStream(path, { mode: 0o600 });
  await writeThrough(stream, () => writeRows(file, marks, stream));
}

async function writeRows(
  { grid, header }: OpenedFile,
  marks: ReadonlyMap<number, Mark[]>,
  stream: Writable,
): Promise<void> {
  const { index, isReused } = errorColumn(grid, header);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: false,
  });
  const sheet = workbook.addWorksheet(grid.sheetName, {
    views: [{ state: 'frozen', ySplit: header.lastRow }],
  });
  sheet.getColumn(index).width = 60;
  for (const { top, left, bottom, right } of grid.merges)
    if (bottom < header.lastRow) sheet.mergeCells(top + 1, left + 1, bottom + 1, right + 1);
  const merges = new MergeCursor(grid.merges.filter(({ top }) => top >= header.lastRow));
  let notes = 0;
  let count = 0;
  for (const source of grid.rows()) {
    const row = sheet.getRow(source.index + 1);
    merges.moveTo(source);
    for (let at = 0; at < source.width; at += 1) {
      const merged = merges.at(source, at);
      if (!(isReused && at + 1 === index))
        copyCell(merged ? merged.value : source.at(at), row.getCell(at + 1));
    }
    if (row.number === header.lastRow) row.getCell(index).value = errorColumnLabel;
    const problems = marks.get(row.number);
    if (problems) {
      const wrong = marksByColumn(problems, header);
      for (const [column, text] of wrong) markCell(row.getCell(column), notes < maxNotes ? text : undefined);
      notes += wrong.size;
      row.getCell(index).value = safeText(explanation(problems));
      row.getCell(index).font = wrongFont;
    }
    row.commit();
    count += 1;
    if (count % rowsPerPause === 0) await setImmediate();
  }
  sheet.commit();
  await workbook.commit();
}

function copyCell(value: RawCell | undefined, cell: ExcelJS.Cell): void {
  if (value === undefined || (cell.isMerged && cell.master !== cell)) return;
  if (typeof value === 'string') Object.assign(cell, { value: safeText(value), numFmt: numberFormats.text });
  else if (typeof value !== 'object') cell.value = value;
  else if ('date' in value) {
    // The invented 29 February 1900 shifts the first two months of that year.
    const isExact = value.date >= '1900-03-01';
    Object.assign(cell, {
      value: isExact ? dateToSerial(value.date) : value.date,
      numFmt: numberFormats[isExact ? 'date' : 'text'],
    });
  } else cell.value = value.problem.params?.text ?? null;
}

function markCell(cell: ExcelJS.Cell, text: string | undefined): void {
  cell.fill = wrongFill;
  cell.font = wrongFont;
  if (text !== undefined) cell.note = safeText(text);
}
