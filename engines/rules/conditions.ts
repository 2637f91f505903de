import {
  type Condition,
  type Context,
  type Criterion,
  isObject,
  missing,
  type Scope,
  type Value,
} from './context.ts';
import { compileList, type Loop, loopText } from './lists.ts';
import type { Json, JsonObject } from './model.ts';
import { intern } from './runtime.ts';
import { compileValue, literalAs } from './values.ts';

type Path = (string | number)[];

/** What a traced condition adds to the explanation, beside its words. */
type Found = Condition & Pick<Criterion, 'shows'> & Partial<Pick<Criterion, 'due' | 'joins'>>;
type Operator = (context: Context, node: JsonObject, scope: Scope, path: Path, parent: number) => Found;

/** Starts a line that only the explaining run keeps. */
export const traceMark = '//trace ';

const never: Found = { js: '1', words: '', shows: [] };

const order: Record<string, { sign: string; words: string }> = {
  atLeast: { sign: '>=', words: '不低于' },
  atMost: { sign: '<=', words: '不超过' },
  above: { sign: '>', words: '高于' },
  below: { sign: '<', words: '低于' },
};
const dateWords: Record<string, string> = {
  atLeast: '不早于',
  atMost: '不晚于',
  above: '晚于',
  below: '早于',
};

const show = (value: Value): Criterion['shows'] =>
  value.fact || value.facts.length > 0
    ? [{ label: value.words, js: value.js, type: value.type, ...(value.fact ? { fact: value.fact } : {}) }]
    : [];

function tested(
  context: Context,
  js: string,
  operands: Value[],
  scope: Scope,
  words: string,
  shows: Criterion['shows'],
): Found {
  const state = context.temp('s');
  const unknown = operands.map((each) => `${each.js}!==${each.js}`).join('||');
  scope.block.body.push(`const ${state}=${unknown || 'false'}?1:${js}?2:0;`);
  const facts = operands.flatMap((each) => each.facts).map((each) => `${each}!==${each}`);
  if (operands.some((each) => each.hasParameter))
    scope.block.body.push(`if(${state}===1)cause|=${facts.length > 0 ? `(${facts.join('||')})?1:2` : '2'};`);
  else scope.block.body.push(`if(${state}===1)cause|=1;`);
  return { js: state, words, shows };
}

/** The other side of a comparison: a plain value of the same type, or a value of its own. */
function otherSide(context: Context, value: Value, node: Json | undefined, scope: Scope, path: Path): Value {
  const plain = node === undefined ? undefined : literalAs(value.type, node, value.fact);
  if (plain && (typeof node !== 'string' || value.type !== 'text')) return plain;
  const other = compileValue(context, node, scope, path);
  if (other.type !== value.type)
    return context.fail(path, 'wrongType', `${value.words}是${value.type}，不能与${other.type}相比`);
  return other;
}

/** A word or figure, or `{ref: name}` for another value. */
function exact(context: Context, value: Value, node: Json | undefined, scope: Scope, path: Path): Value {
  if (isObject(node) && node.ref !== undefined)
    return compileValue(context, node.ref, scope, [...path, 'ref']);
  const plain = node === undefined ? undefined : literalAs(value.type, node, value.fact);
  if (plain) return plain;
  if (isObject(node)) return otherSide(context, value, node, scope, path);
  return context.fail(path, 'wrongType', `“${String(node)}”不能与${value.words}相比`);
}

/** G14: the words an open list names; the parameter beside them holds what the place has added, if anything. */
const openList = (node: JsonObject): number[] | undefined =>
  Array.isArray(node.values) ? node.values.map((each) => intern(String(each))) : undefined;

