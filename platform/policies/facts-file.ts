/** What is wrong in facts that somebody wrote for one clause: words nobody knows, and facts that contradict each other. */
import {
  caseWordOf,
  type FactDefinition,
  isObject,
  isScalar,
  type Json,
  type Vocabulary,
} from '#engines/rules/index.ts';

export interface FactsProblem {
  path: (string | number)[];
  reason: string;
}

/** Words beside the facts: the day of the decision and the standards of the case. */
const beside = new Set(['as_of', 'params']);

const valueAt = (thing: Json, word: string): Json | undefined =>
  word.split('.').reduce<Json | undefined>((at, step) => (isObject(at) ? at[step] : undefined), thing);

/** Facts by their words; a word may stand for the same thing as a number and as a list. */
function byWord(facts: readonly FactDefinition[]): Map<string, FactDefinition[]> {
  return Map.groupBy(facts, caseWordOf);
}

/** The day that ends what a day of this word begins. */
function endWords(word: string): string[] {
  return [
    [/start$/, 'end'],
    [/from$/, 'to'],
  ].flatMap(([begin, end]) =>
    word.match(begin as RegExp) ? [word.replace(begin as RegExp, end as string)] : [],
  );
}

function contradictions(
  facts: readonly FactDefinition[],
  words: ReadonlyMap<string, FactDefinition[]>,
  thing: Json,
  entity: string,
): FactsProblem[] {
  return facts.flatMap((fact): FactsProblem[] => {
    const word = caseWordOf(fact);
    const day = valueAt(thing, word);
    if (fact.type !== 'date' || typeof day !== 'string') return [];
    const reversed = endWords(word).flatMap((end): FactsProblem[] => {
      const last = valueAt(thing, end);
      const label = words.get(end)?.[0]?.label;
      if (!label || typeof last !== 'string' || last >= day) return [];
      return [{ path: end.split('.'), reason: `${label} ${last} 早于${fact.label} ${day}` }];
    });
    const flag = facts.find(({ name }) => fact.flag === `${entity}.${name}`);
    const isDenied = flag !== undefined && valueAt(thing, caseWordOf(flag)) === false;
    const reason = `写了${fact.label} ${day}，又写“${flag?.label}”为否`;
    return isDenied ? [...reversed, { path: word.split('.'), reason }] : reversed;
  });
}

/** Everything wrong in an application written by hand, with its place in the file. */
export function problemsOfFacts(vocabulary: Vocabulary, source: Json, entity = 'case'): FactsProblem[] {
  const facts = vocabulary.get(entity)?.facts ?? [];
  const words = byWord(facts);
  const under = (at: FactsProblem['path'], found: FactsProblem[]): FactsProblem[] =>
    found.map(({ path, reason }) => ({ path: [...at, ...path], reason }));
  const look = (node: Json, path: string[]): FactsProblem[] => {
    if (!isObject(node)) return [];
    return Object.entries(node).flatMap(([step, value]): FactsProblem[] => {
      const here = [...path, step];
      const word = here.join('.');
      const known = words.get(word) ?? [];
      const list = known.find(({ type }) => typeof type === 'object');
      if (entity === 'case' && path.length === 0 && beside.has(step)) return [];
      if (list && Array.isArray(value) && typeof list.type === 'object') {
        const { list: things } = list.type;
        return value.flatMap((each, at) => under([...here, at], problemsOfFacts(vocabulary, each, things)));
      }
      const isInner = [...words.keys()].some((each) => each.startsWith(`${word}.`));
      if (isObject(value) && isInner) return look(value, here);
      const isPlain = known.some(({ type }) => isScalar(type) || typeof type === 'string');
      return isPlain || isInner || list ? [] : [{ path: here, reason: `没有事实“${word}”` }];
    });
  };
  return [...look(source, []), ...contradictions(facts, words, source, entity)];
}
