import { type PeopleOfRun, shareOut } from '#engines/matching/index.ts';
import { deal } from './deal.ts';

/** What is shared out, in numbers and shared columns: little is copied when a thread is given it. */
export interface Sharing {
  parts: PeopleOfRun[];
  perPerson: number;
  /** By row of the run's posts, which stand for a kind each: the numbers of the kind's posts in order of need. */
  kinds: number[][];
  /** By number of a post, how many people it takes. */
  most: number[];
  /** By person, the numbers of posts that somebody decided against. */
  barred: Map<number, number[]>;
}

/** Who goes on which list. A person is a row, counted through the parts. */
export interface Shares {
  /** By number of a post, where its people end. */
  ends: Int32Array;
  people: Int32Array;
  /** Different people among them. */
  proposed: number;
}

/** The best pair first, and within a kind of posts in turn. Seconds of work for a city: done in a thread. */
export function share({ parts, perPerson, kinds, most, barred }: Sharing): Shares {
  const mostFor = (post: number) => most[post] ?? 0;
  const isBarred = (person: number, post: number) => barred.get(person)?.includes(post) ?? false;
  const mostOf = kinds.map((posts) => posts.reduce((sum, post) => sum + mostFor(post), 0));
  const found = shareOut(parts, {
    perPerson,
    mostFor: (kind) => mostOf[kind] ?? 0,
    isBarred: (person, kind) =>
      barred.has(person) && (kinds[kind]?.every((post) => isBarred(person, post)) ?? true),
  });
  const lists: number[][] = [];
  for (const [kind, people] of found)
    for (const [post, list] of deal(kinds[kind] ?? [], people, { mostFor, isBarred })) lists[post] = list;
  let end = 0;
  const ends = Int32Array.from(most, (_, post) => {
    end += lists[post]?.length ?? 0;
    return end;
  });
  const people = Int32Array.from(lists.flat());
  return { ends, people, proposed: new Set(people).size };
}