function membership(
  context: Context,
  value: Value,
  node: Json | undefined,
  isIn: boolean,
  scope: Scope,
  path: Path,
): Found {
  if (isObject(node) && typeof node.param === 'string') {
    const parameter = context.parameter(node.param);
    if (parameter?.definition.type !== 'texts') {
      context.fail(path, 'unknownName', `没有清单参数“${node.param}”`);
      return never;
    }
    const words = `${value.words}${isIn ? '在' : '不在'}${parameter.definition.label}内`;
    const named = openList(node);
    const has = named
      ? `(${[...named.map((id) => `${value.js}===${id}`), `${parameter.js}!==undefined&&${parameter.js}.has(${value.js})`].join('||')})`
      : `${parameter.js}.has(${value.js})`;
    const list: Value = {
      js: `(${parameter.js}?0:NaN)`,
      type: 'text',
      words: '',
      facts: [],
      hasParameter: true,
    };
    const operands = named ? [value] : [value, list];
    return tested(context, `${isIn ? '' : '!'}${has}`, operands, scope, words, show(value));
  }
  if (!Array.isArray(node)) {
    context.fail(path, 'wrongShape', '应是一组值');
    return never;
  }
  const values = node.map((each, at) => exact(context, value, each, scope, [...path, at]));
  const js = `(${values.map((each) => `${value.js}===${each.js}`).join('||') || 'false'})`;
  const words = `${value.words}${isIn ? '是' : '不是'}${values.map((each) => each.words).join('、')}${values.length > 1 && isIn ? '之一' : ''}`;
  return tested(context, isIn ? js : `!${js}`, [value], scope, words, show(value));
}

function compare(
  context: Context,
  value: Value,
  test: string,
  node: Json | undefined,
  scope: Scope,
  path: Path,
): Found {
  const sign = order[test];
  if (sign) {
    const other = otherSide(context, value, node, scope, path);
    const words = `${value.words}${['date', 'month', 'moment'].includes(value.type) ? dateWords[test] : sign.words} ${other.words}${value.fact?.unit ? ` ${value.fact.unit}` : ''}`;
    // A known nothing is neither late nor early, high nor low.
    const js = `(${value.js}!==R.NONE&&${other.js}!==R.NONE&&${value.js}${sign.sign}${other.js})`;
    return tested(context, js, [value, other], scope, words, [...show(value), ...show(other)]);
  }
  if (test === 'is' || test === 'isNot') {
    const other = exact(context, value, node, scope, path);
    const isYesNo = value.type === 'boolean' && typeof node === 'boolean';
    const isTrue = isYesNo && node === (test === 'is');
    const words = isYesNo
      ? isTrue
        ? value.words
        : `没有${value.words}`.replace(/^没有(是|已|属|在|被|有)/, '不$1')
      : `${value.words}${test === 'is' ? '是' : '不是'}${other.words}`;
    return tested(
      context,
      `${value.js}${test === 'is' ? '===' : '!=='}${other.js}`,
      [value, other],
      scope,
      words,
      [...show(value), ...show(other)],
    );
  }
  if (test === 'in' || test === 'notIn') return membership(context, value, node, test === 'in', scope, path);
  if (test === 'isGiven') {
    const words = `${value.words}${node === true ? '有' : '没有'}`;
    return tested(context, `(${value.js}!==R.NONE)===${node === true}`, [value], scope, words, show(value));
  }
  if (test === 'isStated') {
    // Never unknown: tells which of its questions an application puts.
    const stated = `R.isGiven(${value.js})`;
    const js = node === true ? `(${stated}?2:0)` : `(${stated}?0:2)`;
    return { js, words: `${node === true ? '已填' : '未填'}${value.words}`, shows: show(value) };
  }
  context.fail([...path, test], 'wrongShape', `认不出的比较“${test}”`);
  return never;
}

const tests = ['atLeast', 'atMost', 'above', 'below', 'is', 'isNot', 'in', 'notIn', 'isGiven', 'isStated'];

