import { linksOf, listOf, type Pair } from './behaviour/index.ts';

/** What those did who applied for the same posts as a person. */
export interface Peers {
  /** How many they are. */
  people: number;
  /** By post the person has not applied for: how many of them applied there, 0 to 1. */
  shares: Record<string, number>;
}

export interface PeerRules {
  /** Fewer people say too little, and too much about each of them. */
  atLeast: number;
  /** Posts kept for one person: those of the greatest shares. */
  postsAtMost: number;
  /** People whose peers are wanted, and posts that may still be offered. */
  isWanted(personId: string): boolean;
  isOpen(postId: string): boolean;
}

/** Numbers for ids in order of first sight. */
function numbering(): { ids: string[]; put(id: string): number } {
  const ids: string[] = [];
  const numbers = new Map<string, number>();
  return {
    ids,
    put(id) {
      const known = numbers.get(id);
      if (known !== undefined) return known;
      numbers.set(id, ids.length);
      return ids.push(id) - 1;
    },
  };
}

/**
 * Peers by person, from who applied where (ids of person and post). Nothing else is known of anybody here: no trait,
 * no place. People with too few peers are left out. O(applications of all peers)
 */
export function peersOf(
  applications: Iterable<readonly [personId: string, postId: string]>,
  { atLeast, postsAtMost, isWanted, isOpen }: PeerRules,
): Map<string, Peers> {
  const [people, posts] = [numbering(), numbering()];
  const pairs = Array.from(applications, ([person, post]): Pair => [people.put(person), posts.put(post)]);
  const { postsOf, peopleOf } = linksOf(people.ids.length, posts.ids.length, pairs);
  const open = Uint8Array.from(posts.ids, (id) => (isOpen(id) ? 1 : 0));
  const metFor = new Int32Array(people.ids.length).fill(-1);
  const counts = new Int32Array(posts.ids.length);
  const found = new Map<string, Peers>();
  for (const [person, id] of people.ids.entries()) {
    if (!isWanted(id)) continue;
    const met: number[] = [];
    metFor[person] = person;
    for (const post of listOf(postsOf, person)) {
      for (const other of listOf(peopleOf, post)) {
        if (metFor[other] === person) continue;
        metFor[other] = person;
        met.push(other);
      }
    }
    if (met.length < atLeast) continue;
    const touched: number[] = [];
    for (const other of met) {
      for (const post of listOf(postsOf, other)) {
        if (counts[post] === 0) touched.push(post);
        counts[post] = (counts[post] ?? 0) + 1;
      }
    }
    const own = new Set(listOf(postsOf, person));
    const best = touched
      .filter((post) => open[post] === 1 && !own.has(post))
      .map((post) => ({ id: posts.ids[post] ?? '', count: counts[post] ?? 0 }))
      .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
      .slice(0, postsAtMost);
    for (const post of touched) counts[post] = 0;
    if (best.length === 0) continue;
    const shares = best.map((post) => [post.id, post.count / met.length] as const);
    found.set(id, { people: met.length, shares: Object.fromEntries(shares) });
  }
  return found;
}
