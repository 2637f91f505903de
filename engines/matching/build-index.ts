import { groundOf, postsPart, startPeople } from './columns/parts.ts';
import { MatchIndex } from './match-index.ts';
import type { MatchSnapshot } from './snapshot.ts';
import type { Candidate, MatchSettings, Vacancy } from './types.ts';

export interface MatchRows {
  people: Iterable<Candidate>;
  posts: Iterable<Vacancy>;
}

/** Takes the people in, one by one as a database gives them, and gives the index. */
export interface IndexBuilder {
  add(person: Candidate): void;
  finish(): MatchIndex;
}

/** Begins an index whose people do not all fit in memory at once. */
export function startIndex(posts: Iterable<Vacancy>, settings: MatchSettings, asOf: string): IndexBuilder {
  const ground = groundOf(settings, asOf);
  const part = postsPart([...posts], ground);
  const people = startPeople(ground);
  return { add: people.add, finish: () => new MatchIndex(ground, people.finish(), part) };
}

/**
 * Builds the index from rows in any order; rows in order of id are taken in fastest. Of rows with the same id
 * the last counts. O(n log n) time; about 110 bytes and an id per person.
 */
export function buildIndex({ people, posts }: MatchRows, settings: MatchSettings, asOf: string): MatchIndex {
  const builder = startIndex(posts, settings, asOf);
  for (const person of people) builder.add(person);
  return builder.finish();
}

/** The index of a snapshot, built elsewhere. O(occupations and skills). */
export function openSnapshot({ settings, asOf, codes, people, posts }: MatchSnapshot): MatchIndex {
  return new MatchIndex(groundOf(settings, asOf, codes), people, posts);
}