function factTest(context: Context, node: JsonObject, scope: Scope, path: Path): Found {
  const given = tests.filter((each) => node[each] !== undefined);
  const value = compileValue(context, node.fact, scope, [...path, 'fact']);
  if (given.length === 0) {
    context.fail(path, 'wrongShape', `没有写怎样比较，应是 ${tests.join('、')} 之一`);
    return never;
  }
  const found = given.map((test) => compare(context, value, test, node[test], scope, [...path, test]));
  const [only] = found;
  if (found.length === 1 && only) return only;
  return {
    js: min(found),
    words: found.map((each) => each.words).join('，'),
    shows: found.flatMap((each) => each.shows).slice(0, 1),
  };
}

const min = (parts: Condition[]): string =>
  parts.length === 0
    ? '2'
    : parts.length === 1
      ? (parts[0]?.js ?? '2')
      : `Math.min(${parts.map((each) => each.js).join(',')})`;
const max = (parts: Condition[]): string =>
  parts.length === 0 ? '0' : `Math.max(${parts.map((each) => each.js).join(',')})`;

function several(key: 'all' | 'any'): Operator {
  return (context, node, scope, path, parent) => {
    const given = node[key];
    if (!Array.isArray(given)) {
      context.fail(path, 'wrongShape', `“${key}”要一组条件`);
      return never;
    }
    const parts = given.map((each, at) => compileCondition(context, each, scope, [...path, key, at], parent));
    const words = parts.map((each) => each.words).join(key === 'all' ? '，且' : '，或');
    return {
      js: key === 'all' ? min(parts) : max(parts),
      words: key === 'any' ? `（${words}）` : words,
      joins: key,
      shows: [],
    };
  };
}

/** Whether every or some thing of a list meets a condition; unknown where the list or a deciding thing is. */
function quantified(key: 'every' | 'some'): Operator {
  return (context, node, scope, path) => {
    const loop = compileList(context, node[key], scope, [...path, key]);
    if (!loop) return never;
    const where =
      node.where === undefined
        ? undefined
        : compileCondition(context, node.where, loop.inner, [...path, 'where']);
    const that =
      node.that === undefined
        ? { js: '2', words: '' }
        : compileCondition(context, node.that, loop.inner, [...path, 'that']);
    const state = context.temp('s');
    const step =
      key === 'every'
        ? `${state}=Math.min(${state},Math.max(2-w,${that.js}));`
        : `${state}=Math.max(${state},Math.min(w,${that.js}));`;
    scope.block.body.push(
      `let ${state}=${loop.known}?${key === 'every' ? 2 : 0}:1;`,
      loopText(loop, where, step),
      `if(!(${loop.known}))cause|=${loop.end ? missing(loop.end) : '1'};`,
    );
    const words = `${loop.words}${where ? `（${where.words}）` : ''}${key === 'every' ? '每一项都' : '至少有一项'}${that.words}`;
    return { js: state, words, shows: [] };
  };
}

