import { isObject } from '../json-path.ts';
import type { Json, JsonObject, Path, Vocabulary } from '../types.ts';

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
} as const;
export type Comparison = keyof typeof comparisonLabels;
const dateLabels: Partial<Record<Comparison, string>> = {
  atLeast: '不早于',
  above: '晚于',
  atMost: '不晚于',
  below: '早于',
};
const isComparison = (key: string): key is Comparison => Object.hasOwn(comparisonLabels, key);
const isDay = (type: string): boolean => ['date', 'month', 'moment'].includes(type);

/** Comparisons that make sense for a type. */
export function comparisonsFor(type: string): { value: Comparison; label: string }[] {
  const fitting: Comparison[] =
    type === 'boolean'
      ? ['is', 'isGiven']
      : type === 'text'
        ? ['is', 'isNot', 'in', 'notIn', 'isGiven']
        : ['number', 'money', 'rate'].includes(type) || isDay(type)
          ? ['atLeast', 'above', 'atMost', 'below', 'is', 'isGiven']
          : ['isGiven'];
  return fitting.map((value) => ({
    value,
    label: (isDay(type) && dateLabels[value]) || comparisonLabels[value],
  }));
}

/** What a row of the form can change in a condition. */
export type ConditionShape =
  | { kind: 'test'; fact: string; comparison: Comparison; value: Json }
  | { kind: 'words'; list: string; test: 'has' | 'hasAny' | 'hasAll'; words: string[] }
  | { kind: 'months'; months: number }
  | { kind: 'group'; joins: 'all' | 'any'; children: Json[] }
  | { kind: 'other' };

/** A plain value of a clause: a number, a word, a day, yes or no, a sum in yuan, a percentage, or words. */
export function isLiteral(value: Json | undefined): value is Json {
  if (value === null || value === undefined) return false;
  if (Array.isArray(value)) return value.every((each) => typeof each === 'string');
  if (!isObject(value)) return true;
  const [key, ...rest] = Object.keys(value);
  return rest.length === 0 && (key === 'yuan' || key === 'percent') && typeof value[key] === 'number';
}

function testOf(condition: JsonObject, facts: Map<string, Fact>): ConditionShape | undefined {
  const comparisons = Object.keys(condition).filter(isComparison);
  const [comparison] = comparisons;
  const { fact } = condition;
  if (typeof fact !== 'string' || !facts.has(fact) || comparisons.length !== 1 || !comparison)
    return undefined;
  const value = condition[comparison];
  // After a comparison of size, a text is the name of another value unless it is a day.
  const isName =
    typeof value === 'string' &&
    ['atLeast', 'above', 'atMost', 'below'].includes(comparison) &&
    !/^\d{4}-\d{2}/.test(value);
  return isLiteral(value) && !isName ? { kind: 'test', fact, comparison, value } : undefined;
}

export function shapeOf(condition: Json, facts: Map<string, Fact>): ConditionShape {
  if (!isObject(condition)) return { kind: 'other' };
  if (Array.isArray(condition.any)) return { kind: 'group', joins: 'any', children: condition.any };
  if (Array.isArray(condition.all)) return { kind: 'group', joins: 'all', children: condition.all };
  if (isObject(condition.lasts) && typeof condition.lasts.months === 'number')
    return { kind: 'months', months: condition.lasts.months };
  if (typeof condition.list === 'string')
    for (const test of ['has', 'hasAny', 'hasAll'] as const) {
      const given = condition[test];
      if (given !== undefined && isLiteral(given) && typeof given !== 'object')
        return { kind: 'words', list: condition.list, test, words: [String(given)] };
      if (Array.isArray(given) && isLiteral(given))
        return { kind: 'words', list: condition.list, test, words: given.map(String) };
    }
  return testOf(condition, facts) ?? { kind: 'other' };
}

/** A literal to start from. */
export function firstLiteral(type: string, comparison: Comparison, today: string): Json {
  if (comparison === 'isGiven') return true;
  if (comparison === 'in' || comparison === 'notIn') return [];
  if (type === 'boolean') return true;
  if (type === 'money') return { yuan: 0 };
  if (type === 'rate') return { percent: 0 };
  if (type === 'number') return 0;
  if (type === 'month') return today.slice(0, 7);
  return isDay(type) ? today : '';
}

const comparisonKeys = Object.keys(comparisonLabels) as Comparison[];
/** The condition with another fact or comparison; what is said beside it stays, except words about the old fact. */
export function withTest(
  condition: JsonObject,
  fact: string,
  comparison: Comparison,
  value: Json,
): JsonObject {
  const rest = Object.fromEntries(
    Object.entries(condition).filter(
      ([key]) => key !== 'fact' && !comparisonKeys.some((each) => each === key),
    ),
  );
  const { label: _, ...kept } = rest;
  return { fact, [comparison]: value, ...(condition.fact === fact ? rest : kept) };
}

export interface AmountLeaf {
  path: Path;
  unit: '元' | '%' | '个月' | '';
  value: number;
  /** How the clause writes the number: fractions are shown as percentages. */
  isFraction: boolean;
}

/** The plain numbers inside an amount, in the order they stand: sums, rates, months. */
export function amountLeaves(node: Json | undefined, path: Path = []): AmountLeaf[] {
  if (Array.isArray(node)) return node.flatMap((each, at) => amountLeaves(each, [...path, at]));
  if (typeof node === 'number') {
    const key = path.at(-1);
    const isFraction = key === 'rate';
    const isMonths = key === 'months' || path.includes('addMonths');
    const unit = key === 'yuan' ? '元' : key === 'percent' || isFraction ? '%' : isMonths ? '个月' : '';
    return [{ path, unit, value: node, isFraction }];
  }
  return isObject(node)
    ? Object.entries(node).flatMap(([key, each]) => amountLeaves(each, [...path, key]))
    : [];
}
