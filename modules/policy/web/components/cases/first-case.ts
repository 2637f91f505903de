import { setAt } from '../json-path.ts';
import type { Json, JsonObject, Vocabulary, WorkedCase } from '../types.ts';
import { firstValue, wordOf } from './case-facts.ts';

/** Every text in a part of a clause: names of facts are among them. */
function textsIn(node: Json | undefined, found = new Set<string>()): ReadonlySet<string> {
  if (typeof node === 'string') found.add(node);
  else if (Array.isArray(node)) for (const each of node) textsIn(each, found);
  else if (typeof node === 'object' && node !== null)
    for (const each of Object.values(node)) textsIn(each, found);
  return found;
}

/** A day is not known beforehand, and none is a day too. */
const startOf = (type: string): Json =>
  ['date', 'month', 'moment'].includes(type) ? null : firstValue(type);

/** The inputs of a new case: a place for every fact that the clause names, one thing in every list; to be filled in. */
export function firstInputs(vocabulary: Vocabulary, clause: JsonObject, today: string): WorkedCase['inputs'] {
  const texts = textsIn(clause);
  const put = (into: JsonObject, word: string, value: Json): JsonObject =>
    setAt(into, word.split('.'), value);
  const whole = vocabulary.entities.find(({ name }) => name === 'case')?.facts ?? [];
  const plain = whole
    .filter((fact) => fact.type !== 'list' && fact.name !== 'asOf' && texts.has(fact.name))
    .reduce<JsonObject>((all, fact) => put(all, wordOf(fact), startOf(fact.type)), {});
  const lists = vocabulary.entities.flatMap((entity) => {
    const list = whole.find(({ name, type }) => type === 'list' && name === entity.list);
    const facts = entity.facts.filter(
      ({ name, type }) => type !== 'list' && texts.has(`${entity.name}.${name}`),
    );
    return list && (facts.length > 0 || texts.has(list.name)) ? [{ list, facts }] : [];
  });
  const inputs = lists.reduce(
    (all, { list, facts }) =>
      put(all, wordOf(list), [
        facts.reduce<JsonObject>((thing, fact) => put(thing, wordOf(fact), startOf(fact.type)), {}),
      ]),
    plain,
  );
  return { as_of: today, ...inputs };
}
