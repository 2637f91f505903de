import ExcelJS from 'exceljs';
import { numberFormats } from './cell-format.ts';
import type { CellType, Column, SheetSpec } from './columns.ts';
import { addDropDowns, addListSheet } from './drop-downs.ts';

export interface TemplateOptions {
  /** Drop-down lists by column key that replace the column's own options, for example the user's own region. */
  lists?: Record<string, string[]>;
}

const headerRow = 2;
const guideName = '填写说明';
const headerFill: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF7' } };
const thin: ExcelJS.Border = { style: 'thin', color: { argb: 'FFB0B8C4' } };
const borders = { top: thin, left: thin, bottom: thin, right: thin };
const shownOptions = 30;

const howTo: Record<CellType, string> = {
  text: '文字',
  integer: '整数，例如 12',
  money: '金额，单位元，最多两位小数，例如 4500.00',
  date: '日期，例如 2018-03-01',
  month: '月份，例如 2018-03',
  boolean: '是 或 否',
  code: '从下拉列表中选择',
  codes: '可填多项，用顿号隔开',
  phone: '11 位手机号，或带区号的座机号',
  idCard: '18 位身份证号',
};

/** An empty .xlsx to be filled in: title, header (required columns starred), drop-downs, and a guide sheet with one example. */
export async function buildTemplate(spec: SheetSpec, { lists = {} }: TemplateOptions = {}): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(sheetNameOf(spec.title), {
    views: [{ state: 'frozen', ySplit: headerRow }],
  });
  spec.columns.forEach((column, at) => {
    const { letter } = Object.assign(sheet.getColumn(at + 1), {
      width: column.width ?? Math.max(10, column.label.length * 2 + 4),
      numFmt: numberFormats[column.type],
    });
    fillHeader(sheet.getCell(`${letter}${headerRow}`), column);
  });
  sheet.mergeCells(1, 1, 1, spec.columns.length);
  Object.assign(sheet.getCell(1, 1), {
    value: spec.title,
    numFmt: '@',
    font: { bold: true, size: 16 },
    alignment: { horizontal: 'center' },
  });
  addGuide(workbook, spec);
  addListSheet(workbook, spec, lists);
  addDropDowns(workbook, sheet, new Map(spec.columns.map(({ key }, at) => [key, at + 1])), headerRow + 1);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A name that spreadsheets accept for a tab. */
export function sheetNameOf(title: string): string {
  return (
    title
      .replace(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, 31) || '数据'
  );
}

function fillHeader(cell: ExcelJS.Cell, column: Column): void {
  cell.value = column.required ? `${column.label}*` : column.label;
  cell.numFmt = '@';
  cell.font = { bold: true, ...(column.required ? { color: { argb: 'FFC00000' } } : {}) };
  cell.fill = headerFill;
  cell.border = borders;
  cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  cell.note = [column.required ? '必填' : '选填', column.hint ?? howTo[column.type]].join('：');
}

function addGuide(workbook: ExcelJS.Workbook, spec: SheetSpec): void {
  const guide = workbook.addWorksheet(guideName);
  const examples = spec.sampleRows ?? [
    Object.fromEntries(spec.columns.map(({ key, example }) => [key, example ?? ''])),
  ];
  const rows = [
    ['列名', '是否必填', '填写要求', '可选项', '示例'],
    ...spec.columns.map((column) => guideRow(column, examples[0]?.[column.key] ?? '')),
    [],
    ['填写示例'],
    spec.columns.map(({ label }) => label),
    ...examples.map((example) => spec.columns.map(({ key }) => example[key] ?? '')),
  ];
  for (const [at, texts] of rows.entries()) {
    const row = guide.addRow(texts);
    row.eachCell((cell) => {
      Object.assign(cell, { numFmt: '@', border: borders, alignment: { vertical: 'top', wrapText: true } });
      if (at === 0 || at === spec.columns.length + 3)
        Object.assign(cell, { fill: headerFill, font: { bold: true } });
    });
  }
  [20, 10, 36, 48, 24].forEach((width, at) => {
    guide.getColumn(at + 1).width = width;
  });
}

function guideRow(column: Column, example: string): string[] {
  const labels = (column.options ?? []).map(({ label }) => label);
  const shown =
    labels.slice(0, shownOptions).join('、') +
    (labels.length > shownOptions ? ` 等 ${labels.length} 项` : '');
  const rules = [
    column.hint ?? howTo[column.type],
    column.maxLength === undefined ? '' : `不超过 ${column.maxLength} 个字`,
  ];
  return [
    column.label,
    column.required ? '必填' : '选填',
    rules.filter(Boolean).join('；'),
    shown,
    column.example ?? example,
  ];
}
