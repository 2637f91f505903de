import { writeFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { safeText } from './cell-format.ts';
import { errorColumnLabel } from './columns.ts';
import { addDropDowns } from './drop-downs.ts';
import type { Mark } from './error-marks.ts';
import { errorColumn, explanation, marksByColumn, maxNotes, wrongFill, wrongFont } from './error-marks.ts';
import type { OpenedFile } from './open-grid.ts';

/** Marks the problems inside the user's own workbook, which keeps its styles, formulas and other sheets. */
export async function writeStyled(
  file: OpenedFile,
  marks: ReadonlyMap<number, Mark[]>,
  path: string,
): Promise<void> {
  const { grid, header } = file;
  const workbook = new ExcelJS.Workbook();
  // A validation over whole columns would be unfolded into millions of cells; our own drop-downs are put back below.
  await workbook.xlsx.load(new Uint8Array(file.content).buffer, { ignoreNodes: ['dataValidations'] });
  const sheet = workbook.getWorksheet(grid.sheetName);
  if (!sheet) throw new Error('The sheet that was read is missing after loading');
  const { index, isReused } = errorColumn(grid, header);
  if (isReused) clearMarks(sheet, header.lastRow, index);
  const title = sheet.getCell(header.lastRow, index);
  title.value = errorColumnLabel;
  title.style = { ...title.style, font: { ...wrongFont, bold: true } };
  sheet.getColumn(index).width = 60;
  let notes = 0;
  for (const [rowNumber, problems] of marks) {
    const wrong = marksByColumn(problems, header);
    for (const [column, text] of wrong)
      markCell(sheet.getCell(rowNumber, column), notes < maxNotes ? text : undefined);
    notes += wrong.size;
    const cell = sheet.getCell(rowNumber, index);
    cell.value = safeText(explanation(problems));
    cell.style = { font: wrongFont, alignment: { wrapText: true, vertical: 'top' }, numFmt: '@' };
  }
  const columns = header.cells.flatMap((cell) =>
    cell.key === null ? [] : [[cell.key, cell.index + 1] as const],
  );
  addDropDowns(workbook, sheet, new Map(columns), header.lastRow + 1);
  await writeFile(path, Buffer.from(await workbook.xlsx.writeBuffer()), { mode: 0o600 });
}

function markCell(cell: ExcelJS.Cell, text: string | undefined): void {
  // Cells of one style share one object, so it is replaced, never changed.
  cell.style = { ...cell.style, fill: wrongFill, font: { ...cell.style.font, ...wrongFont } };
  if (text !== undefined) cell.note = safeText(text);
}

/** Takes away the marks of an earlier error file, so that corrected cells come back clean. */
function clearMarks(sheet: ExcelJS.Worksheet, headerRow: number, index: number): void {
  sheet.eachRow((row, number) => {
    if (number <= headerRow) return;
    row.getCell(index).value = null;
    row.eachCell((cell) => {
      const { fill } = cell.style;
      if (fill?.type !== 'pattern' || fill.fgColor?.argb !== wrongFill.fgColor?.argb) return;
      const { fill: _fill, font, ...style } = cell.style;
      const { color: _color, ...ownFont } = font ?? {};
      cell.style = { ...style, font: ownFont };
      cell.note = '';
    });
  });
}
