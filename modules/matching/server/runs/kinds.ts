import type { Vacancy } from '#engines/matching/index.ts';

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
