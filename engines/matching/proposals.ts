import type { MatchSnapshot } from './match-index.ts';
import type { CityResult } from './shard.ts';

/** How a run's pairs are shared out. */
export interface SharingRules {
  /** Posts that one person is proposed to at most. */
  perPerson: number;
  /** People that a post is given at most. */
  mostFor(postId: string): number;
  /** A pair that must not be proposed. */
  isBarred(personId: string, postId: string): boolean;
}

/** A person proposed to a post. */
export interface Proposal {
  personId: string;
  score: number;
}

/** Places of results, the best score first, each run's people in order of id. */
function* byScore(runs: readonly { snapshot: MatchSnapshot; result: CityResult }[]) {
  const starts: number[] = [];
  const eachPlace = (visit: (score: number, run: number, place: number) => void) => {
    for (const [run, { snapshot, result }] of runs.entries()) {
      const { byRank } = snapshot.people.columns;
      for (const row of byRank) {
        for (let place = row * result.k; place < (row + 1) * result.k; place += 1) {
          if ((result.posts[place] ?? -1) >= 0) visit(result.scores[place] ?? 0, run, place);
        }
      }
    }
  };
  eachPlace((score) => {
    starts[score] = (starts[score] ?? 0) + 1;
  });
  let total = 0;
  for (let score = starts.length - 1; score >= 0; score -= 1) {
    const count = starts[score] ?? 0;
    starts[score] = total;
    total += count;
  }
  const [runOf, placeOf] = [new Uint8Array(total), new Int32Array(total)];
  eachPlace((score, run, place) => {
    const at = starts[score] ?? 0;
    starts[score] = at + 1;
    runOf[at] = run;
    placeOf[at] = place;
  });
  for (let at = 0; at < total; at += 1) {
    const [run, place] = [runs[runOf[at] ?? 0], placeOf[at] ?? 0];
    if (run) yield { ...run, place };
  }
}

/**
 * Who is proposed to which post after a run over everybody: the best pair first, until the person or the post has
 * enough. Lists by post, best first; posts without anybody are left out. O(pairs)
 */
export function shareOut(
  runs: readonly { snapshot: MatchSnapshot; result: CityResult }[],
  { perPerson, mostFor, isBarred }: SharingRules,
): Map<string, Proposal[]> {
  const lists = new Map<string, Proposal[]>();
  const proposed = new Map<string, number>();
  for (const { snapshot, result, place } of byScore(runs)) {
    const postId = snapshot.posts.columns.ids[result.posts[place] ?? -1] ?? '';
    const list = lists.get(postId) ?? [];
    if (list.length >= mostFor(postId)) continue;
    const personId = snapshot.people.columns.ids[Math.floor(place / result.k)] ?? '';
    const so = proposed.get(personId) ?? 0;
    if (so >= perPerson || isBarred(personId, postId)) continue;
    list.push({ personId, score: result.scores[place] ?? 0 });
    lists.set(postId, list);
    proposed.set(personId, so + 1);
  }
  return lists;
}
