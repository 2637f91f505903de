import { getAt, isObject } from '../json-path.ts';
import type { Json, JsonObject, Path } from '../types.ts';
import { comparisonsOf, kindOf, wordTestOf } from './clause-data.ts';
import { operatorOf, partsOf } from './grammar.ts';
import { isNames, listKindOf, valueKeys, valueKindOf } from './nodes.ts';

type Look = (node: Json | undefined, path: Path) => Path[];

/** What may be told beside a condition. */
export const toldKeys = ['say', 'label', 'material', 'article', 'reading'] as const;

/** The keys of an object beyond those that have a field. */
const beyond = (node: JsonObject, path: Path, shown: readonly string[]): Path[] =>
  Object.keys(node).flatMap((key) => (shown.includes(key) ? [] : [[...path, key]]));

const each = (node: Json | undefined, path: Path, look: Look): Path[] => {
  if (node === undefined) return [];
  return Array.isArray(node) ? node.flatMap((one, at) => look(one, [...path, at])) : [path];
};

/** The parts of an object by their keys, and what has no field of its own. */
function parts(node: Json | undefined, path: Path, looks: Readonly<Record<string, Look | null>>): Path[] {
  if (node === undefined) return [];
  if (!isObject(node)) return [path];
  const below = Object.entries(looks).flatMap(([key, look]) => look?.(node[key], [...path, key]) ?? []);
  return [...beyond(node, path, Object.keys(looks)), ...below];
}

const value: Look = (node, path) => {
  if (node === undefined) return [];
  const kind = valueKindOf(node, 'any', false);
  if (kind === 'other') return [path];
  if (!isObject(node)) return [];
  const operator = kind === 'literal' || kind === 'name' || kind === 'param' ? undefined : operatorOf(node);
  const own = beyond(node, path, [...valueKeys(kind, operator), 'label']);
  if (kind === 'param') return [...own, ...value(node.on, [...path, 'on'])];
  if (!operator) return own;
  const inner = partsOf(node, operator, 'any').flatMap((part) =>
    value(getAt(node, part.path), [...path, ...part.path]),
  );
  const isLoop = operator.shape === 'loop' || operator.shape === 'item';
  return [
    ...own,
    ...inner,
    ...(isLoop ? list(node[operator.key], [...path, operator.key]) : []),
    ...condition(operator.shape === 'loop' ? node.where : undefined, [...path, 'where']),
    ...condition(operator.shape === 'choice' ? node.if : undefined, [...path, 'if']),
  ];
};

/** Words to be among, each written out or another value; a list the place sets; or both. */
const words: Look = (node, path) => {
  if (Array.isArray(node)) return each(node, path, value);
  return isObject(node) ? beyond(node, path, ['param', 'values']) : [];
};

const list: Look = (node, path) => {
  const kind = listKindOf(node);
  if (kind === 'other') return [path];
  if (!isObject(node)) return [];
  if (kind === 'name') return beyond(node, path, ['list', 'as']);
  if (kind === 'months' || kind === 'numbers')
    return parts(node, path, {
      [kind]: (span, at) => parts(span, at, { from: value, count: value, through: value }),
      as: null,
    });
  return beyond(node, path, [kind, 'as']);
};

const condition: Look = (node, path) => {
  if (node === undefined || typeof node === 'string') return [];
  if (!isObject(node)) return [path];
  const kind = kindOf(node);
  const told = Object.fromEntries(toldKeys.map((key) => [key, null]));
  const conditions: Look = (given, at) => each(given, at, condition);
  const shapes: Partial<Record<typeof kind, Readonly<Record<string, Look | null>>>> = {
    all: { all: conditions },
    any: { any: conditions },
    not: { not: condition },
    every: { every: list, where: condition, that: condition },
    some: { some: list, where: condition, that: condition },
    lasts: {
      lasts: (given, at) =>
        parts(given, at, { from: value, to: value, months: value, by: value, label: null }),
    },
    reached: { reached: value },
    reading: { chosen: null },
    words: { list: null, [wordTestOf(node) ?? '']: words },
    test: {
      fact: value,
      ...Object.fromEntries(
        comparisonsOf(node).map((test) => [test, test === 'in' || test === 'notIn' ? words : value]),
      ),
    },
  };
  const shape = shapes[kind];
  return shape ? parts(node, path, { ...told, ...shape }) : [path];
};

const definition: Look = (node, path) => {
  if (isNames(node))
    return parts(node, path, {
      names: (given, at) => (Array.isArray(given) ? each(given, at, list) : list(given, at)),
      of: value,
      where: condition,
      between: null,
      label: null,
    });
  return isObject(node) && kindOf(node) !== 'other' ? condition(node, path) : value(node, path);
};

const conditions: Look = (given, at) => each(given, at, condition);
const rows =
  (looks: Readonly<Record<string, Look | null>>): Look =>
  (given, at) =>
    each(given, at, (row, place) => parts(row, place, looks));

const clauseParts: Readonly<Record<string, Look | null>> = {
  ...Object.fromEntries(
    'id title kind class article payee event handler materials fund readings over'
      .split(' ')
      .map((key) => [key, null]),
  ),
  validity: (given, at) => parts(given, at, { each: null, on: value, from: value, to: value }),
  let: (given, at) =>
    isObject(given) ? Object.entries(given).flatMap(([name, node]) => definition(node, [...at, name])) : [],
  when: conditions,
  each: conditions,
  together: conditions,
  ranges: rows({ value, from: value, to: value, label: null, article: null }),
  pays: (given, at) =>
    given === 'unstated'
      ? []
      : rows({ amount: value, when: condition, for: list, on: value, once: null })(given, at),
  atMost: value,
  outcomes: rows({ when: condition, say: null, holds: null }),
  funding: rows({ source: null, share: null, when: condition, takesRest: null, for: list, of: value }),
  once: (given, at) => parts(given, at, { per: null, reading: null }),
  exclusive: rows({ with: null, per: null, reading: null }),
  yearlyCap: (given, at) => parts(given, at, { amount: value, per: null, reading: null }),
};

/**
 * The places of a clause that no field of the editor shows. They are kept as they are; the editor names them, so that
 * nobody takes the form for the whole clause.
 */
export const unshownParts = (clause: JsonObject): Path[] => parts(clause, [], clauseParts);
