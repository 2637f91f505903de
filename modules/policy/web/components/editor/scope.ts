import { getAt, isObject } from '../json-path.ts';
import type { Json, JsonObject, Path, Vocabulary } from '../types.ts';
import type { Fact } from './clause-data.ts';
import { operatorOf, type ValueType } from './grammar.ts';
import { shortSaid } from './told.ts';

/** A name a value may be given by: a fact, a definition of the clause, the thing a list goes through. */
export interface Name {
  written: string;
  label: string;
  type: string;
  group: string;
  isInLedger: boolean;
  unit: string | null;
  words: string[];
  /** Chinese for coded words. */
  labels?: Readonly<Record<string, string>> | undefined;
}

const loopKeys = ['every', 'some', 'count', 'total', 'largest', 'smallest', 'first', 'for'];
const ofThings = new Set(['each', 'pays', 'let']);

const listName = (list: Json | undefined): string | undefined =>
  typeof list === 'string' ? list : isObject(list) && typeof list.list === 'string' ? list.list : undefined;

/** The things a list holds: of the application, or of another thing (`batch.interns`). */
export function entityOf(vocabulary: Vocabulary, list: string | undefined) {
  const [head, ...rest] = (list ?? '').split('.');
  const inner = vocabulary.entities.find(({ name }) => name === head);
  const things = inner?.facts.find(({ name }) => name === rest.join('.'))?.things;
  return vocabulary.entities.find(
    (entity) => (entity.list !== null && entity.list === list) || entity.name === things,
  );
}

interface Loop {
  as: string;
  /** The list whose things it goes through; undefined for months and numbers in a row. */
  list: string | undefined;
  type: ValueType;
}

function loopOf(vocabulary: Vocabulary, clause: JsonObject, list: Json | undefined): Loop {
  const name = listName(list);
  const things = name === 'chosen' ? String(clause.over ?? '') : name;
  const as = isObject(list) && typeof list.as === 'string' ? list.as : undefined;
  if (things !== undefined)
    return { as: as ?? entityOf(vocabulary, things)?.name ?? 'it', list: things, type: 'any' };
  return {
    as: as ?? 'it',
    list: undefined,
    type: isObject(list) && list.months !== undefined ? 'month' : 'number',
  };
}

/** The lists that are gone through on the way to a place in the data. */
function loopsAt(vocabulary: Vocabulary, clause: JsonObject, path: Path): Loop[] {
  const over = typeof clause.over === 'string' ? clause.over : undefined;
  const [part] = path;
  const isEach = isObject(clause.validity) && clause.validity.each === true && part === 'validity';
  const isOfThing = over !== undefined && (ofThings.has(String(part)) || isEach);
  const found = isOfThing ? [loopOf(vocabulary, clause, over)] : [];
  for (let at = 0; at < path.length - 1; at += 1) {
    const node = getAt(clause, path.slice(0, at + 1));
    const key = isObject(node) ? loopKeys.find((each) => node[each] !== undefined) : undefined;
    if (isObject(node) && key !== undefined && path[at + 1] !== key)
      found.push(loopOf(vocabulary, clause, node[key]));
  }
  return found;
}

const known = new WeakMap<JsonObject, Map<string, Map<string, Name>>>();

/** The names at a place. Places with the same lists around them share theirs. */
export function namesAt(
  vocabulary: Vocabulary,
  facts: ReadonlyMap<string, Fact>,
  clause: JsonObject,
  path: Path,
): Map<string, Name> {
  const loops = loopsAt(vocabulary, clause, path);
  const own = known.get(clause) ?? new Map<string, Map<string, Name>>();
  known.set(clause, own);
  const key = JSON.stringify(loops);
  const names = own.get(key) ?? namesWithin(vocabulary, facts, clause, loops);
  own.set(key, names);
  return names;
}

