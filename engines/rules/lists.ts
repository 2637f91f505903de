import { Block, type Condition, type Context, isObject, type Scope, type Value } from './context.ts';
import type { EntityDefinition, FactType, Json, ScalarType } from './model.ts';
import { intern } from './runtime.ts';
import { compileValue } from './values.ts';

/** A loop: what opens it, the scope inside, and whether the list itself is known. */
export interface Loop {
  open: string;
  inner: Scope;
  words: string;
  /** `false` in JavaScript where the list was not given. */
  known: string;
  /** Where the things have a number of heads (n identical people), the expression of it. */
  heads: string;
  row: string;
  /** Where a list runs to a reckoned end, the value that decides it. */
  end?: Value;
}

const elementTypes: Partial<Record<string, ScalarType>> = {
  texts: 'text',
  numbers: 'number',
  dates: 'date',
  months: 'month',
};

/** The entity that a list fact holds; lists of plain values hold things with the one fact `value`. */
export function elementOf(context: Context, name: string, type: FactType): EntityDefinition | undefined {
  if (typeof type === 'object') return context.entity(type.list);
  const element = elementTypes[type];
  if (element) return { name: `${name}[]`, label: '', facts: [{ name: 'value', label: '', type: element }] };
  if (type !== 'figures') return undefined;
  return {
    name: `${name}[]`,
    label: '',
    facts: [
      { name: 'key', label: '名称', type: 'text' },
      { name: 'value', label: '数', type: 'number' },
    ],
  };
}

const elements = new WeakMap<object, EntityDefinition>();

function factLoop(context: Context, name: string, alias: string | undefined, scope: Scope): Loop | undefined {
  const found = context.find(name, scope);
  if (!found) return undefined;
  const element =
    elements.get(found.fact) ??
    elementOf(context, `${found.place.entity.name}.${found.fact.name}`, found.fact.type);
  if (!element) return undefined;
  elements.set(found.fact, element);
  const { index } = context.slot(found.place.entity.name, found.fact);
  const row = context.temp('j');
  const block = new Block();
  const places = new Map(scope.places);
  const heads = element.facts.find((each) => each.name === 'heads');
  const place = { entity: element, row, block };
  const as = alias ?? (typeof found.fact.type === 'object' ? found.fact.type.list : 'it');
  places.set(as, place);
  return {
    open: `for(let ${row}=o${index}[${found.place.row}],e=o${index}[${found.place.row}+1];${row}<e;${row}++){`,
    inner: { block, places },
    words: found.fact.label,
    known: `k${index}[${found.place.row}]`,
    heads: heads ? context.read(place, heads) : '1',
    row,
  };
}

function valueLoop(
  scope: Scope,
  as: string,
  open: string,
  row: string,
  value: Omit<Value, 'facts' | 'js'>,
): Loop {
  const block = new Block();
  const places = new Map(scope.places);
  const place = { entity: { name: as, label: '', facts: [] }, row, block };
  places.set(as, { ...place, value: { ...value, js: row, facts: [] } });
  return { open, inner: { block, places }, words: value.words, known: 'true', heads: '1', row };
}

/** A list by name, or one that the clause makes: months and years in a row, given words, periods of a parameter. */
export function compileList(
  context: Context,
  list: Json | undefined,
  scope: Scope,
  path: (string | number)[],
): Loop | undefined {
  if (list === 'chosen') return chosenLoop(context, scope, undefined);
  if (typeof list === 'string') {
    const loop = factLoop(context, list, undefined, scope);
    if (!loop) context.fail(path, 'unknownName', `没有清单“${list}”`);
    return loop;
  }
  if (!isObject(list)) {
    context.fail(path, 'wrongShape', '应是一个清单');
    return undefined;
  }
  const as = typeof list.as === 'string' ? list.as : 'it';
  const row = context.temp('m');
  if (list.list === 'chosen') return chosenLoop(context, scope, as);
  if (typeof list.list === 'string') {
    const loop = factLoop(context, list.list, as, scope);
    if (!loop) context.fail([...path, 'list'], 'unknownName', `没有清单“${list.list}”`);
    return loop;
  }
  if (list.months !== undefined || list.numbers !== undefined) {
    const key = list.months === undefined ? 'numbers' : 'months';
    const span = list[key];
    if (!isObject(span)) {
      context.fail([...path, key], 'wrongShape', '应写明 from 和 count 或 through');
      return undefined;
    }
    const as2 = key === 'months' ? 'month' : 'number';
    const from = toMonth(compileValue(context, span.from, scope, [...path, key, 'from']), key);
    const until = span.count === undefined ? 'through' : 'count';
    const given = toMonth(compileValue(context, span[until], scope, [...path, key, until]), key);
    const end = until === 'through' ? `${given.js}+1` : `${from.js}+${given.js}`;
    const loop = valueLoop(scope, as, `for(let ${row}=${from.js},e=${end};${row}<e;${row}++){`, row, {
      type: as2,
      words: key === 'months' ? '月份' : '序号',
    });
    const facts = [...from.facts, ...given.facts];
    const hasParameter = from.hasParameter === true || given.hasParameter === true;
    return { ...loop, known: `(${end})===(${end})`, end: { ...given, facts, hasParameter } };
  }
  if (Array.isArray(list.values)) {
    const isText = list.values.every((each) => typeof each === 'string');
    const literals = list.values.map((each) => (isText ? intern(String(each)) : Number(each)));
    return valueLoop(scope, as, `for(const ${row} of [${literals.join(',')}]){`, row, {
      type: isText ? 'text' : 'number',
      words: list.values.join('、'),
    });
  }
  if (typeof list.param === 'string') {
    const parameter = context.parameter(list.param);
    if (parameter?.definition.type !== 'periods') {
      context.fail([...path, 'param'], 'unknownName', `没有时段参数“${list.param}”`);
      return undefined;
    }
    const block = new Block();
    const places = new Map(scope.places);
    for (const [at, end] of ['from', 'to'].entries()) {
      places.set(`${as}.${end}`, {
        entity: { name: as, label: '', facts: [] },
        row,
        block,
        value: { js: `${row}[${at}]`, type: 'date', words: at === 0 ? '开始日' : '结束日', facts: [] },
      });
    }
    return {
      open: `for(const ${row} of ${parameter.js}??[]){`,
      inner: { block, places },
      words: parameter.definition.label,
      known: `${parameter.js}!==undefined`,
      heads: '1',
      row,
    };
  }
  context.fail(path, 'wrongShape', '认不出的清单');
  return undefined;
}

function toMonth(value: Value, key: string): Value {
  return key === 'months' && value.type === 'date'
    ? { ...value, js: `R.monthOf(${value.js})`, type: 'month' }
    : value;
}

/** The list of things the clause decides on, left with those that met every condition of their own. */
export function chosenLoop(context: Context, scope: Scope, as: string | undefined): Loop | undefined {
  const loop = context.over === undefined ? undefined : factLoop(context, context.over, as, scope);
  if (!loop) {
    context.fail(['over'], 'unknownName', `没有清单“${context.over ?? ''}”`);
    return undefined;
  }
  return { ...loop, open: `${loop.open}if(S[${loop.row}]!==2)continue;`, words: `符合条件的${loop.words}` };
}

/** Runs `body` for each thing of a list that meets `where`; returns the JavaScript statement. */
export function loopText(loop: Loop, where: Condition | undefined, body: string): string {
  const guard = where ? `const w=${where.js};` : 'const w=2;';
  return `${loop.open}\n${loop.inner.block.text()}\n${guard}${body}\n}`;
}
