import type { Column, RawCell, RawRow, SheetHeader } from './columns.ts';
import { isSerial } from './dates.ts';
import type { Grid, GridRow, MergedRange } from './grid.ts';

/** Days between the first days of the two day-number systems. */
const days1904 = 1462;

/**
 * The rows under the header, by column key. Rows whose known columns are all blank are left out (a prepared running
 * number does not make a row). A merged cell counts for its first row and, downwards in its first column, for the others.
 */
export function* dataRows(grid: Grid, header: SheetHeader, columns: readonly Column[]): Generator<RawRow> {
  const known = header.cells.flatMap(({ index, key }) => {
    const column = columns.find((each) => each.key === key);
    return column ? [{ index, column }] : [];
  });
  const merges = new MergeCursor(grid.merges.filter(({ top }) => top >= header.lastRow));
  for (const row of grid.rows()) {
    if (row.index < header.lastRow) continue;
    merges.moveTo(row);
    if (known.every(({ index }) => isBlank(row.at(index)))) continue;
    const raw: RawRow = { row: row.index + 1, cells: { ...header.constants } };
    for (const { index, column } of known) {
      const merged = merges.at(row, index);
      const cell = merged ? merged.value : row.at(index);
      if (cell === undefined || isBlank(cell)) continue;
      raw.cells[column.key] = grid.date1904 ? in1900(cell, column) : cell;
      if (merged?.isFilled) raw.filledDown = [...(raw.filledDown ?? []), column.key];
    }
    yield raw;
  }
}

/** Walks down a sheet and knows the merged cells that reach the current row. */
export class MergeCursor {
  readonly #starting: MergedRange[];
  #active: { range: MergedRange; value: RawCell | undefined }[] = [];

  constructor(ranges: MergedRange[]) {
    this.#starting = ranges.toSorted((one, other) => other.top - one.top);
  }

  moveTo(row: GridRow): void {
    if (this.#active.length > 0) this.#active = this.#active.filter(({ range }) => range.bottom >= row.index);
    for (let range = this.#starting.at(-1); range && range.top <= row.index; range = this.#starting.at(-1)) {
      this.#starting.pop();
      const value = range.top === row.index ? row.at(range.left) : undefined;
      if (range.bottom >= row.index) this.#active.push({ range, value });
    }
  }

  /** The value of a cell inside a merge; undefined where the cell stands alone. */
  at(row: GridRow, column: number): { value: RawCell | undefined; isFilled: boolean } | undefined {
    if (this.#active.length === 0) return undefined;
    const found = this.#active.find(({ range }) => range.left <= column && column <= range.right);
    if (!found) return undefined;
    if (column > found.range.left) return { value: undefined, isFilled: false };
    return { value: found.value, isFilled: row.index > found.range.top };
  }
}

function isBlank(cell: RawCell | undefined): boolean {
  return cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

function in1900(cell: RawCell, column: Column): RawCell {
  const isDay =
    (column.type === 'date' || column.type === 'month') && typeof cell === 'number' && isSerial(cell);
  return isDay ? cell + days1904 : cell;
}
