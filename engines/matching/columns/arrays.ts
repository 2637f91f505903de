/**
 * Typed arrays in shared memory, so that worker threads read the same columns without a copy. Internal.
 */
export function sharedInts(length: number): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}

export function sharedFloats(length: number): Float64Array<SharedArrayBuffer> {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}

/** Whole numbers that stand for "earlier or less than all" and "later or more than all". */
export const LEAST = -0x8000_0000;
export const MOST = 0x7fff_ffff;

/** values[order[0]], values[order[1]], … */
export function intsIn(order: Int32Array, values: readonly number[]): Int32Array {
  const ints = sharedInts(order.length);
  for (let at = 0; at < order.length; at += 1) ints[at] = values[order[at] ?? 0] ?? 0;
  return ints;
}

export function floatsIn(order: Int32Array, values: readonly number[]): Float64Array {
  const floats = sharedFloats(order.length);
  for (let at = 0; at < order.length; at += 1) floats[at] = values[order[at] ?? 0] ?? 0;
  return floats;
}

/** Lists of whole numbers, one per row: those of row r are items[from[r]] to items[from[r + 1] - 1]. */
export interface Lists {
  from: Int32Array;
  items: Int32Array;
}

/** Collects one list per row in order of arrival. */
export interface ListWriter {
  ends: number[];
  items: number[];
}

export const newLists = (): ListWriter => ({ ends: [0], items: [] });

export function endList(writer: ListWriter): void {
  writer.ends.push(writer.items.length);
}

export function listsIn(order: Int32Array, { ends, items }: ListWriter): Lists {
  const from = sharedInts(order.length + 1);
  const sorted = sharedInts(items.length);
  let length = 0;
  for (let at = 0; at < order.length; at += 1) {
    const row = order[at] ?? 0;
    const end = ends[row + 1] ?? 0;
    for (let item = ends[row] ?? 0; item < end; item += 1) sorted[length++] = items[item] ?? 0;
    from[at + 1] = length;
  }
  return { from, items: sorted };
}

/** First place in values[from..to) whose value is not less than the sought; values ascend. */
export function lowerBound(values: Int32Array, sought: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < sought) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The same for floats: a function that sees one kind of array is compiled for it. */
export function lowerBoundOfFloats(values: Float64Array, sought: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < sought) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Numbers from 0 upwards, one per row. */
export function countingUp(length: number): Int32Array {
  return Int32Array.from({ length }, (_, at) => at);
}
