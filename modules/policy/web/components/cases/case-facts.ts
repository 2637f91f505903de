import { isObject } from '../json-path.ts';
import type { Json, JsonObject, Path, Vocabulary } from '../types.ts';

type Entity = Vocabulary['entities'][number];
type Fact = Entity['facts'][number];

export interface CaseFact {
  path: Path;
  label: string;
  type: string | null;
  words: string[];
  /** Chinese for coded values. */
  labels: Readonly<Record<string, string>>;
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
const isThings = (value: Json): value is JsonObject[] =>
  Array.isArray(value) && value.length > 0 && value.every(isObject);

/** Some words stand for a number in one clause and for a list in another; what is given tells which. */
function fits({ type }: Fact, value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (isThings(value)) return type === 'list';
  if (isObject(value)) return type === 'figures';
  if (Array.isArray(value)) return type === 'list' || (type !== 'date' && type.endsWith('s'));
  return type !== 'list' && type !== 'figures' && !['texts', 'numbers', 'dates', 'months'].includes(type);
}
export const factOf = (
  vocabulary: Vocabulary,
  entity: string,
  word: string,
  value?: Json,
): Fact | undefined =>
  entityOf(vocabulary, entity)?.facts.find((fact) => wordOf(fact) === word && fits(fact, value));

/** Nothing at all was given of several facts (no retention): they are named. */
function labelBelow(vocabulary: Vocabulary, entity: string, word: string): string {
  const below = entityOf(vocabulary, entity)?.facts.filter((fact) => wordOf(fact).startsWith(`${word}.`));
  return below?.map(({ label }) => label).join('、') || word;
}

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
    const fact = factOf(vocabulary, at.entity, word, value);
    if (!fact && isObject(value)) collect(vocabulary, value, { path, words, entity: at.entity }, into);
    else if (isThings(value)) {
      const things = fact?.things === undefined ? undefined : entityOf(vocabulary, fact.things);
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
        label: fact?.label ?? labelBelow(vocabulary, at.entity, word),
        type: fact?.type ?? null,
        words: fact?.words ?? [],
        labels: fact?.labels ?? {},
        value,
      });
  }
}

function paramsGroup(vocabulary: Vocabulary, params: JsonObject): FactGroup {
  const factsIn = (node: JsonObject, at: string[]): CaseFact[] =>
    Object.entries(node).flatMap(([key, value]): CaseFact[] => {
      const path = [...at, key];
      const found = vocabulary.parameters.find((each) => wordOf(each) === path.join('.'));
      if (!found && isObject(value)) return factsIn(value, path);
      const label = found?.label ?? path.join('.');
      return [{ path: ['params', ...path], label, type: found?.type ?? null, words: [], labels: {}, value }];
    });
  return {
    path: ['params'],
    title: '当时的标准',
    entity: 'params',
    isThing: false,
    facts: factsIn(params, []),
  };
}

/** What a case says, in the words of the vocabulary: the application first, then each thing of its lists. */
export function groupsOf(vocabulary: Vocabulary, inputs: JsonObject): FactGroup[] {
  const whole: FactGroup = { path: [], title: '申请', entity: 'case', isThing: false, facts: [] };
  const groups = [whole];
  collect(vocabulary, inputs, { path: [], words: [], entity: 'case' }, { group: whole, groups });
  if (isObject(inputs.params)) groups.push(paramsGroup(vocabulary, inputs.params));
  return groups;
}

/** A value to start from when a fact is added. */
export function firstValue(type: string): Json {
  if (['number', 'money', 'rate'].includes(type)) return 0;
  if (type === 'boolean') return true;
  if (type === 'list') return [{}];
  return ['texts', 'numbers', 'dates', 'months'].includes(type) ? [] : '';
}

const plainText = (value: Json, labels: CaseFact['labels']): string => {
  if (value === null || value === '') return '没有';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return labels[String(value)] ?? String(value);
};

/** A value as people read it: coded words in Chinese, dated standards with their day. */
export function textOfValue(value: Json, labels: CaseFact['labels'] = {}): string {
  if (Array.isArray(value)) return value.map((each) => textOfValue(each, labels)).join('、') || '没有';
  if (!isObject(value)) return plainText(value, labels);
  if (typeof value.effective === 'string')
    return `自 ${value.effective} 起 ${textOfValue(value.monthly ?? null)}`;
  return Object.entries(value)
    .map(([key, each]) => `${labels[key] ?? key} ${textOfValue(each, labels)}`)
    .join('，');
}
