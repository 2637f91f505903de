import type { RawCell } from './columns.ts';

/** All numbers from 0, both ends included. */
export interface MergedRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface GridRow {
  /** From 0. */
  index: number;
  /** One more than the last column that may hold something. */
  width: number;
  /** The cell as it stands in the file; blank cells are undefined. */
  at(column: number): RawCell | undefined;
}

/** One sheet of a file, whatever its format; rows come in order and may be walked more than once. */
export interface Grid {
  sheetName: string;
  sheetNames: string[];
  /** Day numbers count from 1904. */
  date1904: boolean;
  merges: MergedRange[];
  rows(): Iterable<GridRow>;
}

/** What a cell shows as header text. */
export function headerText(cell: RawCell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'object') return String(cell);
  return 'date' in cell ? cell.date : '';
}
