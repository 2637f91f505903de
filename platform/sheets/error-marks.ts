import type { SheetHeader } from './columns.ts';
import type ExcelJS from 'exceljs';
import type { Grid } from './grid.ts';
import { headerText } from './grid.ts';
import { isErrorColumn } from './header-match.ts';

/** One problem as the error file shows it. */
export interface Mark {
  /** Sheet row, from 1. */
  row: number;
  /** Column key. */
  column: string;
  text: string;
}

export const wrongFill: ExcelJS.FillPattern = {
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb: 'FFFFC7CE' },
};
export const wrongFont = { color: { argb: 'FF9C0006' } };
/** Notes are slow to open by the ten thousand; the explanation column carries every sentence anyway. */
export const maxNotes = 5000;
const lastColumn = 16_384;

/** Column (from 1) for the explanations: that of an earlier error file, else the first free one at the right. */
export function errorColumn(grid: Grid, header: SheetHeader): { index: number; isReused: boolean } {
  let width = 0;
  for (const row of grid.rows()) {
    width = Math.max(width, row.width);
    const isHeader = row.index >= header.firstRow - 1 && row.index < header.lastRow;
    for (let at = 0; isHeader && at < row.width; at += 1)
      if (isErrorColumn(headerText(row.at(at)))) return { index: at + 1, isReused: true };
  }
  return { index: Math.min(width + 1, lastColumn), isReused: false };
}

/** The explanation of a row, each sentence once. */
export function explanation(marks: readonly Mark[]): string {
  return [...new Set(marks.map(({ text }) => text))].join('；');
}

/** Problems by the sheet column (from 1) of their cell; those without a cell in the file are only explained. */
export function marksByColumn(marks: readonly Mark[], header: SheetHeader): Map<number, string> {
  const byColumn = new Map<number, string>();
  for (const { column, text } of marks) {
    const index = header.cells.find(({ key }) => key === column)?.index;
    if (index === undefined) continue;
    const earlier = byColumn.get(index + 1);
    byColumn.set(index + 1, earlier === undefined ? text : `${earlier}；${text}`);
  }
  return byColumn;
}
