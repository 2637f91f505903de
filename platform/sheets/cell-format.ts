import type { CellType, ColumnOption } from './columns.ts';
import { maxCellLength } from './columns.ts';
import { calendarDate, dateToSerial } from './dates.ts';

/** Number format of a column's cells; text keeps leading zeros and all 18 digits. */
export const numberFormats: Record<CellType, string> = {
  text: '@',
  integer: '0',
  money: '0.00',
  date: 'yyyy-mm-dd',
  month: '@',
  boolean: '@',
  code: '@',
  codes: '@',
  phone: '@',
  idCard: '@',
};

/** Characters that no XML document can hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to remove
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Text that fits a cell: nothing a workbook cannot store, no more than a cell holds. */
export function safeText(text: string): string {
  return text.replace(forbidden, '').slice(0, maxCellLength);
}

/**
 * The cell of a value: money (fen, number or bigint) as yuan, days as real dates (day numbers, so no time zone),
 * codes by their label, everything else as text. Only numbers and strings come out, so no text can become a formula.
 */
export function cellValue(
  value: unknown,
  type: CellType,
  options: readonly ColumnOption[] = [],
): string | number | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return safeText(value.map((each) => labelOf(String(each), options)).join('、'));
  if (typeof value === 'boolean') return value ? '是' : '否';
  const text = String(value);
  if (type === 'money' && /^-?\d+$/.test(text)) return yuan(text);
  if (type === 'integer' && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === 'date') return dayNumber(text) ?? safeText(text);
  return safeText(type === 'code' ? labelOf(text, options) : text);
}

function labelOf(code: string, options: readonly ColumnOption[]): string {
  return options.find((option) => option.code === code)?.label ?? code;
}

function yuan(fen: string): number {
  const digits = fen.replace('-', '').padStart(3, '0');
  return Number(`${fen.startsWith('-') ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`);
}

/** Day numbers agree with the calendar only after the 29 February 1900 that spreadsheets invented. */
function dayNumber(text: string): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const date = parts ? calendarDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) : undefined;
  return date !== undefined && date >= '1900-03-01' ? dateToSerial(date) : undefined;
}
