import { getAt, isObject } from '../json-path.ts';
import type { Json, JsonObject, Path, Vocabulary } from '../types.ts';
import type { Fact } from './clause-data.ts';
import type { ValueType } from './grammar.ts';
import { listName } from './nodes.ts';

const loopKeys = ['every', 'some', 'count', 'total', 'largest', 'smallest', 'first', 'for', 'names'];
const ofThings = new Set(['each', 'pays', 'let']);

/** The things a list holds: of the application, or of another thing (`batch.interns`). */
export function entityOf(vocabulary: Vocabulary, list: string | undefined) {
  const [head, ...rest] = (list ?? '').split('.');
  const inner = vocabulary.entities.find(({ name }) => name === head);
  const things = inner?.facts.find(({ name }) => name === rest.join('.'))?.things;
  return vocabulary.entities.find(
    (entity) => (entity.list !== null && entity.list === list) || entity.name === things,
  );
}

/** A list on the way to a place in the data, and what can be named of each of its things. */
export interface Loop {
  as: string;
  /** The list whose things it goes through; undefined for what is counted or written out. */
  list: string | undefined;
  /** Names of what it goes through that is no thing with facts; no key for the name itself. */
  names: { key?: string; label: string; type: ValueType }[];
}

/** The name of each thing of a list that is no list of things: months, numbers, words, periods in a row. */
function namesOfRow(list: JsonObject): Loop['names'] {
  if (list.months !== undefined) return [{ label: '逐月的那个月', type: 'month' }];
  if (list.numbers !== undefined) return [{ label: '逐个的序号', type: 'number' }];
  if (Array.isArray(list.values))
    return [
      { label: '逐个的词', type: list.values.every((each) => typeof each === 'string') ? 'text' : 'number' },
    ];
  return [
    { key: 'from', label: '这一段的开始日', type: 'date' },
    { key: 'to', label: '这一段的结束日', type: 'date' },
  ];
}

function loopOf(
  vocabulary: Vocabulary,
  facts: ReadonlyMap<string, Fact>,
  clause: JsonObject,
  list: Json | undefined,
): Loop {
  const name = listName(list);
  const things = name === 'chosen' ? String(clause.over ?? '') : name;
  const as = isObject(list) && typeof list.as === 'string' ? list.as : undefined;
  if (things === undefined)
    return { as: as ?? 'it', list: undefined, names: isObject(list) ? namesOfRow(list) : [] };
  const entity = entityOf(vocabulary, things);
  if (entity) return { as: as ?? entity.name, list: things, names: [] };
  const type = facts.get(things)?.type ?? 'texts';
  return {
    as: as ?? 'it',
    list: things,
    names:
      type === 'figures'
        ? [
            { key: 'key', label: '逐个的名称', type: 'text' },
            { key: 'value', label: '逐个的数', type: 'number' },
          ]
        : [{ key: 'value', label: '逐个的值', type: type.replace(/s$/, '') as ValueType }],
  };
}

/** The lists that something goes through: one, or several inside one another. */
const listsAt = (node: JsonObject, key: string): Json[] => {
  const given = node[key];
  return key === 'names' && Array.isArray(given) ? given : given === undefined ? [] : [given];
};

/** All lists that a clause goes through anywhere. */
function listsWithin(node: Json | undefined): Json[] {
  if (Array.isArray(node)) return node.flatMap(listsWithin);
  if (!isObject(node)) return [];
  const own = loopKeys.flatMap((key) => listsAt(node, key));
  return [...own, ...Object.values(node).flatMap(listsWithin)];
}

/** The lists that are gone through on the way to a place in the data. */
function listsAbove(clause: JsonObject, path: Path): Json[] {
  // A definition is expanded where it is used: it may name what is gone through there.
  if (path[0] === 'let') return listsWithin(clause);
  const found: Json[] = [];
  for (let at = 0; at < path.length - 1; at += 1) {
    const node = getAt(clause, path.slice(0, at + 1));
    const key = isObject(node) ? loopKeys.find((each) => node[each] !== undefined) : undefined;
    if (isObject(node) && key !== undefined && path[at + 1] !== key) found.push(...listsAt(node, key));
  }
  return found;
}

/** The lists that are gone through on the way to a place, the clause's own first. */
export function loopsAt(
  vocabulary: Vocabulary,
  facts: ReadonlyMap<string, Fact>,
  clause: JsonObject,
  path: Path,
): Loop[] {
  const over = typeof clause.over === 'string' ? clause.over : undefined;
  const [part] = path;
  const isEach = isObject(clause.validity) && clause.validity.each === true && part === 'validity';
  const isOfThing = over !== undefined && (ofThings.has(String(part)) || isEach);
  const loops = [...(isOfThing ? [over] : []), ...listsAbove(clause, path)].map((list) =>
    loopOf(vocabulary, facts, clause, list),
  );
  return [...new Map(loops.map((loop) => [`${loop.as} ${loop.list} ${loop.names.length}`, loop])).values()];
}

/** Short names that stand for the things of lists anywhere in a clause. */
export const loopNames = (clause: JsonObject): string[] =>
  listsWithin(clause).flatMap((list) => (isObject(list) && typeof list.as === 'string' ? [list.as] : []));

/** A short name for the things of another list, which nothing else in the clause has. */
export function freeName(clause: JsonObject, base: string, from = 1): string {
  const name = from === 1 ? base : `${base}${from}`;
  const lets = isObject(clause.let) ? Object.keys(clause.let) : [];
  return [...lets, ...loopNames(clause)].includes(name) ? freeName(clause, base, from + 1) : name;
}