/** Every name that means something at a place: facts of the application, of the things gone through there, definitions. */
function namesWithin(
  vocabulary: Vocabulary,
  facts: ReadonlyMap<string, Fact>,
  clause: JsonObject,
  loops: readonly Loop[],
): Map<string, Name> {
  const names = new Map<string, Name>();
  const put = (written: string, from: Omit<Name, 'written'>) => names.set(written, { written, ...from });
  for (const loop of loops) {
    const entity = entityOf(vocabulary, loop.list);
    for (const fact of entity?.facts ?? [])
      put(`${loop.as}.${fact.name}`, { ...fact, group: entity?.label ?? '' });
    if (!entity) {
      const element = facts.get(loop.list ?? '')?.type.replace(/s$/, '') ?? loop.type;
      const written = loop.list === undefined ? loop.as : `${loop.as}.value`;
      const label = loop.list === undefined ? `逐个的${loop.as}` : '逐个的值';
      put(written, { label, type: element, group: '名单里', isInLedger: false, unit: null, words: [] });
    }
  }
  for (const fact of vocabulary.entities.find(({ name }) => name === 'case')?.facts ?? [])
    put(fact.name, { ...fact, group: '申请' });
  const lets = isObject(clause.let) ? clause.let : {};
  for (const [name, definition] of Object.entries(lets)) {
    const type = isCondition(clause, definition) ? 'condition' : typeOf(clause, names, definition);
    const label = `定义 ${name}：${shortSaid(names, vocabulary, definition)}`;
    put(name, { label, type, group: '定义', isInLedger: false, unit: null, words: [] });
  }
  return names;
}

/** Definitions may name one another; a circle is the server's to tell. */
const deepest = 8;
const conditionKeys = [
  'fact',
  'all',
  'any',
  'not',
  'every',
  'some',
  'has',
  'hasAny',
  'hasAll',
  'lasts',
  'reached',
  'chosen',
];
/** Whether a definition is met or not, rather than a value. */
export function isCondition(clause: JsonObject, node: Json | undefined, depth = 0): boolean {
  if (typeof node === 'string') {
    const named = isObject(clause.let) ? clause.let[node] : undefined;
    return named !== undefined && depth < deepest && isCondition(clause, named, depth + 1);
  }
  return isObject(node) && conditionKeys.some((key) => node[key] !== undefined);
}

const literalTypes: [string, ValueType][] = [
  ['yuan', 'money'],
  ['percent', 'rate'],
  ['date', 'date'],
  ['dayOfYear', 'date'],
  ['month', 'month'],
  ['text', 'text'],
  ['startOfDay', 'moment'],
];

/** What a value is, as far as it can be told without the server. */
export function typeOf(
  clause: JsonObject,
  names: ReadonlyMap<string, Pick<Name, 'type'>>,
  node: Json | undefined,
  parameters: readonly { name: string; type: string }[] = [],
  depth = 0,
): ValueType {
  if (depth > deepest) return 'any';
  if (typeof node === 'number') return 'number';
  if (typeof node === 'boolean') return 'boolean';
  if (typeof node === 'string') {
    const known = names.get(node)?.type as ValueType | undefined;
    if (known && known !== 'any') return known;
    const definition = isObject(clause.let) ? clause.let[node] : undefined;
    return definition === undefined ? 'any' : typeOf(clause, names, definition, parameters, depth + 1);
  }
  if (!isObject(node)) return 'any';
  const literal = literalTypes.find(([key]) => node[key] !== undefined);
  if (literal) return literal[1];
  if (typeof node.param === 'string')
    return (parameters.find(({ name }) => name === node.param)?.type as ValueType | undefined) ?? 'any';
  const operator = operatorOf(node);
  if (!operator) return 'any';
  if (operator.gives !== 'same') return operator.gives;
  const inner = (each: Json | undefined) => typeOf(clause, names, each, parameters, depth + 1);
  const given = node[operator.key];
  if (operator.key === 'multiply' && Array.isArray(given))
    return given.some((each) => inner(each) === 'money') ? 'money' : 'number';
  if (operator.shape === 'choice') return inner(node.then);
  if (operator.shape === 'loop') return inner(node.of);
  return Array.isArray(given) ? inner(given[0]) : 'any';
}
