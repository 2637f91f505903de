import type { Column, ColumnMapping, HeaderCell, SheetHeader } from './columns.ts';
import type { Grid, GridRow } from './grid.ts';
import type { Candidate } from './header-match.ts';
import { headerTexts, matchHeader } from './header-match.ts';
import { SheetRefusal } from './refusal.ts';

/** Headers are looked for in the first rows only: title, unit and date lines come before them. */
const searchedRows = 15;

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
      const candidate = matchHeader({ first, height }, rows, grid.merges, columns, mapping);
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
  const filled = rows.map((row) => headerTexts(row).filter(Boolean).length);
  const fullest = Math.max(...filled);
  const first = filled.indexOf(fullest);
  if (fullest === 0) return new SheetRefusal('noDataRows');
  const cells = headerTexts(rows[first]).flatMap((text, index) => (text ? [{ index, text, key: null }] : []));
  const params = { sheet: grid.sheetName, rows: searchedRows };
  return new SheetRefusal('headerNotFound', params, headerAt(grid, { first, height: 1, cells }));
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