/** Whether a list of plain values holds a word, any or all of several. */
function holds(key: 'has' | 'hasAny' | 'hasAll'): Operator {
  return (context, node, scope, path) => {
    const loop = compileList(context, node.list, scope, [...path, 'list']);
    if (!loop) return never;
    const found = context.find(String(node.list), scope)?.fact;
    const wanted = key === 'has' ? [node.has] : node[key];
    const fromParameter =
      isObject(wanted) && typeof wanted.param === 'string' ? context.parameter(wanted.param) : undefined;
    if (!Array.isArray(wanted) && !fromParameter) {
      context.fail([...path, key], 'wrongShape', '应是一组值');
      return never;
    }
    const element = elementJs(context, loop);
    const named = fromParameter && isObject(wanted) ? openList(wanted) : undefined;
    const literals = Array.isArray(wanted)
      ? wanted.map((each) => (typeof each === 'string' ? intern(each) : Number(each)))
      : (named ?? []);
    const state = context.temp('s');
    const known = fromParameter && !named ? `${loop.known}&&${fromParameter.js}!==undefined` : loop.known;
    if (key === 'hasAll') {
      const n = context.temp('n');
      scope.block.body.push(
        `let ${n}=0;`,
        loopText(
          loop,
          undefined,
          literals.map((each, at) => `if(${element}===${each})${n}|=${1 << at};`).join(''),
        ),
      );
      scope.block.body.push(`const ${state}=${known}?(${n}===${(1 << literals.length) - 1}?2:0):1;`);
    } else {
      const test = [
        ...literals.map((each) => `${element}===${each}`),
        ...(fromParameter ? [`${fromParameter.js}&&${fromParameter.js}.has(${element})`] : []),
      ].join('||');
      scope.block.body.push(
        `let ${state}=${known}?0:1;`,
        loopText(loop, undefined, `if(${state}===0&&(${test || 'false'}))${state}=2;`),
      );
    }
    scope.block.body.push(`if(${state}===1)cause|=${fromParameter ? `${loop.known}?2:1` : '1'};`);
    const names = Array.isArray(wanted)
      ? wanted.map((each) => found?.values?.[String(each)] ?? String(each))
      : [fromParameter?.definition.label ?? ''];
    const words = `${loop.words}${key === 'hasAll' ? '包括' : '含'}${names.join(key === 'hasAny' ? '或' : '、')}`;
    return { js: state, words, shows: [] };
  };
}

function elementJs(context: Context, loop: Loop): string {
  const [place] = [...loop.inner.places.values()].slice(-1);
  const fact = place?.entity.facts.find((each) => each.name === 'value');
  if (place?.value) return place.value.js;
  return place && fact ? context.read(place, fact) : 'NaN';
}

/** G2, G3: months from a first day, still running or ended on a last day. `asOf` bounds it unless `ahead`. */
function lasts(context: Context, node: JsonObject, scope: Scope, path: Path): Found {
  const given = node.lasts;
  if (!isObject(given)) {
    context.fail(path, 'wrongShape', '“lasts”要写明 from、to 和 months');
    return never;
  }
  const from = compileValue(context, given.from, scope, [...path, 'lasts', 'from']);
  const to = compileValue(context, given.to, scope, [...path, 'lasts', 'to']);
  const months = compileValue(context, given.months, scope, [...path, 'lasts', 'months']);
  const due = context.temp('d');
  scope.block.body.push(`const ${due}=R.addMonths(${from.js},${months.js});`);
  const dueValue: Value = {
    js: due,
    type: 'date',
    words: '',
    facts: [...from.facts, ...months.facts],
    ...(months.hasParameter ? { hasParameter: true } : {}),
  };
  const asOf =
    given.by === undefined ? undefined : compileValue(context, given.by, scope, [...path, 'lasts', 'by']);
  const stays = `(${due}!==R.NONE&&${to.js}!==R.NONE&&${to.js}+1>=${due})`;
  const js = asOf ? `(${stays}&&${asOf.js}>=${due})` : stays;
  const words = typeof given.label === 'string' ? given.label : `自${from.words}起满 ${months.words} 个月`;
  const found = tested(context, js, [to, dueValue, ...(asOf ? [asOf] : [])], scope, words, [
    ...show(from),
    ...show(to),
  ]);
  return asOf ? { ...found, due: `${stays}?${due}:NaN` } : found;
}

function reached(context: Context, node: JsonObject, scope: Scope, path: Path): Found {
  const day = compileValue(context, node.reached, scope, [...path, 'reached']);
  const asOf = compileValue(context, 'asOf', scope, path);
  const found = tested(
    context,
    `(${day.js}!==R.NONE&&${asOf.js}>=${day.js})`,
    [day, asOf],
    scope,
    `已到${day.words}`,
    show(day),
  );
  return { ...found, due: day.js };
}

