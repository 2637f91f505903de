import type { Proposal, Vacancy } from '#engines/matching/index.ts';

/** Posts alike in everything that matching asks: one question answers for all of them. */
export interface Kind {
  vacancy: Vacancy;
  /** Ids in order of need. */
  posts: string[];
}

/** Posts with places left by kind, by the id of each kind's first post; kinds in order of their first post. */
export function kindsOf(vacancies: readonly Vacancy[]): Map<string, Kind> {
  const byFacts = new Map<string, Kind>();
  for (const vacancy of vacancies.filter(({ remaining }) => remaining > 0)) {
    const facts = JSON.stringify({ ...vacancy, id: '', remaining: 1 });
    const kind = byFacts.get(facts);
    if (kind) kind.posts.push(vacancy.id);
    else byFacts.set(facts, { vacancy, posts: [vacancy.id] });
  }
  return new Map([...byFacts.values()].map((kind) => [kind.vacancy.id, kind]));
}

interface DealRules {
  mostFor(postId: string): number;
  isBarred(personId: string, postId: string): boolean;
}

/** Deals a kind's people to its posts in turn, the best first, so that none of the posts is left with nobody. */
export function deal(
  { posts }: Kind,
  people: readonly Proposal[],
  { mostFor, isBarred }: DealRules,
): Map<string, Proposal[]> {
  const lists = new Map<string, Proposal[]>();
  const open = posts.filter((id) => mostFor(id) > 0);
  let turn = 0;
  for (const person of people) {
    const steps = open.findIndex((_, step) => {
      const id = open[(turn + step) % open.length] ?? '';
      return !isBarred(person.personId, id);
    });
    if (steps < 0) continue;
    const at = (turn + steps) % open.length;
    const postId = open[at] ?? '';
    const list = lists.get(postId) ?? [];
    list.push(person);
    lists.set(postId, list);
    if (list.length >= mostFor(postId)) open.splice(at, 1);
    turn = list.length >= mostFor(postId) ? at : at + 1;
    if (turn >= open.length) turn = 0;
  }
  return lists;
}
