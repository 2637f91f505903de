import { rowOf } from './ids.ts';

interface Part {
  columns: { ids: readonly string[]; byRank: Int32Array };
  /** 1 for each row that no longer holds. */
  gone: Uint8Array;
}

/** A part with what answers questions about it. */
export interface Shelf<P, F> {
  part: P;
  finder: F;
}

/**
 * One side of an index: a large part as built, in which rows changed since are only marked as gone, and a small
 * part of the changed rows, built anew when it is first asked after a change.
 */
export interface Book<Row, P, F> {
  put(row: Row): void;
  /** False when no row has the id. */
  drop(id: string): boolean;
  shelves(): Shelf<P, F>[];
  /** Where a row stands. */
  find(id: string): { shelf: Shelf<P, F>; row: number } | undefined;
  /** Rows outside the large part. */
  pending(): number;
  base: P;
}

export function createBook<Row extends { id: string }, P extends Part, F>(
  base: P,
  build: (rows: Row[]) => P,
  finderOf: (part: P) => F,
): Book<Row, P, F> {
  const large: Shelf<P, F> = { part: base, finder: finderOf(base) };
  const changed = new Map<string, Row>();
  let small: Shelf<P, F> | undefined;

  const rowIn = ({ columns, gone }: P, id: string): number => {
    const row = rowOf(id, columns.ids, columns.byRank);
    return row >= 0 && gone[row] === 0 ? row : -1;
  };
  const dropFromBase = (id: string): boolean => {
    const row = rowIn(base, id);
    if (row >= 0) base.gone[row] = 1;
    return row >= 0;
  };
  const shelves = (): Shelf<P, F>[] => {
    if (changed.size === 0) return [large];
    if (!small) {
      const part = build([...changed.values()]);
      small = { part, finder: finderOf(part) };
    }
    return [large, small];
  };
  return {
    base,
    shelves,
    pending: () => changed.size,
    put(row) {
      dropFromBase(row.id);
      changed.set(row.id, row);
      small = undefined;
    },
    drop(id) {
      const isChanged = changed.delete(id);
      if (isChanged) small = undefined;
      return dropFromBase(id) || isChanged;
    },
    find(id) {
      for (const shelf of shelves()) {
        const row = rowIn(shelf.part, id);
        if (row >= 0) return { shelf, row };
      }
      return undefined;
    },
  };
}
