import type { Column, ColumnMapping } from './columns.ts';
import { errorColumnLabel } from './columns.ts';
import type { Grid, GridRow, MergedRange } from './grid.ts';
import { headerText } from './grid.ts';
import { SheetRefusal } from './refusal.ts';
import { cleanText, compactText } from './text.ts';

export interface HeaderCell {
  /** From 0. */
  index: number;
  /** As shown to the user; under a group header "上级-下级". */
  text: string;
  /** Column key, or null for a header nobody asked for. */
  key: string | null;
}

/** Where a sheet's header stands and what its columns are. */
export interface SheetHeader {
  sheetName: string;
  sheetNames: string[];
  /** Sheet rows from 1, both included. */
  firstRow: number;
  lastRow: number;
  cells: HeaderCell[];
  /** Column keys that every row gets the same text for. */
  constants: Record<string, string>;
  /** Labels of required or explicitly mapped columns that the file lacks. */
  missing: string[];
}

interface Candidate {
  first: number;
  height: 1 | 2;
  cells: HeaderCell[];
  duplicates: string[];
}

/** Headers are looked for in the first rows only: title, unit and date lines come before them. */
const searchedRows = 15;
const longestHeader = 200;

/**
 * Finds the header of a sheet: the row, or the two rows of a group header, that knows most of the columns by label,
 * alias or the user's mapping. Refuses sheets without one and headers that name a column twice.
 */
export function findHeader(grid: Grid, columns: readonly Column[], mapping: ColumnMapping = {}): SheetHeader {
  const rows = topRows(grid);
  let best: Candidate | undefined;
  let bestScore = 0;
  // One row goes before two: a line above the header is no group header if it tells no more.
  for (const height of [1, 2] as const)
    for (let first = 0; first < searchedRows; first += 1) {
      const candidate = match(first, height, rows, grid.merges, columns, mapping);
      const score = candidate?.cells.filter(({ key }) => key !== null).length ?? 0;
      if (candidate && score > bestScore) [best, bestScore] = [candidate, score];
    }
  if (!best) throw headerNotFound(grid, rows);
  if (best.duplicates.length > 0)
    throw new SheetRefusal('duplicateHeader', { names: best.duplicates.join('、') });
  const missing = missingColumns(best.cells, columns, mapping);
  return { ...headerAt(grid, best), constants: constantsOf(mapping), missing };
}

function headerAt(grid: Grid, { first, height, cells }: Omit<Candidate, 'duplicates'>): SheetHeader {
  const { sheetName, sheetNames } = grid;
  return {
    sheetName,
    sheetNames,
    firstRow: first + 1,
    lastRow: first + height,
    cells,
    constants: {},
    missing: [],
  };
}

/** Nothing is known by name; the fullest row is offered as header so that the user can map its columns. */
function headerNotFound(grid: Grid, rows: readonly (GridRow | undefined)[]): SheetRefusal {
  const filled = rows.map((row) => texts(row).filter(Boolean).length);
  const fullest = Math.max(...filled);
  const first = filled.indexOf(fullest);
  if (fullest === 0) return new SheetRefusal('noDataRows');
  const cells = texts(rows[first]).flatMap((text, index) => (text ? [{ index, text, key: null }] : []));
  const params = { sheet: grid.sheetName, rows: searchedRows };
  return new SheetRefusal('headerNotFound', params, headerAt(grid, { first, height: 1, cells }));
}

/** Whether a header is the column that an earlier error file added. */
export function isErrorColumn(text: string): boolean {
  return nameKey(text) === nameKey(errorColumnLabel);
}

function constantsOf(mapping: ColumnMapping): Record<string, string> {
  const pairs = Object.entries(mapping).flatMap(([key, choice]) =>
    choice !== null && typeof choice === 'object' ? [[key, choice.constant] as const] : [],
  );
  return Object.fromEntries(pairs);
}

function missingColumns(cells: HeaderCell[], columns: readonly Column[], mapping: ColumnMapping): string[] {
  return columns.flatMap((column) => {
    const choice = mapping[column.key];
    const isFound =
      cells.some(({ key }) => key === column.key) || (choice !== null && typeof choice === 'object');
    if (isFound || !(column.required || typeof choice === 'string')) return [];
    return [typeof choice === 'string' ? `${column.label}（文件里应为“${choice}”）` : column.label];
  });
}

