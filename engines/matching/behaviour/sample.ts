import { type Links, linksOf, type Pair } from './links.ts';

/** Two circles of people who choose among posts 0–3 and 4–7, none of them all; person 8 chose nothing. */
export function twoCircles(): Links {
  const pairs = [0, 1, 2, 3].flatMap((person): Pair[] =>
    [0, 1, 2, 3]
      .filter((post) => post !== person)
      .flatMap((post): Pair[] => [
        [person, post],
        [person + 4, post + 4],
      ]),
  );
  return linksOf(9, 9, pairs);
}
