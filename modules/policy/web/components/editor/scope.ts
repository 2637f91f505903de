import { isObject } from '../json-path.ts';
import type { Json, JsonObject, Path, Vocabulary } from '../types.ts';
import type { Fact } from './clause-data.ts';
import { operatorOf, type ValueType } from './grammar.ts';
import { entityOf, type Loop, loopsAt } from './loops.ts';
import { isNames } from './nodes.ts';
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

const known = new WeakMap<JsonObject, Map<string, Map<string, Name>>>();
/** Where every list of the clause may be named: definitions are expanded where they are used. */
export const anywhere: Path = ['let', ''];

/** The names at a place: facts of the application, of the things gone through there, definitions. Alike places share theirs. */
export function namesAt(
  vocabulary: Vocabulary,
  facts: ReadonlyMap<string, Fact>,
  clause: JsonObject,
  path: Path,
): Map<string, Name> {
  const loops = loopsAt(vocabulary, facts, clause, path);
  const own = known.get(clause) ?? new Map<string, Map<string, Name>>();
  known.set(clause, own);
  const isOutcome = path[0] === 'outcomes' || path[0] === 'let';
  const key = JSON.stringify({ loops, isOutcome });
  const found = own.get(key);
  if (found) return found;
  const names = factNames(vocabulary, loops);
  const all = path[0] === 'let' ? names : factNames(vocabulary, loopsAt(vocabulary, facts, clause, anywhere));
  for (const each of definitionNames(vocabulary, clause, all)) names.set(each.written, each);
  if (isOutcome) names.set(allMet.written, allMet);
  own.set(key, names);
  return names;
}

function factNames(vocabulary: Vocabulary, loops: readonly Loop[]): Map<string, Name> {
  const names = new Map<string, Name>();
  const put = (written: string, from: Omit<Name, 'written'>) => names.set(written, { written, ...from });
  for (const loop of loops) {
    const entity = entityOf(vocabulary, loop.list);
    for (const fact of entity?.facts ?? [])
      put(`${loop.as}.${fact.name}`, { ...fact, group: entity?.label ?? '' });
    for (const { key, label, type } of loop.names) {
      const isAlone = loops.filter(({ names: own }) => own.some((each) => each.label === label)).length === 1;
      put(key === undefined ? loop.as : `${loop.as}.${key}`, {
        ...nothingMore,
        label: isAlone ? label : `${label}（${loop.as}）`,
        type,
        group: '名单里',
      });
    }
  }
  for (const fact of vocabulary.entities.find(({ name }) => name === 'case')?.facts ?? [])
    put(fact.name, { ...fact, group: '申请' });
  return names;
}

/** The definitions of a clause; `facts` are what they may name beside one another. */
function definitionNames(
  vocabulary: Vocabulary,
  clause: JsonObject,
  facts: ReadonlyMap<string, Name>,
): Name[] {
  const lets = Object.entries(isObject(clause.let) ? clause.let : {});
  const named = (names: ReadonlyMap<string, Name>): Name[] =>
    lets.map(([written, definition]) => {
      const type = isNames(definition)
        ? 'names'
        : isCondition(clause, definition)
          ? 'condition'
          : typeOf(clause, names, definition);
      const label = calledOf(definition) ?? (shortSaid(names, vocabulary, definition) || written);
      return { ...nothingMore, written, label, type, group: '定义' };
    });
  // Said a second time with the words of the definitions they are made of.
  const first = named(facts).map((each): [string, Name] => [each.written, each]);
  return named(new Map([...facts, ...first]));
}

const nothingMore = { isInLedger: false, unit: null, words: [] };

/** What the clause's own conditions come to, as outcomes ask. */
const allMet: Name = {
  ...nothingMore,
  written: 'conditions',
  label: '本条各项条件都符合',
  type: 'condition',
  group: '定义',
};

/** The Chinese name an officer has given a definition. */
export const calledOf = (node: Json | undefined): string | undefined =>
  isObject(node) && typeof node.label === 'string' && node.label !== '' ? node.label : undefined;

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
  ['number', 'number'],
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
