import { isObject } from '../json-path.ts';
import type { Json } from '../types.ts';
import { type Operator, operatorOf, type ValueType } from './grammar.ts';

const literalKeys = ['yuan', 'percent', 'number', 'date', 'month', 'text'] as const;
const isDay = (text: string): boolean => /^\d{4}-\d{2}/.test(text);

/** How a value is written; `other` is something no form knows. */
export type ValueKind = 'literal' | 'name' | 'param' | 'other' | (string & {});

/** Beside a fact a word or a day stands plainly, elsewhere a text is a name. */
export function valueKindOf(node: Json | undefined, type: ValueType, isCompared: boolean): ValueKind {
  if (typeof node === 'number' || typeof node === 'boolean') return 'literal';
  if (typeof node === 'string') return isCompared && (type === 'text' || isDay(node)) ? 'literal' : 'name';
  if (!isObject(node)) return 'other';
  if (literalKeys.some((key) => node[key] !== undefined)) return 'literal';
  if (node.ref !== undefined) return 'name';
  if (typeof node.param === 'string') return 'param';
  return operatorOf(node)?.key ?? 'other';
}

/** The keys by which a value of a kind is written out, beside its own words. */
export function valueKeys(kind: ValueKind, operator: Operator | undefined): readonly string[] {
  if (kind === 'literal') return literalKeys;
  if (kind === 'name') return ['ref'];
  if (kind === 'param') return ['param', 'on', 'default'];
  if (!operator) return [];
  const { key, shape } = operator;
  const more: Partial<Record<Operator['shape'], string[]>> = {
    rateOf: ['of'],
    choice: ['then', 'else'],
    loop: ['of', 'where'],
    item: ['at'],
    yearDay: ['year'],
  };
  return [key, ...(more[shape] ?? [])];
}

export const listSpans = { months: '逐月', numbers: '逐个序号' } as const;
export type ListSpan = keyof typeof listSpans;
export const isListSpan = (word: string): word is ListSpan => Object.hasOwn(listSpans, word);

/** How a list is written: by its name, as months or numbers in a row, as words, as periods the place sets. */
export type ListKind = 'name' | ListSpan | 'values' | 'param' | 'none' | 'other';

export function listKindOf(list: Json | undefined): ListKind {
  if (list === undefined || list === '') return 'none';
  if (typeof list === 'string') return 'name';
  if (!isObject(list)) return 'other';
  if (typeof list.list === 'string') return 'name';
  if (Array.isArray(list.values)) return 'values';
  if (typeof list.param === 'string') return 'param';
  return (['months', 'numbers'] as const).find((key) => isObject(list[key])) ?? 'other';
}

export const listName = (list: Json | undefined): string | undefined =>
  typeof list === 'string' ? list : isObject(list) && typeof list.list === 'string' ? list.list : undefined;

/** A definition that joins words out of lists: `{names: L, of: E}`. */
export const isNames = (node: Json | undefined): boolean => isObject(node) && node.names !== undefined;
