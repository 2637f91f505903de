import { type Links, listLength, listOf } from './links.ts';
import type { Signal } from './signal.ts';

/**
 * How much a link counts, by how many links its end has: n to the power of minus this. People and posts
 * with many links say less about each one.
 */
const ACTIVE_PERSON = 0.5;
const BUSY_POST_ON_THE_WAY = 0.5;
const BUSY_POST_AT_THE_END = 0.15;

const powers = (links: Links['postsOf'], rows: number, power: number): Float64Array =>
  Float64Array.from({ length: rows }, (_, row) => Math.max(1, listLength(links, row)) ** -power);

/**
 * Companions: people who chose the same posts, and what else they chose. Points of a post = paths
 * person → post → companion → post, each divided by how busy its steps are. The person's own links
 * never count as a companion's.
 */
export function companions({ people, posts, postsOf, peopleOf }: Links): Signal {
  const byPerson = powers(postsOf, people, ACTIVE_PERSON);
  const onTheWay = powers(peopleOf, posts, BUSY_POST_ON_THE_WAY);
  const atTheEnd = powers(peopleOf, posts, BUSY_POST_AT_THE_END);
  const shared = new Float64Array(people);
  const companionsOf = (person: number): number[] => {
    const met: number[] = [];
    for (const post of listOf(postsOf, person)) {
      for (const other of listOf(peopleOf, post)) {
        if (other === person) continue;
        if (shared[other] === 0) met.push(other);
        shared[other] = (shared[other] ?? 0) + (onTheWay[post] ?? 0);
      }
    }
    return met;
  };
  return {
    name: 'companions',
    scorePosts(person, points) {
      points.fill(0);
      for (const other of companionsOf(person)) {
        const weight = (shared[other] ?? 0) * (byPerson[other] ?? 0);
        shared[other] = 0;
        for (const post of listOf(postsOf, other)) points[post] = (points[post] ?? 0) + weight;
      }
      const own = byPerson[person] ?? 0;
      for (let post = 0; post < posts; post += 1)
        points[post] = (points[post] ?? 0) * (atTheEnd[post] ?? 0) * own;
    },
  };
}

/**
 * The person's own earlier choices that lead to a post, the strongest first: what a reason names
 * ("其他应聘过甲岗位的人也应聘了它"). Only choices with a companion in common are named.
 */
export function leadingChoices({ postsOf, peopleOf }: Links, person: number, post: number): number[] {
  const applicants = new Set(listOf(peopleOf, post));
  applicants.delete(person);
  const strength = (own: number) => {
    const common = listOf(peopleOf, own).filter((other) => applicants.has(other)).length;
    return common / Math.max(1, listLength(peopleOf, own)) ** BUSY_POST_ON_THE_WAY;
  };
  return [...listOf(postsOf, person)]
    .filter((own) => own !== post)
    .map((own) => ({ own, strength: strength(own) }))
    .filter((each) => each.strength > 0)
    .toSorted((a, b) => b.strength - a.strength || a.own - b.own)
    .map(({ own }) => own);
}
