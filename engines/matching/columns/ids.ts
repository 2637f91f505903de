import { countingUp, sharedInts } from './arrays.ts';

/** Rows in order of id; of rows with the same id only the last written. O(n) where they came in order. */
export function idOrder(ids: readonly string[]): Int32Array {
  const order = countingUp(ids.length);
  const idAt = (at: number) => ids[order[at] ?? 0] ?? '';
  let isSorted = true;
  for (let at = 1; at < ids.length && isSorted; at += 1) isSorted = idAt(at - 1) < idAt(at);
  if (isSorted) return order;
  order.sort((a, b) => {
    const [first, second] = [ids[a] ?? '', ids[b] ?? ''];
    return first === second ? a - b : first < second ? -1 : 1;
  });
  return order.filter((_, at) => at + 1 === order.length || idAt(at) !== idAt(at + 1));
}

/** The place of each new row among all ids, and the new row at each place. byId and order hold old rows. */
export function ranksOf(byId: Int32Array, order: Int32Array): { rank: Int32Array; byRank: Int32Array } {
  const [rank, byRank] = [sharedInts(order.length), sharedInts(order.length)];
  // Old rows that repeat an id are in neither.
  const place = new Int32Array(byId.reduce((most, row) => Math.max(most, row + 1), 0));
  byId.forEach((row, at) => {
    place[row] = at;
  });
  order.forEach((row, at) => {
    const id = place[row] ?? 0;
    rank[at] = id;
    byRank[id] = at;
  });
  return { rank, byRank };
}

/** Row of an id, -1 where there is none. O(log n). */
export function rowOf(id: string, ids: readonly string[], byRank: Int32Array): number {
  let [low, high] = [0, byRank.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[byRank[middle] ?? 0] ?? '') < id) low = middle + 1;
    else high = middle;
  }
  const row = byRank[low] ?? -1;
  return ids[row] === id ? row : -1;
}
