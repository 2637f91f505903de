/** Lists of whole numbers, one per row: row r holds items[from[r]] to items[from[r + 1] - 1], ascending. */
export interface Lists {
  from: Int32Array;
  items: Int32Array;
}

/** Who showed interest in which post, read from both sides. People and posts are numbered from 0. */
export interface Links {
  people: number;
  posts: number;
  postsOf: Lists;
  peopleOf: Lists;
}

export type Pair = readonly [person: number, post: number];

export const listLength = ({ from }: Lists, row: number): number => (from[row + 1] ?? 0) - (from[row] ?? 0);

/** The items of one row, without a copy. */
export const listOf = ({ from, items }: Lists, row: number): Int32Array =>
  items.subarray(from[row] ?? 0, from[row + 1] ?? 0);

/** Groups `items` by `rows`; items of a row keep their order of arrival. */
function grouped(rowCount: number, rows: Int32Array, items: Int32Array): Lists {
  const from = new Int32Array(rowCount + 1);
  for (const row of rows) from[row + 1] = (from[row + 1] ?? 0) + 1;
  for (let row = 0; row < rowCount; row += 1) from[row + 1] = (from[row + 1] ?? 0) + (from[row] ?? 0);
  const next = from.slice();
  const placed = new Int32Array(items.length);
  for (let at = 0; at < items.length; at += 1) {
    const row = rows[at] ?? 0;
    const place = next[row] ?? 0;
    next[row] = place + 1;
    placed[place] = items[at] ?? 0;
  }
  return { from, items: placed };
}

/** The row of every item: 0 0 1 2 2 2 … */
function rowsOf({ from, items }: Lists): Int32Array {
  const rows = new Int32Array(items.length);
  for (let row = 0; row + 1 < from.length; row += 1) rows.fill(row, from[row], from[row + 1]);
  return rows;
}

/**
 * Links of people and posts; a pair given twice counts once. Pairs outside the ranges are a RangeError:
 * they would silently belong to somebody else.
 */
export function linksOf(people: number, posts: number, pairs: readonly Pair[]): Links {
  const distinct = new Set<number>();
  for (const [person, post] of pairs) {
    if (!(person >= 0 && person < people && post >= 0 && post < posts))
      throw new RangeError(`no such pair: ${person}, ${post}`);
    distinct.add(person * posts + post);
  }
  const keys = Float64Array.from(distinct).sort();
  const personIds = Int32Array.from(keys, (key) => Math.floor(key / posts));
  const postIds = Int32Array.from(keys, (key) => key % posts);
  const postsOf = grouped(people, personIds, postIds);
  return { people, posts, postsOf, peopleOf: grouped(posts, postIds, rowsOf(postsOf)) };
}