function reading(context: Context, node: JsonObject, _: Scope, path: Path): Found {
  const setting = context.setting(String(node.reading));
  if (setting === undefined) {
    context.fail(path, 'unknownReading', `没有读法“${String(node.reading)}”的设定`);
    return never;
  }
  return {
    js: setting === node.chosen ? '2' : '0',
    words: `读法 ${String(node.reading)} 取“${setting}”`,
    shows: [],
  };
}

const operators: Record<string, Operator> = {
  fact: factTest,
  all: several('all'),
  any: several('any'),
  not: (context, node, scope, path, parent) => {
    const inner = compileCondition(context, node.not, scope, [...path, 'not'], parent);
    return { js: `(2-${inner.js})`, words: `不是（${inner.words}）`, shows: [] };
  },
  every: quantified('every'),
  some: quantified('some'),
  has: holds('has'),
  hasAny: holds('hasAny'),
  hasAll: holds('hasAll'),
  lasts,
  reached,
  chosen: reading,
};

const compound = new Set(['all', 'any', 'not', 'every', 'some']);

/** A condition made of others lacks something only while it is itself unknown. */
function decided(context: Context, key: string | undefined, scope: Scope, make: () => Found): Found {
  if (key === undefined || !compound.has(key)) return make();
  const before = context.temp('b');
  scope.block.body.push(`const ${before}=cause;cause=0;`);
  const found = make();
  scope.block.body.push(`cause=${found.js}===1?cause|${before}:${before};`);
  return found;
}

export const conditionOperators = Object.keys(operators);
export const comparisonTests = tests;

/** Compiles a condition. Outside aggregates it becomes a criterion of the explanation, below its parent. */
export function compileCondition(
  context: Context,
  node: Json | undefined,
  scope: Scope,
  path: Path,
  parent = -1,
): Condition {
  if (typeof node === 'string') {
    if (node === 'conditions' && context.conditions !== undefined)
      return { js: context.conditions, words: '各项条件' };
    const definition = context.lets[node];
    if (definition === undefined) {
      context.fail(path, 'unknownName', `没有定义“${node}”`);
      return never;
    }
    return (
      context.within(node, path, () => compileCondition(context, definition, scope, ['let', node], parent)) ??
      never
    );
  }
  if (!isObject(node)) {
    context.fail(path, 'wrongShape', '应是一个条件');
    return never;
  }
  const key = Object.keys(operators).find((each) => node[each] !== undefined);
  const operator = key === undefined ? undefined : operators[key];
  if (!operator) {
    context.fail(path, 'wrongShape', `认不出的条件：${Object.keys(node).join('、')}`);
    return never;
  }
  if (typeof node.reading === 'string' && node.chosen === undefined) context.readings.add(node.reading);
  if (!scope.trace) {
    const found = decided(context, key, scope, () => operator(context, node, scope, path, parent));
    return { js: found.js, words: typeof node.say === 'string' ? node.say : found.words };
  }
  const { level, part } = scope.trace;
  const criterion: Criterion = { part, words: '', parent, level, shows: [], path };
  const index = context.criteria.push(criterion) - 1;
  const found = decided(context, key, scope, () => operator(context, node, scope, path, index));
  const words = typeof node.label === 'string' ? node.label : found.words;
  Object.assign(criterion, {
    words,
    shows: found.shows.slice(0, 2),
    ...(found.due ? { due: found.due } : {}),
    ...(found.joins ? { joins: found.joins } : {}),
    ...pick(node, 'say'),
    ...pick(node, 'article'),
    ...(node.chosen === undefined ? pick(node, 'reading') : { reading: node.reading }),
    ...pick(node, 'material'),
  });
  const [a = 'NaN', b = 'NaN'] = found.shows.map((each) => each.js);
  scope.block.body.push(`${traceMark}T.${level}(${index},${found.js},${found.due ?? 'NaN'},${a},${b});`);
  return { js: found.js, words };
}

const pick = (node: JsonObject, key: 'say' | 'article' | 'reading' | 'material'): Partial<Criterion> =>
  typeof node[key] === 'string' ? { [key]: node[key] } : {};
