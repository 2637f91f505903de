import { type Links, listOf } from './links.ts';
import type { Signal } from './signal.ts';

/** Weighted codes, one bag per row: row r holds places from[r] to from[r + 1] of the other two. */
export interface Bags {
  /** Number of codes there are. */
  codes: number;
  from: Int32Array;
  code: Int32Array;
  weight: Float32Array;
}

/** Weight of a code: rare ones say more ('rare': logarithm of rows ÷ rows having it), or all the same. */
export type Weighting = 'rare' | 'same';

/** Numbers for the codes of some rows; codes met nowhere in them have none. */
export interface Vocabulary {
  numbers: ReadonlyMap<string, number>;
  weights: Float64Array;
}

/** Learns the codes of `rows`, numbered in order of first appearance. */
export function vocabularyOf(rows: readonly (readonly string[])[], weighting: Weighting): Vocabulary {
  const numbers = new Map<string, number>();
  const having: number[] = [];
  for (const row of rows) {
    for (const code of new Set(row)) {
      const number = numbers.get(code) ?? numbers.size;
      numbers.set(code, number);
      having[number] = (having[number] ?? 0) + 1;
    }
  }
  const weightOf = (count: number) => (weighting === 'same' ? 1 : Math.log((rows.length + 1) / count));
  return { numbers, weights: Float64Array.from(having, weightOf) };
}

function collect(codes: number, rows: Iterable<ReadonlyMap<number, number>>): Bags {
  const from = [0];
  const code: number[] = [];
  const weight: number[] = [];
  for (const row of rows) {
    for (const [each, value] of row) {
      code.push(each);
      weight.push(value);
    }
    from.push(code.length);
  }
  return {
    codes,
    from: Int32Array.from(from),
    code: Int32Array.from(code),
    weight: Float32Array.from(weight),
  };
}

/** A bag per row, of length 1 (so that products are cosines); rows without known codes are empty. */
export function bagsOf(rows: readonly (readonly string[])[], { numbers, weights }: Vocabulary): Bags {
  const bagOf = (row: readonly string[]): Map<number, number> => {
    const known = [...new Set(row)].flatMap((code) => numbers.get(code) ?? []);
    const length = Math.hypot(...known.map((code) => weights[code] ?? 0)) || 1;
    return new Map(known.map((code) => [code, (weights[code] ?? 0) / length]));
  };
  return collect(numbers.size, rows.map(bagOf));
}

function addTo(sum: Map<number, number>, { from, code, weight }: Bags, row: number, factor: number): void {
  for (let at = from[row] ?? 0; at < (from[row + 1] ?? 0); at += 1) {
    const each = code[at] ?? 0;
    sum.set(each, (sum.get(each) ?? 0) + factor * (weight[at] ?? 0));
  }
}

/** What a person chose so far: the mean bag of their posts. */
export function bagsOfChoices({ people, postsOf }: Links, posts: Bags): Bags {
  const meanOf = (person: number) => {
    const mean = new Map<number, number>();
    const own = listOf(postsOf, person);
    for (const post of own) addTo(mean, posts, post, 1 / own.length);
    return mean;
  };
  return collect(
    posts.codes,
    Array.from({ length: people }, (_, person) => meanOf(person)),
  );
}

/** Applicants with a code that bring half of a logarithmic step. */
const FIRST_APPLICANTS = 3;

/** Who chose a post so far: per code the logarithm of 1 + its applicants (weighted) ÷ 3. */
export function bagsOfApplicants({ posts, peopleOf }: Links, people: Bags): Bags {
  const crowdOf = (post: number) => {
    const crowd = new Map<number, number>();
    for (const person of listOf(peopleOf, post)) addTo(crowd, people, person, 1);
    for (const [code, value] of crowd) crowd.set(code, Math.log1p(value / FIRST_APPLICANTS));
    return crowd;
  };
  return collect(
    people.codes,
    Array.from({ length: posts }, (_, post) => crowdOf(post)),
  );
}

/** Points of a post: the product of its bag and the person's. */
export function bagMatch(name: string, people: Bags, posts: Bags): Signal {
  const own = new Float32Array(Math.max(people.codes, posts.codes));
  const setOwn = (person: number, isClearing: boolean) => {
    for (let at = people.from[person] ?? 0; at < (people.from[person + 1] ?? 0); at += 1)
      own[people.code[at] ?? 0] = isClearing ? 0 : (people.weight[at] ?? 0);
  };
  return {
    name,
    scorePosts(person, points) {
      setOwn(person, false);
      for (let post = 0; post < points.length; post += 1) {
        const end = posts.from[post + 1] ?? 0;
        let sum = 0;
        for (let at = posts.from[post] ?? 0; at < end; at += 1)
          sum += (own[posts.code[at] ?? 0] ?? 0) * (posts.weight[at] ?? 0);
        points[post] = sum;
      }
      setOwn(person, true);
    },
  };
}
