import { isObject } from '../json-path.ts';
import type { Json, JsonObject, Vocabulary } from '../types.ts';
import { firstValue, type ValueType } from './grammar.ts';

export type Fact = Vocabulary['entities'][number]['facts'][number] & { written: string; group: string };

/** Every fact by the name a clause writes. */
export function factsOf(vocabulary: Vocabulary): Map<string, Fact> {
  return new Map(
    vocabulary.entities.flatMap((entity) =>
      entity.facts.map((fact): [string, Fact] => {
        const written = entity.list === null ? fact.name : `${entity.name}.${fact.name}`;
        return [written, { ...fact, written, group: entity.label }];
      }),
    ),
  );
}

export const comparisonLabels = {
  is: '是',
  isNot: '不是',
  in: '是其中之一',
  notIn: '不是其中任何一个',
  atLeast: '不低于',
  above: '高于',
  atMost: '不高于',
  below: '低于',
  isGiven: '有没有',
  isStated: '填没填',
} as const;
export type Comparison = keyof typeof comparisonLabels;
const dateLabels: Partial<Record<Comparison, string>> = {
  atLeast: '不早于',
  above: '晚于',
  atMost: '不晚于',
  below: '早于',
};
const isComparison = (key: string): key is Comparison => Object.hasOwn(comparisonLabels, key);
const isTime = (type: string): boolean => ['date', 'month', 'moment'].includes(type);

/** Comparisons that make sense for a type, beside one that is in use. */
export function comparisonsFor(type: string, used?: Comparison): { value: Comparison; label: string }[] {
  const fitting: Comparison[] =
    type === 'boolean'
      ? ['is', 'isGiven', 'isStated']
      : type === 'text'
        ? ['is', 'isNot', 'in', 'notIn', 'isGiven', 'isStated']
        : ['atLeast', 'above', 'atMost', 'below', 'is', 'isNot', 'in', 'notIn', 'isGiven', 'isStated'];
  return [...new Set([...fitting, ...(used ? [used] : [])])].map((value) => ({
    value,
    label: (isTime(type) && dateLabels[value]) || comparisonLabels[value],
  }));
}

/** The comparisons a condition puts its fact to. */
export const comparisonsOf = (condition: JsonObject): Comparison[] =>
  Object.keys(condition).filter(isComparison);

export const conditionKinds = {
  test: '比较',
  words: '名单里有没有',
  lasts: '持续满几个月',
  reached: '已到某天',
  every: '名单里每一项都要符合',
  some: '名单里至少一项符合',
  all: '一组条件，每项都要符合',
  any: '一组条件，符合其中一项',
  not: '不是以下情形',
} as const;
/** What a condition is: one of those above, or something the form only shows. */
export type ConditionKind = keyof typeof conditionKinds | 'reading' | 'named' | 'other';

export function kindOf(condition: Json | undefined): ConditionKind {
  if (typeof condition === 'string') return 'named';
  if (!isObject(condition)) return 'other';
  if (condition.chosen !== undefined && typeof condition.reading === 'string') return 'reading';
  if (Array.isArray(condition.all)) return 'all';
  if (Array.isArray(condition.any)) return 'any';
  if (condition.not !== undefined) return 'not';
  if (condition.every !== undefined) return 'every';
  if (condition.some !== undefined) return 'some';
  if (isObject(condition.lasts)) return 'lasts';
  if (condition.reached !== undefined) return 'reached';
  if (wordTestOf(condition)) return 'words';
  return condition.fact === undefined ? 'other' : 'test';
}

export const wordTests = { has: '包含', hasAny: '包含其中之一', hasAll: '全部包含' } as const;
export type WordTest = keyof typeof wordTests;
export const wordTestOf = (condition: JsonObject): WordTest | undefined =>
  (['has', 'hasAny', 'hasAll'] as const).find((test) => condition[test] !== undefined);

/** What a comparison starts from. */
export function firstCompared(type: ValueType, comparison: Comparison, today: string): Json {
  if (comparison === 'isGiven' || comparison === 'isStated') return true;
  if (comparison === 'in' || comparison === 'notIn') return [];
  const value = firstValue(type === 'any' ? 'number' : type, today);
  return isObject(value) ? (value.date ?? value.month ?? value.text ?? value) : value;
}

/** A condition of a kind to start from; facts are chosen then. */
export function firstCondition(kind: keyof typeof conditionKinds): JsonObject {
  switch (kind) {
    case 'test':
      return { fact: '', is: true, say: '' };
    case 'words':
      return { list: '', hasAny: [], say: '' };
    case 'lasts':
      return { lasts: { from: '', to: '', months: 1, by: 'asOf' }, say: '' };
    case 'reached':
      return { reached: '', say: '' };
    case 'every':
      return { every: '', that: { all: [] }, say: '' };
    case 'some':
      return { some: '', that: { all: [] }, say: '' };
    case 'all':
      return { all: [], say: '' };
    case 'any':
      return { any: [], say: '' };
    case 'not':
      return { not: { any: [] }, say: '' };
  }
}

/** A condition about a fact, as its type asks. */
export function conditionOn(name: string, type: string, today: string): JsonObject {
  if (['texts', 'numbers', 'dates', 'months'].includes(type)) return { list: name, hasAny: [], say: '' };
  if (type === 'list') return { some: name, that: { all: [] }, say: '' };
  const [first] = comparisonsFor(type);
  const comparison = first?.value ?? 'is';
  return { fact: name, [comparison]: firstCompared(type as ValueType, comparison, today), say: '' };
}

/** The condition with another fact; words about the old one go, and comparisons that do not fit the new one. */
export function withFact(condition: JsonObject, fact: Json, type: string, today: string): JsonObject {
  const { label: _, ...kept } = condition;
  const fresh = conditionOn('', type, today);
  const rest = Object.entries(kept).filter(([key]) => key !== 'fact' && !isComparison(key));
  const { say: __, fact: ___, ...tests } = fresh;
  return {
    fact,
    ...(comparisonsOf(fresh).length > 0 ? tests : { isGiven: true }),
    ...Object.fromEntries(rest),
  };
}

/** One comparison in the place of another; what is said beside it stays. */
export function withComparison(
  condition: JsonObject,
  before: Comparison,
  after: Comparison,
  value: Json,
): JsonObject {
  return Object.fromEntries(
    Object.entries(condition).flatMap(([key, each]): [string, Json][] => {
      if (key === before) return [[after, value]];
      return key === after ? [] : [[key, each]];
    }),
  );
}
