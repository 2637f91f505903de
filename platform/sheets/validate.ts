import type { CellProblem, CellValue, Column, ProblemCause, RawCell, RawRow, SheetSpec } from './columns.ts';
import { normaliseCell } from './normalise.ts';

export interface ValidatedRow {
  /** Sheet row, from 1. */
  row: number;
  /** Every column of the spec by key; null for blank cells and for cells with a problem. */
  record: Record<string, CellValue | null>;
  problems: CellProblem[];
  /** To be looked at, but no hindrance. */
  warnings: CellProblem[];
}

/** Turns rows as read into typed records with every problem of every cell: type, presence, length, bounds, codes, repeated keys. */
export function validateRows(rows: readonly RawRow[], spec: SheetSpec): ValidatedRow[] {
  return rows.map((raw) => validateRow(raw, spec));
}

/**
 * Rows that share a complete key, each with the sheet row it clashes with (the first of them for later ones, the
 * second for the first). Rows with a blank or unreadable key cell are not compared.
 */
export function findSameKeys(rows: Iterable<RawRow>, spec: SheetSpec): Map<number, number> {
  const keyColumns = spec.keyColumns.map((key) => columnOf(spec, key));
  const firstRows = new Map<string, number>();
  const clashes = new Map<number, number>();
  if (keyColumns.length === 0) return clashes;
  for (const raw of rows) {
    const key = keyOf(raw, keyColumns);
    if (key === undefined) continue;
    const first = firstRows.get(key);
    if (first === undefined) firstRows.set(key, raw.row);
    else {
      clashes.set(raw.row, first);
      if (!clashes.has(first)) clashes.set(first, raw.row);
    }
  }
  return clashes;
}

function validateRow(raw: RawRow, spec: SheetSpec): ValidatedRow {
  const result: ValidatedRow = { row: raw.row, record: {}, problems: [], warnings: [] };
  for (const column of spec.columns) {
    const cell = normaliseCell(raw.cells[column.key], column);
    const problem = 'problem' in cell ? cell.problem : limitProblem(cell.value, column);
    result.record[column.key] = 'problem' in cell || problem ? null : cell.value;
    if (!problem) continue;
    const given = givenText(raw.cells[column.key], column);
    result.problems.push({ row: raw.row, column: column.key, ...problem, ...(given ? { given } : {}) });
  }
  const keyColumn = spec.keyColumns[0];
  if (raw.sameKeyRow !== undefined && keyColumn !== undefined)
    result.problems.push({
      row: raw.row,
      column: keyColumn,
      code: 'duplicateKey',
      params: { other: raw.sameKeyRow },
    });
  for (const column of raw.filledDown ?? [])
    result.warnings.push({ row: raw.row, column, code: 'mergedFilled' });
  return result;
}

const longestGiven = 100;

/** A wrong cell as the user wrote it. The middle of long numbers is hidden, in whatever column they stand; their length stays. */
function givenText(cell: RawCell | undefined, { type }: Column): string | undefined {
  if (cell === undefined || (typeof cell === 'object' && 'problem' in cell)) return undefined;
  const text = String(typeof cell === 'object' ? cell.date : cell).trim();
  const isPersonal = type === 'idCard' || type === 'phone';
  return text.replace(isPersonal ? /\d{8,}/g : /\d{11,}/g, hideMiddle).slice(0, longestGiven);
}

function hideMiddle(digits: string): string {
  const head = digits.length < 15 ? 3 : 6;
  return `${digits.slice(0, head)}${'*'.repeat(digits.length - head - 4)}${digits.slice(-4)}`;
}

function limitProblem(value: CellValue | null, column: Column): ProblemCause | undefined {
  if (value === null || (Array.isArray(value) && value.length === 0))
    return column.required ? { code: 'required' } : undefined;
  if (typeof value === 'string' && column.maxLength !== undefined) {
    const length = [...value].length;
    if (length > column.maxLength) return { code: 'tooLong', params: { max: column.maxLength, length } };
  }
  if (typeof value !== 'number') return undefined;
  const shown = (limit: number): number => (column.type === 'money' ? limit / 100 : limit);
  if (column.min !== undefined && value < column.min)
    return { code: 'belowMin', params: { min: shown(column.min) } };
  if (column.max !== undefined && value > column.max)
    return { code: 'aboveMax', params: { max: shown(column.max) } };
  return undefined;
}

function keyOf(raw: RawRow, keyColumns: Column[]): string | undefined {
  const parts: CellValue[] = [];
  for (const column of keyColumns) {
    const cell = normaliseCell(raw.cells[column.key], column);
    if ('problem' in cell || cell.value === null) return undefined;
    parts.push(cell.value);
  }
  return JSON.stringify(parts);
}

function columnOf(spec: SheetSpec, key: string): Column {
  const column = spec.columns.find((each) => each.key === key);
  if (!column) throw new Error(`Key column ${key} of sheet "${spec.title}" is no column of it`);
  return column;
}
