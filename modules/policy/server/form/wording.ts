import type { FactDefinition } from '#engines/rules/index.ts';
import type { BookClause } from '../book.ts';
import type { Place } from '../place.ts';
import { factOf } from './answers.ts';

/** A fact of the application that is one of the worker it is about. */
const isOfThing = (entity: string, { name }: FactDefinition): boolean =>
  entity !== 'case' || /^(worker|trainee)\./.test(name);

/** Which of several the question is about: 劳动者, 学生; null where the asker speaks of itself. */
export function aboutOf(place: Place, key: string, who: string): string | null {
  const found = factOf(place, key);
  if (!found || who === 'person' || !isOfThing(found.entity, found.fact)) return null;
  const entity = found.entity === 'case' ? (found.fact.name.split('.')[0] ?? '') : found.entity;
  return place.vocabulary.get(entity)?.label ?? null;
}

/** The question about a fact as it is put to whoever fills in the form; undefined for what is never asked. */
export function askOf(place: Place, key: string, who: string): string | undefined {
  const about = aboutOf(place, key, who);
  return factOf(place, key)
    ?.fact.ask?.replaceAll('{who}', about ? `这名${about}` : who === 'person' ? '您' : '您单位')
    .replaceAll('{employer}', who === 'enterprise' ? '您单位' : '用人单位');
}

/**
 * Facts that one question settles: clauses ask for the same thing of the application and of a worker, and to a
 * job-seeker both are the same question. By each fact all of its kind, the one asked first.
 */
export function togetherAsked(
  place: Place,
  book: readonly Pick<BookClause, 'program'>[],
  who: string,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { program } of book)
    for (const { entity, fact } of program.slots) {
      const key = `${entity}.${fact.name}`;
      const ask = askOf(place, key, who);
      if (ask === undefined) continue;
      const group = groups.get(`${ask} ${String(fact.type)}`) ?? [];
      groups.set(`${ask} ${String(fact.type)}`, group);
      if (!group.includes(key)) group.push(key);
    }
  return new Map([...groups.values()].flatMap((group) => group.map((key) => [key, group])));
}
