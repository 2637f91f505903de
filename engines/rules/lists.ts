/** Lists of a clause, as loops: list facts, what is chosen, months and numbers in a row, given words, periods of a parameter. */
import type { Context } from './context.ts';
import { rowsOf } from './facts.ts';
import {
  elementTypes,
  type EntityDefinition,
  type FactDefinition,
  isObject,
  isScalar,
  type Json,
  type JsonObject,
} from './model.ts';
import {
  Block,
  type Condition,
  type Loop,
  type Path,
  type Place,
  type Scope,
  sourcesOf,
  type Value,
} from './pieces.ts';
import { intern } from './runtime.ts';

/** The things of a list of plain values: they have the one fact `value`. */
function plainThing(entity: string, fact: FactDefinition): EntityDefinition | undefined {
  const { type } = fact;
  if (typeof type === 'object' || isScalar(type)) return undefined;
  const name = rowsOf(entity, fact);
  if (type !== 'figures')
    return { name, label: '', facts: [{ name: 'value', label: '', type: elementTypes[type] }] };
  return {
    name,
    label: '',
    facts: [
      { name: 'key', label: '名称', type: 'text' },
      { name: 'value', label: '数', type: 'number' },
    ],
  };
}

/** Of plain values only: what a worker is differs between vocabularies that share the fact `workers`. */
const plainThings = new WeakMap<FactDefinition, EntityDefinition>();

function elementOf(context: Context, entity: string, fact: FactDefinition): EntityDefinition | undefined {
  if (typeof fact.type === 'object') return context.entity(fact.type.list);
  const made = plainThings.get(fact) ?? plainThing(entity, fact);
  if (made) plainThings.set(fact, made);
  return made;
}

function factLoop(context: Context, name: string, alias: string | undefined, scope: Scope): Loop | undefined {
  const found = context.find(name, scope);
  if (!found) return undefined;
  const { place: parent, fact } = found;
  const element = elementOf(context, parent.entity.name, fact);
  if (!element) return undefined;
  const { index } = context.slot(parent.entity.name, fact);
  const row = context.temp('j');
  const place: Place = { entity: element, row, block: new Block() };
  const heads = element.facts.find((each) => each.name === 'heads');
  const as = alias ?? (typeof fact.type === 'object' ? fact.type.list : 'it');
  return {
    open: `for(let ${row}=o${index}[${parent.row}],e=o${index}[${parent.row}+1];${row}<e;${row}++){`,
    inner: { block: place.block, places: new Map([...scope.places, [as, place]]) },
    words: fact.label,
    known: `k${index}[${parent.row}]`,
    heads: heads ? context.read(place, heads) : '1',
    row,
  };
}

/** A list fact by its name; a problem where the vocabulary has none. */
function namedLoop(
  context: Context,
  name: string,
  as: string | undefined,
  scope: Scope,
  path: Path,
): Loop | undefined {
  const loop = factLoop(context, name, as, scope);
  if (!loop) context.fail(path, 'unknownName', `没有清单“${name}”`);
  return loop;
}

/** The list of things the clause decides on, left with those that met every condition of their own. */
function chosenLoop(context: Context, scope: Scope, as: string | undefined): Loop | undefined {
  const name = context.over ?? '';
  const loop = namedLoop(context, name, as, scope, ['over']);
  if (!loop) return undefined;
  const words = `符合条件的${loop.words}`;
  if (context.isTogether) return { ...loop, words, state: `S[${loop.row}]` };
  return { ...loop, words, open: `${loop.open}if(S[${loop.row}]!==2)continue;` };
}

/** A loop whose things are values with names of their own, not rows of an entity. */
function valueLoop(
  scope: Scope,
  open: string,
  row: string,
  named: Record<string, Omit<Value, 'facts'>>,
): Loop {
  const block = new Block();
  const places = new Map(scope.places);
  for (const [as, value] of Object.entries(named))
    places.set(as, {
      entity: { name: as, label: '', facts: [] },
      row,
      block,
      value: { ...value, facts: [] },
    });
  const [first] = Object.values(named);
  return { open, inner: { block, places }, words: first?.words ?? '', known: 'true', heads: '1', row };
}

