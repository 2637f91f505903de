import type { MatchSettings, Vacancy } from '../types.ts';
import { floatsIn, intsIn, type Lists, listsIn, lowerBound, sharedInts } from './arrays.ts';
import { dayNumber } from './days.ts';
import type { Dictionaries } from './dictionary.ts';
import { idOrder, ranksOf } from './ids.ts';
import { byDay, pointsOf } from './points.ts';
import { type WrittenPosts, writtenPosts } from './post-writer.ts';
import { COUNTY_SPAN } from './regions.ts';

/** Posts in one order. Pay in fen per month, days and births as day numbers. */
export interface PostOrder {
  /** Row of each; a row is the place in order of division. */
  row: Int32Array;
  /** Place of the id among all. */
  rank: Int32Array;
  /** Number among the occupations of these posts. */
  occupation: Int32Array;
  payMin: Int32Array;
  payMax: Int32Array;
  /** Last and first day of birth that the statutory ages allow. */
  bornBy: Int32Array;
  bornFrom: Int32Array;
  flags: Int32Array;
  education: Int32Array;
  /** Months of experience asked. */
  months: Float64Array;
  start: Int32Array;
  posted: Int32Array;
  /** Number of a skill times two, plus one where the post demands it. */
  skills: Lists;
}

/** Posts as columns. Rows [0, live) may be offered, by division, the most promising first; the rest never, whoever asks. */
export interface PostColumns {
  count: number;
  live: number;
  ids: string[];
  rank: Int32Array;
  byRank: Int32Array;
  /** Division number by row, ascending in the live rows. */
  region: Float64Array;
  /** Number in the dictionary of each occupation that live posts have. */
  occupations: Int32Array;
  byPlace: PostOrder;
  /** By occupation, county and promise. */
  byOccupation: PostOrder;
  /** Where in byOccupation the posts of an occupation and county begin, county after county, and the end. */
  cells: Int32Array;
  /** Number of each live row's county, and one more; first row of each county, and the end. */
  county: Int32Array;
  countyFrom: Int32Array;
}

/** WrittenPosts columns in an order; `rows` and `ranks` hold the row and the id's place of every written post. */
function inOrder(
  order: Int32Array,
  from: WrittenPosts,
  row: readonly number[],
  rank: readonly number[],
  occupation: readonly number[],
): PostOrder {
  return {
    row: intsIn(order, row),
    rank: intsIn(order, rank),
    occupation: intsIn(order, occupation),
    payMin: intsIn(order, from.payMin),
    payMax: intsIn(order, from.payMax),
    bornBy: intsIn(order, from.bornBy),
    bornFrom: intsIn(order, from.bornFrom),
    flags: intsIn(order, from.flags),
    education: intsIn(order, from.education),
    months: floatsIn(order, from.months),
    start: intsIn(order, from.start),
    posted: intsIn(order, from.posted),
    skills: listsIn(order, from.skills),
  };
}

/** Points of each post for being new and for its pay above nothing: posts that promise most are looked at first. */
function promiseOf({ posted, payMin }: WrittenPosts, settings: MatchSettings, asOf: string): number[] {
  const { newPost, perFen } = pointsOf(settings, settings.weights);
  const today = dayNumber(asOf);
  return posted.map((day, at) => byDay(newPost, today - day) + perFen * (payMin[at] ?? 0));
}

/** Counties in order of row; posts of no division are one. */
function countiesOf(
  livePosts: Int32Array,
  { region }: WrittenPosts,
): Pick<PostColumns, 'county' | 'countyFrom'> {
  const county = sharedInts(livePosts.length + 1);
  const first: number[] = [];
  const codeAt = (row: number) => Math.floor((region[livePosts[row] ?? 0] ?? -1) / COUNTY_SPAN);
  for (let row = 0; row < livePosts.length; row += 1) {
    if (row === 0 || codeAt(row) !== codeAt(row - 1)) first.push(row);
    county[row] = first.length - 1;
  }
  county[livePosts.length] = first.length;
  const countyFrom = sharedInts(first.length + 1);
  countyFrom.set([...first, livePosts.length]);
  return { county, countyFrom };
}

/** Sorted columns of posts, for one day and one place's settings. O(n log n). */
export function postColumns(
  posts: readonly Vacancy[],
  dictionaries: Dictionaries,
  settings: MatchSettings,
  asOf: string,
): PostColumns {
  const from = writtenPosts(posts, dictionaries, settings, asOf);
  const byId = idOrder(posts.map(({ id }) => id));
  const isLive = (at: number) => from.live[at] === true;
  const value = (column: readonly number[], at: number) => column[at] ?? 0;
  const promise = promiseOf(from, settings, asOf);
  const livePosts = byId.filter(isLive).sort((a, b) => {
    const apart = value(from.region, a) - value(from.region, b);
    return apart || value(promise, b) - value(promise, a) || value(from.payMin, b) - value(from.payMin, a);
  });
  const order = Int32Array.from([...livePosts, ...byId.filter((at) => !isLive(at))]);
  const { rank, byRank } = ranksOf(byId, order);
  const [rows, ranks]: [number[], number[]] = [[], []];
  order.forEach((at, row) => {
    rows[at] = row;
    ranks[at] = rank[row] ?? 0;
  });
  const occupations = Int32Array.from(
    new Set(livePosts.values().map((at) => value(from.occupation, at))),
  ).sort();
  const local = from.occupation.map((number) => lowerBound(occupations, number, 0, occupations.length));
  const { county, countyFrom } = countiesOf(livePosts, from);
  const countyOf = (at: number) => county[value(rows, at)] ?? 0;
  const byOccupation = livePosts.toSorted(
    (a, b) =>
      value(local, a) - value(local, b) ||
      countyOf(a) - countyOf(b) ||
      value(promise, b) - value(promise, a) ||
      value(from.payMin, b) - value(from.payMin, a),
  );
  const counties = countyFrom.length - 1;
  const cells = sharedInts(occupations.length * counties + 1);
  for (const at of byOccupation) {
    const next = value(local, at) * counties + countyOf(at) + 1;
    cells[next] = (cells[next] ?? 0) + 1;
  }
  for (let cell = 1; cell < cells.length; cell += 1)
    cells[cell] = (cells[cell] ?? 0) + (cells[cell - 1] ?? 0);
  return {
    count: order.length,
    live: livePosts.length,
    ids: Array.from(order, (at) => posts[at]?.id ?? ''),
    rank,
    byRank,
    region: floatsIn(order, from.region),
    occupations,
    byPlace: inOrder(livePosts, from, rows, ranks, local),
    byOccupation: inOrder(byOccupation, from, rows, ranks, local),
    cells,
    county,
    countyFrom,
  };
}
