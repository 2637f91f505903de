import { isObject } from '../json-path.ts';
import type { Json, JsonObject, Path, Vocabulary } from '../types.ts';

type Entity = Vocabulary['entities'][number];
type Fact = Entity['facts'][number];

export interface CaseFact {
  path: Path;
  label: string;
  type: string | null;
  words: string[];
  value: Json;
}
/** Facts of the application, or of one thing of a list. */
export interface FactGroup {
  path: Path;
  title: string;
  entity: string;
  /** One of a list, which may be copied or taken away. */
  isThing: boolean;
  facts: CaseFact[];
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** How a case file writes a fact. */
export const wordOf = ({ name, caseWord }: Pick<Fact, 'name' | 'caseWord'>): string =>
  caseWord ?? snake(name);

const entityOf = (vocabulary: Vocabulary, name: string): Entity | undefined =>
  vocabulary.entities.find((entity) => entity.name === name);
export const factOf = (vocabulary: Vocabulary, entity: string, word: string): Fact | undefined =>
  entityOf(vocabulary, entity)?.facts.find((fact) => wordOf(fact) === word);

/** The things that a list word of an entity holds: 劳动者 of `workers`. */
function thingsOf(vocabulary: Vocabulary, entity: string, word: string): Entity | undefined {
  const name = factOf(vocabulary, entity, word)?.name ?? word;
  return vocabulary.entities.find(({ list }) => list === name || list === word);
}

const isThings = (value: Json): value is JsonObject[] =>
  Array.isArray(value) && value.length > 0 && value.every(isObject);

function collect(
  vocabulary: Vocabulary,
  node: JsonObject,
  at: { path: Path; words: string[]; entity: string },
  into: { group: FactGroup; groups: FactGroup[] },
): void {
  for (const [key, value] of Object.entries(node)) {
    if (at.path.length === 0 && (key === 'as_of' || key === 'params')) continue;
    const path = [...at.path, key];
    const words = [...at.words, key];
    const word = words.join('.');
    const fact = factOf(vocabulary, at.entity, word);
    if (!fact && isObject(value)) collect(vocabulary, value, { path, words, entity: at.entity }, into);
    else if (isThings(value)) {
      const things = thingsOf(vocabulary, at.entity, word);
      value.forEach((each, order) => {
        const group: FactGroup = {
          path: [...path, order],
          title: `${things?.label ?? fact?.label ?? word} ${order + 1}`,
          entity: things?.name ?? '',
          isThing: true,
          facts: [],
        };
        into.groups.push(group);
        collect(
          vocabulary,
          each,
          { path: group.path, words: [], entity: group.entity },
          { group, groups: into.groups },
        );
      });
    } else
      into.group.facts.push({
        path,
        label: fact?.label ?? (word === 'n' ? '人数' : word),
        type: fact?.type ?? null,
        words: fact?.words ?? [],
        value,
      });
  }
}

/** What a case says, in the words of the vocabulary: the application first, then each thing of its lists. */
export function groupsOf(vocabulary: Vocabulary, inputs: JsonObject): FactGroup[] {
  const whole: FactGroup = { path: [], title: '申请', entity: 'case', isThing: false, facts: [] };
  const groups = [whole];
  collect(vocabulary, inputs, { path: [], words: [], entity: 'case' }, { group: whole, groups });
  const params = inputs.params;
  if (isObject(params))
    groups.push({
      path: ['params'],
      title: '当时的标准',
      entity: 'params',
      isThing: false,
      facts: Object.entries(params).map(([key, value]) => {
        const found = vocabulary.parameters.find((each) => wordOf(each) === key);
        return {
          path: ['params', key],
          label: found?.label ?? key,
          type: found?.type ?? null,
          words: [],
          value,
        };
      }),
    });
  return groups;
}

/** A value to start from when a fact is added. */
export function firstValue(type: string): Json {
  if (['number', 'money', 'rate'].includes(type)) return 0;
  if (type === 'boolean') return true;
  return ['texts', 'numbers', 'dates', 'months', 'list'].includes(type) ? [] : '';
}

export function textOfValue(value: Json): string {
  if (value === null) return '没有';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map((each) => textOfValue(each)).join('、') || '没有';
  if (isObject(value))
    return Object.entries(value)
      .map(([key, each]) => `${key} ${textOfValue(each)}`)
      .join('，');
  return String(value);
}
