import {
  type Links,
  listLength,
  listOf,
  type Pair,
  type WeightedSignal,
} from '#engines/matching/behaviour/index.ts';

/** One way of scoring under test. */
export interface Variant {
  name: string;
  parts: readonly WeightedSignal[];
  /**
   * Whether lists of people for a post count what a post means to the person: points less the logarithm of
   * what all posts together mean to them. For points that are logarithms of odds.
   */
  isRelative: boolean;
}

export interface Ranks {
  /** Place of the test post in the person's list and of the person in the post's, from 0; one per test pair. */
  posts: Float64Array;
  people: Float64Array;
}

interface Task {
  links: Links;
  test: readonly Pair[];
  variants: readonly Variant[];
  /** People who may stand in a post's list. */
  isListed: (person: number) => boolean;
}

/** Rows of points of all variants for one person; each signal is asked once. */
function scorer({ links, variants }: Task) {
  const signals = [...new Set(variants.flatMap(({ parts }) => parts.map(({ signal }) => signal)))];
  const points = new Map(signals.map((signal) => [signal, new Float32Array(links.posts)]));
  const rows = variants.map(() => new Float32Array(links.posts));
  const isOwn = new Uint8Array(links.posts);
  const offsets = new Float64Array(variants.length);
  const add = (row: Float32Array, parts: Variant['parts']) => {
    row.fill(0);
    for (const { signal, weight } of parts) {
      const from = points.get(signal) ?? row;
      for (let post = 0; post < row.length; post += 1)
        row[post] = (row[post] ?? 0) + weight * (from[post] ?? 0);
    }
  };
  const logSum = (row: Float32Array): number => {
    let highest = Number.NEGATIVE_INFINITY;
    for (let post = 0; post < row.length; post += 1)
      if (!isOwn[post]) highest = Math.max(highest, row[post] ?? 0);
    let sum = 0;
    for (let post = 0; post < row.length; post += 1)
      if (!isOwn[post]) sum += Math.exp((row[post] ?? 0) - highest);
    return highest + Math.log(sum);
  };
  return (person: number) => {
    isOwn.fill(0);
    for (const post of listOf(links.postsOf, person)) isOwn[post] = 1;
    for (const [signal, row] of points) signal.scorePosts(person, row);
    for (const [at, variant] of variants.entries()) {
      const row = rows[at] ?? new Float32Array();
      add(row, variant.parts);
      offsets[at] = variant.isRelative ? logSum(row) : 0;
    }
    return { rows, offsets, isOwn };
  };
}

/** Place by number of those before: more points, or as many and more links, or as many and an earlier row. */
const isBefore = (
  points: number,
  links: number,
  row: number,
  than: readonly [number, number, number],
): boolean =>
  points > than[0] || (points === than[0] && (links > than[1] || (links === than[1] && row < than[2])));

type RowScorer = ReturnType<typeof scorer>;

/** Fills the places in people's lists; returns each variant's points of the test pairs. */
function rankPosts({ links, test }: Task, scoreRow: RowScorer, ranks: readonly Ranks[]): Float64Array[] {
  const own = ranks.map(() => new Float64Array(test.length));
  const testsOf = Map.groupBy(test.keys(), (at) => test[at]?.[0] ?? 0);
  for (const [person, tests] of testsOf) {
    const { rows, offsets, isOwn } = scoreRow(person);
    for (const [v, row] of rows.entries()) {
      for (const at of tests) {
        const post = test[at]?.[1] ?? 0;
        const than = [row[post] ?? 0, listLength(links.peopleOf, post), post] as const;
        let before = 0;
        for (let each = 0; each < row.length; each += 1)
          if (!isOwn[each] && isBefore(row[each] ?? 0, listLength(links.peopleOf, each), each, than))
            before += 1;
        ranks[v]?.posts.fill(before, at, at + 1);
        own[v]?.fill((row[post] ?? 0) - (offsets[v] ?? 0), at, at + 1);
      }
    }
  }
  return own;
}

/** Fills the places in posts' lists, given the points of the test pairs. */
function rankPeople(
  task: Task,
  scoreRow: RowScorer,
  ranks: readonly Ranks[],
  own: readonly Float64Array[],
): void {
  const { links, test, isListed } = task;
  for (let person = 0; person < links.people; person += 1) {
    if (!isListed(person)) continue;
    const { rows, offsets, isOwn } = scoreRow(person);
    const activity = listLength(links.postsOf, person);
    for (const [v, { people }] of ranks.entries()) {
      const row = rows[v] ?? new Float32Array();
      for (const [at, [rival, post]] of test.entries()) {
        if (rival === person || isOwn[post]) continue;
        const than = [own[v]?.[at] ?? 0, listLength(links.postsOf, rival), rival] as const;
        if (isBefore((row[post] ?? 0) - (offsets[v] ?? 0), activity, person, than))
          people[at] = (people[at] ?? 0) + 1;
      }
    }
  }
}

/**
 * Explicit full rankings of every test pair in both directions: posts the person has not chosen yet, and
 * listed people who have not chosen the post yet. Equal points are ordered by popularity or activity, then
 * by order in the files.
 */
export function ranksOf(task: Task): Ranks[] {
  const scoreRow = scorer(task);
  const empty = () => new Float64Array(task.test.length);
  const ranks = task.variants.map(() => ({ posts: empty(), people: empty() }));
  rankPeople(task, scoreRow, ranks, rankPosts(task, scoreRow, ranks));
  return ranks;
}
