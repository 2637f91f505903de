import { eigenOf } from './eigen.ts';
import { type Links, listLength, listOf } from './links.ts';
import { gram, type Matrix, noise, orthonormalize, timesSquare, zeros } from './matrix.ts';
import type { Signal } from './signal.ts';

/** Damping of busy people and posts inside the factors, and of busy posts in the points they get. */
const ACTIVE_PERSON = 0.3;
const BUSY_POST = 0.35;
const BUSY_POST_POINTS = 0.15;
/** Links of one person share this much of one, so that points compare between people. */
const SHARED_OUT = 0.5;

/** Directions carried along and dropped at the end; rounds until the kept ones stand still. */
const SPARE_DIRECTIONS = 30;
const ROUNDS = 5;

/** Directions of taste: a number of them per person and per post; points are their product. */
export interface Tastes {
  person: Matrix;
  post: Matrix;
}

const damping = (lists: Links['postsOf'], rows: number, power: number): Float64Array =>
  Float64Array.from({ length: rows }, (_, row) => Math.max(1, listLength(lists, row)) ** -power);

/** Sum of the damped rows of `from` over each row's list: one step over the links. */
function step(
  lists: Links['postsOf'],
  rows: number,
  own: Float64Array,
  other: Float64Array,
  from: Matrix,
): Matrix {
  const to = zeros(rows, from.columns);
  const width = from.columns;
  for (let row = 0; row < rows; row += 1) {
    const line = to.values.subarray(row * width, (row + 1) * width);
    for (const each of listOf(lists, row)) {
      const weight = (own[row] ?? 0) * (other[each] ?? 0);
      const source = from.values.subarray(each * width, (each + 1) * width);
      for (let k = 0; k < width; k += 1) line[k] = (line[k] ?? 0) + weight * (source[k] ?? 0);
    }
  }
  return to;
}

function scaleRows({ rows, columns, values }: Matrix, factorOf: (row: number) => number): void {
  for (let row = 0; row < rows; row += 1) {
    const factor = factorOf(row);
    for (let k = row * columns; k < (row + 1) * columns; k += 1) values[k] = (values[k] ?? 0) * factor;
  }
}

/**
 * The `rank` strongest directions in who chooses what (truncated SVD of the damped links by subspace
 * iteration, stronger directions weighted more). Same links, same result. What one step away is noise
 * is averaged out: people who never met in one post are compared by the kind of post they choose.
 */
export function learnTastes(links: Links, rank: number): Tastes {
  const { people, posts, postsOf, peopleOf } = links;
  const byPerson = damping(postsOf, people, ACTIVE_PERSON);
  const byPost = damping(peopleOf, posts, BUSY_POST);
  const toPeople = (from: Matrix) => step(postsOf, people, byPerson, byPost, from);
  const width = Math.min(rank + SPARE_DIRECTIONS, people, posts);
  let basis = noise(posts, width);
  orthonormalize(basis);
  for (let round = 0; round < ROUNDS; round += 1) {
    basis = step(peopleOf, posts, byPost, byPerson, toPeople(basis));
    orthonormalize(basis);
  }
  const onPeople = toPeople(basis);
  const { values, vectors } = eigenOf(gram(onPeople), width);
  const kept = Math.min(rank, width);
  const person = timesSquare(onPeople, vectors, kept);
  const post = timesSquare(basis, vectors, kept);
  const strongest = Math.sqrt(Math.max(values[0] ?? 0, Number.MIN_VALUE));
  for (let row = 0; row < people; row += 1)
    for (let k = 0; k < kept; k += 1)
      person.values[row * kept + k] =
        ((person.values[row * kept + k] ?? 0) * Math.sqrt(Math.max(0, values[k] ?? 0))) / strongest;
  scaleRows(person, (row) => Math.max(1, listLength(postsOf, row)) ** (ACTIVE_PERSON - SHARED_OUT));
  scaleRows(post, (row) => Math.max(1, listLength(peopleOf, row)) ** (BUSY_POST - BUSY_POST_POINTS));
  return { person, post };
}

/** Σ own[k] · all[base + k]. Four sums side by side: one would wait for each addition in turn. */
function product(own: Float32Array, all: Float32Array, base: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let k = 0;
  const whole = own.length - 3;
  for (; k < whole; k += 4) {
    a += (own[k] ?? 0) * (all[base + k] ?? 0);
    b += (own[k + 1] ?? 0) * (all[base + k + 1] ?? 0);
    c += (own[k + 2] ?? 0) * (all[base + k + 2] ?? 0);
    d += (own[k + 3] ?? 0) * (all[base + k + 3] ?? 0);
  }
  for (; k < own.length; k += 1) a += (own[k] ?? 0) * (all[base + k] ?? 0);
  return a + b + c + d;
}

/** Points of a post: how far its direction is the person's. */
export function tastes({ person: people, post: posts }: Tastes): Signal {
  const width = people.columns;
  return {
    name: 'tastes',
    scorePosts(person, points) {
      const own = people.values.subarray(person * width, (person + 1) * width);
      for (let post = 0; post < posts.rows; post += 1)
        points[post] = product(own, posts.values, post * width);
    },
  };
}
