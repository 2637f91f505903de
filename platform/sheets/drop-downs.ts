import type ExcelJS from 'exceljs';
import type { SheetSpec } from './columns.ts';

/** Hidden sheet with one list per column: its key on top, the labels below. */
const listSheetName = '_选项';
/** Rows that a template offers drop-downs for. */
const lastRow = 100_000;

/** exceljs keeps validations by range here, but its types leave the member out. */
interface WithValidations {
  dataValidations: { add(range: string, validation: ExcelJS.DataValidation): void };
}

/** Writes the lists of all columns with a closed choice to a hidden sheet; `lists` (by column key) narrow them, for example to the user's scope. */
export function addListSheet(
  workbook: ExcelJS.Workbook,
  spec: SheetSpec,
  lists: Record<string, string[]>,
): void {
  const all = spec.columns.flatMap(({ key, type, options }) => {
    const labels =
      lists[key] ??
      (type === 'boolean' ? ['是', '否'] : type === 'code' ? options?.map(({ label }) => label) : undefined);
    return labels && labels.length > 0 ? [[key, ...labels]] : [];
  });
  if (all.length === 0) return;
  const sheet = workbook.addWorksheet(listSheetName, { state: 'veryHidden' });
  for (const [at, list] of all.entries()) {
    sheet.getColumn(at + 1).numFmt = '@';
    for (const [row, label] of list.entries()) sheet.getCell(row + 1, at + 1).value = label;
  }
}

/** Gives the columns their drop-downs from the hidden sheet; `columnIndex` (from 1) by column key. */
export function addDropDowns(
  workbook: ExcelJS.Workbook,
  sheet: ExcelJS.Worksheet,
  columnIndex: ReadonlyMap<string, number>,
  firstRow: number,
): void {
  const lists = workbook.getWorksheet(listSheetName);
  if (!lists) return;
  const { dataValidations } = sheet as unknown as WithValidations;
  for (let at = 1; at <= lists.columnCount; at += 1) {
    const target = columnIndex.get(lists.getCell(1, at).text);
    if (target === undefined) continue;
    const source = lists.getColumn(at);
    let last = 1;
    source.eachCell((cell, row) => {
      if (cell.value !== null) last = row;
    });
    dataValidations.add(
      `${sheet.getColumn(target).letter}${firstRow}:${sheet.getColumn(target).letter}${lastRow}`,
      {
        type: 'list',
        allowBlank: true,
        formulae: [`'${listSheetName}'!$${source.letter}$2:$${source.letter}$${last}`],
        showErrorMessage: true,
        errorStyle: 'warning',
        errorTitle: '不在可选项中',
        error: '请从下拉列表中选择',
      },
    );
  }
}
