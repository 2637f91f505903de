import { rowOf } from './columns/ids.ts';
import type { MatchSnapshot } from './snapshot.ts';
import type { CityResult } from './shard.ts';

/** One part's people after a run over everybody: plain data, the columns shared, so that a thread may be given it. */
export interface PeopleOfRun {
  /** Rows in order of id. */
  byRank: Int32Array;
  result: CityResult;
}

/** Ids of the people of a run's parts by number, and the numbers of an id: one, or one in each part that has had it. */
export function personNumbers(parts: readonly Pick<MatchSnapshot, 'people'>[]): {
  idOf(person: number): string;
  numbersOf(id: string): number[];
} {
  const columns = parts.map(({ people }) => people.columns);
  const first = (part: number) => columns.slice(0, part).reduce((sum, { count }) => sum + count, 0);
  const firstOf = columns.map((_, part) => first(part));
  return {
    idOf(person) {
      const part = firstOf.findLastIndex((from) => from <= person);
      return columns[part]?.ids[person - (firstOf[part] ?? 0)] ?? '';
    },
    numbersOf: (id) =>
      columns.flatMap(({ ids, byRank }, part) => {
        const row = rowOf(id, ids, byRank);
        return row < 0 ? [] : [(firstOf[part] ?? 0) + row];
      }),
  };
}

/** How a run's pairs are shared out. A person is a row, counted through all parts; a post is a row of the posts. */
export interface SharingRules {
  /** Posts that one person is proposed to at most. */
  perPerson: number;
  /** People that a post is given at most. */
  mostFor(post: number): number;
  /** A pair that must not be proposed. */
  isBarred(person: number, post: number): boolean;
}

/** Calls with every pair found: the place of its person and post in the part's result. */
function eachPair(
  parts: readonly PeopleOfRun[],
  visit: (score: number, part: number, place: number) => void,
): void {
  for (const [part, { byRank, result }] of parts.entries()) {
    for (const row of byRank) {
      for (let place = row * result.k; place < (row + 1) * result.k; place += 1) {
        if ((result.posts[place] ?? -1) >= 0) visit(result.scores[place] ?? 0, part, place);
      }
    }
  }
}

/** Pairs, the best score first, each part's people in order of id. */
function* byScore(parts: readonly PeopleOfRun[]): Generator<{ part: number; place: number }> {
  const starts: number[] = [];
  eachPair(parts, (score) => {
    starts[score] = (starts[score] ?? 0) + 1;
  });
  let total = 0;
  for (let score = starts.length - 1; score >= 0; score -= 1) {
    const count = starts[score] ?? 0;
    starts[score] = total;
    total += count;
  }
  const [partOf, placeOf] = [new Uint8Array(total), new Int32Array(total)];
  eachPair(parts, (score, part, place) => {
    const at = starts[score] ?? 0;
    starts[score] = at + 1;
    partOf[at] = part;
    placeOf[at] = place;
  });
  for (let at = 0; at < total; at += 1) yield { part: partOf[at] ?? 0, place: placeOf[at] ?? 0 };
}

/**
 * Who is proposed to which post after a run over everybody: the best pair first, until the person or the post has
 * enough. People by post, best first; posts without anybody are left out. O(pairs): seconds for a million people.
 */
export function shareOut(
  parts: readonly PeopleOfRun[],
  { perPerson, mostFor, isBarred }: SharingRules,
): Map<number, number[]> {
  const lists = new Map<number, number[]>();
  const firstOf = [0];
  for (const { byRank } of parts) firstOf.push((firstOf.at(-1) ?? 0) + byRank.length);
  const proposed = new Uint8Array(firstOf.at(-1) ?? 0);
  for (const { part, place } of byScore(parts)) {
    const result = parts[part]?.result;
    if (!result) continue;
    const post = result.posts[place] ?? -1;
    const list = lists.get(post) ?? [];
    if (list.length >= mostFor(post)) continue;
    const person = (firstOf[part] ?? 0) + Math.floor(place / result.k);
    if ((proposed[person] ?? 0) >= perPerson || isBarred(person, post)) continue;
    list.push(person);
    lists.set(post, list);
    proposed[person] = (proposed[person] ?? 0) + 1;
  }
  return lists;
}