const asMonth = (value: Value): Value =>
  value.type === 'date' ? { ...value, js: `R.monthOf(${value.js})`, type: 'month' } : value;

/** Months or numbers in a row, as many as `count` or until `through`, which counts. */
function rowLoop(
  context: Context,
  key: 'months' | 'numbers',
  list: JsonObject,
  scope: Scope,
  path: Path,
  as: string,
  row: string,
): Loop | undefined {
  const span = list[key];
  if (!isObject(span)) {
    context.fail([...path, key], 'wrongShape', '应写明 from 和 count 或 through');
    return undefined;
  }
  const bound = (end: 'from' | 'count' | 'through'): Value => {
    const value = context.compile.value(span[end], scope, [...path, key, end]);
    return key === 'months' ? asMonth(value) : value;
  };
  const from = bound('from');
  const until = span.count === undefined ? 'through' : 'count';
  const given = bound(until);
  const end = until === 'through' ? `${given.js}+1` : `${from.js}+${given.js}`;
  const value =
    key === 'months'
      ? { js: row, type: 'month' as const, words: '月份' }
      : { js: row, type: 'number' as const, words: '序号' };
  const loop = valueLoop(scope, `for(let ${row}=${from.js},e=${end};${row}<e;${row}++){`, row, {
    [as]: value,
  });
  return { ...loop, known: `(${end})===(${end})`, end: { ...given, ...sourcesOf([from, given]) } };
}

function wordsLoop(values: Json[], scope: Scope, as: string, row: string): Loop {
  const isText = values.every((each) => typeof each === 'string');
  const literals = values.map((each) => (isText ? intern(String(each)) : Number(each)));
  return valueLoop(scope, `for(const ${row} of [${literals.join(',')}]){`, row, {
    [as]: { js: row, type: isText ? 'text' : 'number', words: values.join('、') },
  });
}

/** Periods a place has set, each with its first and last day. */
function periodsLoop(
  context: Context,
  name: string,
  scope: Scope,
  path: Path,
  as: string,
  row: string,
): Loop | undefined {
  const parameter = context.parameter(name);
  if (parameter?.definition.type !== 'periods') {
    context.fail([...path, 'param'], 'unknownName', `没有时段参数“${name}”`);
    return undefined;
  }
  const loop = valueLoop(scope, `for(const ${row} of ${parameter.js}??[]){`, row, {
    [`${as}.from`]: { js: `${row}[0]`, type: 'date', words: '开始日' },
    [`${as}.to`]: { js: `${row}[1]`, type: 'date', words: '结束日' },
  });
  return { ...loop, words: parameter.definition.label, known: `${parameter.js}!==undefined` };
}

/** `Compile.list` (context.ts). */
export function compileList(
  context: Context,
  list: Json | undefined,
  scope: Scope,
  path: Path,
): Loop | undefined {
  if (list === 'chosen') return chosenLoop(context, scope, undefined);
  if (typeof list === 'string') return namedLoop(context, list, undefined, scope, path);
  if (!isObject(list)) {
    context.fail(path, 'wrongShape', '应是一个清单');
    return undefined;
  }
  const as = typeof list.as === 'string' ? list.as : 'it';
  const row = context.temp('m');
  if (list.list === 'chosen') return chosenLoop(context, scope, as);
  if (typeof list.list === 'string') return namedLoop(context, list.list, as, scope, [...path, 'list']);
  if (list.months !== undefined) return rowLoop(context, 'months', list, scope, path, as, row);
  if (list.numbers !== undefined) return rowLoop(context, 'numbers', list, scope, path, as, row);
  if (Array.isArray(list.values)) return wordsLoop(list.values, scope, as, row);
  if (typeof list.param === 'string') return periodsLoop(context, list.param, scope, path, as, row);
  context.fail(path, 'wrongShape', '认不出的清单');
  return undefined;
}

/** Runs `body` for each thing of a list that meets `where` (its state is `w`); returns the JavaScript statement. */
export function loopText(loop: Loop, where: Condition | undefined, body: string): string {
  const states = [loop.state, where?.js].filter((each) => each !== undefined);
  const state = states.length > 1 ? `Math.min(${states.join(',')})` : (states[0] ?? '2');
  return `${loop.open}\n${loop.inner.block.text()}\nconst w=${state};${body}\n}`;
}
