import { rankOf, scoreOf } from './columns/best.ts';
import { groundOf, postFinder } from './columns/parts.ts';
import { rowsWithin } from './columns/regions.ts';
import type { MatchSnapshot } from './snapshot.ts';

/**
 * The best posts of every person of a snapshot: k places a person, in the order of the snapshot's rows. posts holds
 * rows of posts (-1: no more), scores their scores. In shared memory, for threads to fill.
 */
export interface CityResult {
  k: number;
  posts: Int32Array;
  scores: Int32Array;
}

export function emptyCityResult({ people }: MatchSnapshot, k: number): CityResult {
  const places = people.columns.count * k;
  const ints = () => new Int32Array(new SharedArrayBuffer(places * Int32Array.BYTES_PER_ELEMENT));
  return { k, posts: ints().fill(-1), scores: ints() };
}

/** Rows [from, to) of the people who may be listed, of one division where one is given. */
export function rowsLivingIn(
  { people: { columns } }: MatchSnapshot,
  within?: string,
): readonly [number, number] {
  return within === undefined ? [0, columns.live] : rowsWithin(within, columns.region, columns.live);
}

/** What threads need of a snapshot: no names of people and no rows of posts, so that little is copied. */
export function forShards(snapshot: MatchSnapshot): MatchSnapshot {
  const { people, posts } = snapshot;
  return {
    ...snapshot,
    people: { ...people, columns: { ...people.columns, ids: [], odd: new Map() } },
    posts: { ...posts, vacancies: [] },
  };
}

/**
 * Gives a function that fills the places of the people rows [from, to). Filling them twice leaves the same, so a run
 * that was broken off is simply done again. Microseconds a person.
 */
export function shardRunner(snapshot: MatchSnapshot, result: CityResult): (from: number, to: number) => void {
  const ground = groundOf(snapshot.settings, snapshot.asOf, snapshot.codes);
  const finder = postFinder(snapshot.posts, ground);
  const points = ground.pointsFor(snapshot.settings.weights);
  const { columns, gone } = snapshot.people;
  const { byRank } = snapshot.posts.columns;
  const { k, posts, scores } = result;
  const { best } = finder;
  return (from, to) => {
    for (let row = from; row < to; row += 1) {
      if (gone[row] === 0) finder.ask(columns, row, points, k);
      else best.ask(0);
      best.sort();
      for (let at = 0; at < k; at += 1) {
        const key = at < best.size ? best.keyAt(at) : -1;
        posts[row * k + at] = key < 0 ? -1 : (byRank[rankOf(key)] ?? -1);
        scores[row * k + at] = key < 0 ? 0 : scoreOf(key);
      }
    }
  };
}

/** The result by person, with ids; people without any post have an empty list. */
export function* cityLists(
  { people, posts }: MatchSnapshot,
  result: CityResult,
): Generator<{ personId: string; posts: { id: string; score: number }[] }> {
  const { k } = result;
  for (let row = 0; row < people.columns.count; row += 1) {
    if (people.gone[row] === 1) continue;
    const places = Array.from({ length: k }, (_, at) => row * k + at);
    const list = places.flatMap((place) => {
      const id = posts.columns.ids[result.posts[place] ?? -1];
      return id === undefined ? [] : [{ id, score: result.scores[place] ?? 0 }];
    });
    yield { personId: people.columns.ids[row] ?? '', posts: list };
  }
}