function topRows(grid: Grid): (GridRow | undefined)[] {
  const rows: (GridRow | undefined)[] = Array.from({ length: searchedRows + 1 }, () => undefined);
  for (const row of grid.rows()) {
    if (row.index > searchedRows) break;
    rows[row.index] = row;
  }
  return rows;
}

function match(
  first: number,
  height: 1 | 2,
  rows: readonly (GridRow | undefined)[],
  merges: readonly MergedRange[],
  columns: readonly Column[],
  mapping: ColumnMapping,
): Candidate | undefined {
  const upper = texts(rows[first]);
  const lower = height === 2 ? texts(rows[first + 1]) : [];
  if (upper.length === 0 || (height === 2 && lower.length === 0)) return undefined;
  // A header cell that reaches further down belongs to a taller header.
  if (
    merges.some(({ top, bottom }) => top <= first + height - 1 && top >= first && bottom > first + height - 1)
  )
    return undefined;
  const groups =
    height === 2
      ? spread(
          upper,
          lower,
          merges.filter(({ top }) => top === first),
        )
      : upper;
  const names = Array.from(
    { length: Math.max(groups.length, lower.length) },
    (_, at) => [groups[at] ?? '', lower[at] ?? ''] as const,
  );
  const cells = names.flatMap(([up, low], index) => {
    const text = up && low && up !== low ? `${up}-${low}` : low || up;
    return text && !isErrorColumn(low || up)
      ? [{ index, text, key: null as string | null, names: [text, low || up] }]
      : [];
  });
  const duplicates = assign(cells, columns, mapping);
  return { first, height, cells: cells.map(({ index, text, key }) => ({ index, text, key })), duplicates };
}

/** Gives each column its cell: by the user's choice, then by full name, lower name, and name without a trailing remark. */
function assign(
  cells: (HeaderCell & { names: string[] })[],
  columns: readonly Column[],
  mapping: ColumnMapping,
): string[] {
  const duplicates = new Set<string>();
  const open = new Map(
    columns.filter(({ key }) => mapping[key] === undefined).map((column) => [column.key, column]),
  );
  const take = (
    key: string,
    wanted: readonly string[],
    nameOf: (cell: { names: string[] }) => string,
  ): void => {
    const keys = wanted.map(nameKey);
    const found = cells.filter((cell) => cell.key === null && keys.includes(nameKey(nameOf(cell))));
    if (found.length > 1) duplicates.add(found[0]?.text ?? '');
    if (!found[0]) return;
    found[0].key = key;
    open.delete(key);
  };
  for (const [key, choice] of Object.entries(mapping))
    if (typeof choice === 'string') take(key, [choice], ({ names }) => names[0] ?? '');
  const ways = [
    ({ names }: { names: string[] }) => names[0] ?? '',
    ({ names }: { names: string[] }) => names[1] ?? '',
    ({ names }: { names: string[] }) => withoutRemark(names[1] ?? ''),
  ];
  for (const nameOf of ways)
    for (const { key, label, aliases = [] } of [...open.values()]) take(key, [label, ...aliases], nameOf);
  return [...duplicates];
}

/** The text of a group header over all the columns it spans. */
function spread(upper: string[], lower: string[], merges: readonly MergedRange[]): string[] {
  const result = [...upper];
  for (const { left, right } of merges)
    for (let at = left + 1; at <= right && at < lower.length; at += 1) result[at] = upper[left] ?? '';
  if (merges.length > 0) return result;
  // Without merge marks (CSV) a group reaches over the blanks to its right that have a sub-header.
  for (let at = 1; at < lower.length; at += 1)
    if (!result[at] && lower[at] && lower[at - 1]) result[at] = result[at - 1] ?? '';
  return result;
}

function texts(row: GridRow | undefined): string[] {
  if (!row) return [];
  const all = Array.from({ length: row.width }, (_, at) =>
    cleanText(headerText(row.at(at))).slice(0, longestHeader),
  );
  return all.some((text) => text !== '') ? all.map((text) => text.replace(/\s*\n\s*/g, '')) : [];
}

/** Header names are compared without blanks, stars, colons, case and the words "required" or "optional". */
function nameKey(name: string): string {
  return compactText(name)
    .replace(/\((必填|选填|可选|非必填|必填项)\)/g, '')
    .replace(/[*:]/g, '')
    .toLowerCase();
}

function withoutRemark(name: string): string {
  return compactText(name).replace(/(?:\([^()]*\)|\[[^[\]]*\]|\/元|,单位.*)$/, '');
}
