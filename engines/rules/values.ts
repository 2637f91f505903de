import { compileCondition } from './conditions.ts';
import { type Context, isObject, isScalar, missing, type Scope, type Value } from './context.ts';
import { compileList, loopText } from './lists.ts';
import type { FactDefinition, Json, JsonObject, ScalarType } from './model.ts';
import { dayOf, intern } from './runtime.ts';

type Path = (string | number)[];
type Operator = (context: Context, node: JsonObject, scope: Scope, path: Path) => Value;

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const monthPattern = /^(\d{4})-(\d{2})$/;

/** A day given as text, as a day count; NaN where it names no day. */
export function parseDay(text: string): number {
  const parts = datePattern.exec(text);
  if (!parts) return Number.NaN;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? dayOf(year, month, day) : Number.NaN;
}
export function parseMonth(text: string): number {
  const parts = monthPattern.exec(text);
  const month = Number(parts?.[2]);
  return parts && month >= 1 && month <= 12 ? Number(parts[1]) * 12 + month - 1 : Number.NaN;
}
/** Yuan to fen; NaN for a fraction of a fen. */
export function parseYuan(yuan: number | string): number {
  const fen = Math.round(Number(yuan) * 100);
  return Math.abs(Number(yuan) * 100 - fen) < 1e-6 ? fen : Number.NaN;
}
export const parseRate = (rate: number): number => Math.round(rate * 1e6);

const literal = (type: ScalarType, js: number, words: string): Value => ({
  type,
  // A minus after a minus would be another operator.
  js: js < 0 ? `(${js})` : String(js),
  words,
  facts: [],
});

/** A plain value written where a type is expected: a number beside a rate, a day beside a date. */
export function literalAs(type: ScalarType, node: Json, fact?: FactDefinition): Value | undefined {
  if (typeof node === 'number') {
    if (type === 'number') return literal(type, node, String(node));
    if (type === 'rate') return literal(type, parseRate(node), `${parseRate(node) / 1e4}%`);
    if (type === 'money' && node === 0) return literal(type, 0, '0 元');
    return undefined;
  }
  if (typeof node === 'boolean' && type === 'boolean') return literal(type, node ? 1 : 0, node ? '是' : '否');
  if (typeof node !== 'string') return undefined;
  if (type === 'text') return literal(type, intern(node), fact?.values?.[node] ?? node);
  const read = type === 'date' ? parseDay(node) : type === 'month' ? parseMonth(node) : Number.NaN;
  return Number.isNaN(read) ? undefined : literal(type, read, node);
}

function reference(context: Context, name: string, scope: Scope, path: Path): Value {
  const place = scope.places.get(name);
  if (place?.value) return place.value;
  const found = context.find(name, scope);
  if (found && isScalar(found.fact.type)) {
    const js = context.read(found.place, found.fact);
    return { js, type: found.fact.type, words: found.fact.label, facts: [js], fact: found.fact };
  }
  const definition = context.lets[name];
  if (definition !== undefined) {
    const value = context.within(name, path, () => compileValue(context, definition, scope, ['let', name]));
    return value ?? { js: 'NaN', type: 'number', words: name, facts: [] };
  }
  return context.fail(path, 'unknownName', `没有事实、定义“${name}”`);
}

function list(context: Context, node: Json | undefined, path: Path, scope: Scope): Value[] {
  if (!Array.isArray(node)) return [context.fail(path, 'wrongShape', '应是一组值')];
  return node.map((each, at) => compileValue(context, each, scope, [...path, at]));
}

const factsOf = (values: Value[]): Pick<Value, 'facts' | 'hasParameter'> => ({
  facts: values.flatMap((each) => each.facts),
  ...(values.some((each) => each.hasParameter) ? { hasParameter: true } : {}),
});

/** Sums, differences and extremes keep one type; literals take that of their neighbours. */
function same(context: Context, key: string, join: (parts: string[]) => string, word: string): Operator {
  return (_, node, scope, path) => {
    const raw = node[key];
    const parts = list(context, raw, [...path, key], scope);
    const types = new Set(parts.map((each) => each.type));
    const type = parts[0]?.type ?? 'number';
    if (types.size > 1) {
      return context.fail(
        [...path, key],
        'wrongType',
        `“${key}”的各项不是同一种量：${[...types].join('、')}`,
      );
    }
    return {
      type,
      js: join(parts.map((each) => each.js)),
      words: parts.map((each) => each.words).join(word),
      ...factsOf(parts),
    };
  };
}

function call(
  key: string,
  type: ScalarType,
  wants: ScalarType[],
  make: (js: string) => string,
  words: (value: string) => string,
): Operator {
  return (context, node, scope, path) => {
    const value = compileValue(context, node[key], scope, [...path, key]);
    if (!wants.includes(value.type))
      return context.fail(
        [...path, key],
        'wrongType',
        `“${key}”要的是${wants.join('或')}，给的是${value.type}`,
      );
    return { type, js: make(value.js), words: words(value.words), ...factsOf([value]) };
  };
}

function pair(
  key: string,
  type: ScalarType | 'first',
  make: (a: string, b: string) => string,
  words: (a: string, b: string) => string,
): Operator {
  return (context, node, scope, path) => {
    const [a, b] = list(context, node[key], [...path, key], scope);
    if (!a || !b) return context.fail([...path, key], 'wrongShape', `“${key}”要两个值`);
    return {
      type: type === 'first' ? a.type : type,
      js: make(a.js, b.js),
      words: words(a.words, b.words),
      ...factsOf([a, b]),
    };
  };
}

function span(key: string, make: (a: string, b: string) => string, words: string): Operator {
  return (context, node, scope, path) => {
    const given = node[key];
    if (!isObject(given)) return context.fail([...path, key], 'wrongShape', '应写明 from 和 through');
    const from = compileValue(context, given.from, scope, [...path, key, 'from']);
    const through = compileValue(context, given.through, scope, [...path, key, 'through']);
    return {
      type: 'number',
      js: make(from.js, through.js),
      words: words.replace('A', from.words).replace('B', through.words),
      ...factsOf([from, through]),
    };
  };
}

/** A variable in the scope's block that holds what a loop adds up; NaN as soon as a part of it is unknown. */
function aggregate(
  key: string,
  start: string,
  step: (context: Context, value: Value | undefined, result: string) => string,
  words: (list: string, of: string, where: string) => string,
  fixed?: ScalarType,
): Operator {
  return (context, node, scope, path) => {
    const loop = compileList(context, node[key], scope, [...path, key]);
    if (!loop) return { js: 'NaN', type: 'number', words: '', facts: [] };
    const where =
      node.where === undefined
        ? undefined
        : compileCondition(context, node.where, loop.inner, [...path, 'where']);
    const of =
      node.of === undefined ? undefined : compileValue(context, node.of, loop.inner, [...path, 'of']);
    const [result, lack, before] = [context.temp('a'), context.temp('l'), context.temp('b')];
    const noted = of ? `if(${of.js}!==${of.js})${lack}|=${missing(of)};` : '';
    const body = `if(w===1){${result}=NaN;${lack}|=cause;}else if(w===2){${noted}${step(context, of, result)}}cause=0;`;
    const unlisted = loop.end ? missing(loop.end) : '1';
    scope.block.body.push(
      `const ${before}=cause;cause=0;let ${lack}=${loop.known}?0:${unlisted},${result}=${lack}?NaN:${start};`,
      loopText(loop, where, body),
      `cause=${before};`,
    );
    return {
      type: fixed ?? of?.type ?? 'number',
      js: result,
      words: words(loop.words, of?.words ?? '', where ? `（${where.words}）` : ''),
      ...lacking(lack),
    };
  };
}

/** What an unknown value lacks, kept in a variable: bit 1 a fact, bit 2 a standard. */
const lacking = (lack: string): Pick<Value, 'facts' | 'hasParameter'> => ({
  facts: [`(${lack}&1?NaN:0)`],
  hasParameter: true,
});

function ifElse(context: Context, node: JsonObject, scope: Scope, path: Path): Value {
  // What a value turns on is no condition of the clause: it is not told as met or failed.
  const untraced: Scope = { block: scope.block, places: scope.places };
  const test = compileCondition(context, node.if, untraced, [...path, 'if']);
  const yes = compileValue(context, node.then, untraced, [...path, 'then']);
  const no = compileValue(context, node.else, untraced, [...path, 'else']);
  if (yes.type !== no.type) return context.fail(path, 'wrongType', '“那么”和“否则”不是同一种量');
  return {
    type: yes.type,
    js: `(${test.js}===2?${yes.js}:${test.js}===0?${no.js}:NaN)`,
    words: `${test.words}的${yes.words}，否则${no.words}`,
    ...factsOf([yes, no]),
    // Missing facts of the branch not taken do not matter, those of the test do.
    facts: [
      `(${test.js}===1?NaN:0)`,
      ...yes.facts.map((each) => `(${test.js}===0?0:${each})`),
      ...no.facts.map((each) => `(${test.js}===2?0:${each})`),
    ],
  };
}

function parameter(context: Context, node: JsonObject, scope: Scope, path: Path): Value {
  const name = String(node.param);
  const found = context.parameter(name);
  if (!found) return context.fail([...path, 'param'], 'unknownName', `没有参数“${name}”`);
  const { definition, js } = found;
  if (definition.type === 'texts' || definition.type === 'periods')
    return context.fail(path, 'wrongType', `参数“${name}”是一个清单`);
  const on = node.on === undefined ? undefined : compileValue(context, node.on, scope, [...path, 'on']);
  if ((on !== undefined) !== (definition.isDated === true))
    return context.fail(path, 'wrongShape', `参数“${name}”${on ? '不' : '要'}按日期取值`);
  const day = on?.type === 'month' ? `R.lastDay(${on.js})` : (on?.js ?? '');
  const read = on ? `R.stepOn(${js},${day})` : js;
  const kept = context.temp('q');
  scope.block.body.push(`const ${kept}=${read};`);
  const fallback = node.default === undefined ? undefined : literalAs(definition.type, node.default);
  return {
    type: definition.type,
    js: fallback ? `(${kept}!==${kept}?${fallback.js}:${kept})` : kept,
    words: definition.label,
    facts: on?.facts ?? [],
    hasParameter: true,
  };
}

function rated(context: Context, node: JsonObject, scope: Scope, path: Path): Value {
  const rate =
    typeof node.rate === 'number'
      ? (literalAs('rate', node.rate) as Value)
      : compileValue(context, node.rate, scope, [...path, 'rate']);
  const of = compileValue(context, node.of, scope, [...path, 'of']);
  if (rate.type !== 'rate' || of.type !== 'money')
    return context.fail(path, 'wrongType', '“rate”要一个比例和一笔金额');
  return {
    type: 'money',
    js: `R.share(${of.js},${rate.js})`,
    words: `${of.words}的${rate.words}`,
    ...factsOf([rate, of]),
  };
}

function multiply(context: Context, node: JsonObject, scope: Scope, path: Path): Value {
  const parts = list(context, node.multiply, [...path, 'multiply'], scope);
  const money = parts.filter((each) => each.type === 'money').length;
  if (money > 1 || parts.some((each) => !['money', 'number'].includes(each.type)))
    return context.fail(path, 'wrongType', '“multiply”要数，至多一笔金额；比例用 rate');
  return {
    type: money === 1 ? 'money' : 'number',
    js: `(${parts.map((each) => each.js).join('*')})`,
    words: parts.map((each) => each.words).join('×'),
    ...factsOf(parts),
  };
}

function firstKnown(context: Context, node: JsonObject, scope: Scope, path: Path): Value {
  const parts = list(context, node.firstKnown, [...path, 'firstKnown'], scope);
  const [first] = parts;
  if (!first) return context.fail(path, 'wrongShape', '“firstKnown”要至少一个值');
  const js = parts.map((each) => each.js).reduceRight((rest, each) => `(R.isGiven(${each})?${each}:${rest})`);
  return { ...first, js, ...factsOf(parts) };
}

const operators: Record<string, Operator> = {
  yuan: (context, node, _, path) => {
    const fen =
      typeof node.yuan === 'number' || typeof node.yuan === 'string' ? parseYuan(node.yuan) : Number.NaN;
    if (Number.isNaN(fen))
      return context.fail([...path, 'yuan'], 'wrongType', '“yuan”要一个元数，至多两位小数');
    return literal('money', fen, `${node.yuan} 元`);
  },
  text: (_, node) => literal('text', intern(String(node.text)), String(node.text)),
  date: (context, node, _, path) =>
    literalAs('date', node.date ?? null) ?? context.fail([...path, 'date'], 'wrongType', '不是日期'),
  month: (context, node, _, path) =>
    literalAs('month', node.month ?? null) ?? context.fail([...path, 'month'], 'wrongType', '不是月份'),
  percent: (_, node) => literalAs('rate', Number(node.percent) / 100) as Value,
  param: parameter,
  rate: rated,
  add: (context, node, scope, path) =>
    same(context, 'add', (parts) => `(${parts.join('+')})`, '＋')(context, node, scope, path),
  min: (context, node, scope, path) =>
    withWords(
      same(context, 'min', (parts) => `Math.min(${parts.join(',')})`, '与')(context, node, scope, path),
      (words) => `${words}中小的`,
    ),
  max: (context, node, scope, path) =>
    withWords(
      same(context, 'max', (parts) => `Math.max(${parts.join(',')})`, '与')(context, node, scope, path),
      (words) => `${words}中大的`,
    ),
  subtract: pair(
    'subtract',
    'first',
    (a, b) => `(${a}-${b})`,
    (a, b) => `${a}－${b}`,
  ),
  multiply,
  /** Money by a number is rounded half up (G5), numbers are divided down to whole ones. */
  divide: pair(
    'divide',
    'first',
    (a, b) => `R.divide(${a},${b})`,
    (a, b) => `${a}÷${b}`,
  ),
  ratio: pair(
    'ratio',
    'rate',
    (a, b) => `R.ratio(${a},${b})`,
    (a, b) => `${a}占${b}的比例`,
  ),
  addMonths: pair(
    'addMonths',
    'date',
    (a, b) => `R.addMonths(${a},${b})`,
    (a, b) => `${a}满 ${b} 个月之日`,
  ),
  addYears: pair(
    'addYears',
    'date',
    (a, b) => `R.addMonths(${a},12*${b})`,
    (a, b) => `${a}满 ${b} 年之日`,
  ),
  addDays: pair(
    'addDays',
    'date',
    (a, b) => `(${a}+${b})`,
    (a, b) => `${a}之后 ${b} 天`,
  ),
  daysBetween: pair(
    'daysBetween',
    'number',
    (a, b) => `(${b}-${a})`,
    (a, b) => `${a}到${b}的天数`,
  ),
  minutesBetween: pair(
    'minutesBetween',
    'number',
    (a, b) => `(${b}-${a})`,
    (a, b) => `${a}到${b}的分钟数`,
  ),
  monthsBetween: pair(
    'monthsBetween',
    'number',
    (a, b) => `(${b}-${a})`,
    (a, b) => `${a}到${b}的月数`,
  ),
  fullMonths: span('fullMonths', (a, b) => `R.fullMonths(${a},${b})`, 'A至B的整月数'),
  fullYears: span('fullYears', (a, b) => `R.fullYears(${a},${b})`, 'A到B的周岁（整年）'),
  monthOf: call(
    'monthOf',
    'month',
    ['date', 'month'],
    (js) => `R.monthOf(${js})`,
    (words) => `${words}所在月`,
  ),
  yearOf: call(
    'yearOf',
    'number',
    ['date'],
    (js) => `R.yearOf(${js})`,
    (words) => `${words}所在年`,
  ),
  quarterName: call(
    'quarterName',
    'text',
    ['date'],
    (js) => `R.quarterName(${js})`,
    (words) => `${words}所在季度`,
  ),
  yearOfMonth: call(
    'yearOfMonth',
    'number',
    ['month'],
    (js) => `R.yearOfMonth(${js})`,
    (words) => `${words}所在年`,
  ),
  quarterOf: call(
    'quarterOf',
    'number',
    ['date'],
    (js) => `R.quarterOf(${js})`,
    (words) => `${words}所在季度`,
  ),
  weekday: call(
    'weekday',
    'number',
    ['date'],
    (js) => `R.weekday(${js})`,
    (words) => `${words}是星期几`,
  ),
  firstDay: call(
    'firstDay',
    'date',
    ['month'],
    (js) => `R.firstDay(${js})`,
    (words) => `${words}首日`,
  ),
  lastDay: call(
    'lastDay',
    'date',
    ['month'],
    (js) => `R.lastDay(${js})`,
    (words) => `${words}末日`,
  ),
  startOfDay: call(
    'startOfDay',
    'moment',
    ['date'],
    (js) => `R.startOfDay(${js})`,
    (words) => `${words}零时`,
  ),
  firstDayOfYear: call(
    'firstDayOfYear',
    'date',
    ['number'],
    (js) => `R.firstDay(${js}*12)`,
    (words) => `${words}年首日`,
  ),
  lastDayOfYear: call(
    'lastDayOfYear',
    'date',
    ['number'],
    (js) => `R.lastDay(${js}*12+11)`,
    (words) => `${words}年末日`,
  ),
  dayOfYear: (context, node, scope, path) => {
    // A day written without its year, for plans whose year is masked: {dayOfYear: '07-09', year: E}.
    const year = compileValue(context, node.year, scope, [...path, 'year']);
    const day = parseDay(`2001-${node.dayOfYear}`);
    if (Number.isNaN(day)) return context.fail([...path, 'dayOfYear'], 'wrongType', '应写作 月-日');
    const [month, date] = String(node.dayOfYear).split('-').map(Number);
    return {
      type: 'date',
      js: `(R.firstDay(${year.js}*12+${(month ?? 1) - 1})+${(date ?? 1) - 1})`,
      words: `${month} 月 ${date} 日`,
      ...factsOf([year]),
    };
  },
  item: (context, node, scope, path) => {
    // The value at a place of a list of plain values, counted from 0; nothing where the list is shorter.
    const at = compileValue(context, node.at, scope, [...path, 'at']);
    const loop = compileList(context, node.item, scope, [...path, 'item']);
    if (!loop) return { js: 'NaN', type: 'number', words: '', facts: [] };
    const value = compileValue(context, 'it.value', loop.inner, [...path, 'item']);
    const [count, result] = [context.temp('n'), context.temp('a')];
    scope.block.body.push(
      `let ${count}=0,${result}=${loop.known}&&${at.js}===${at.js}?R.NONE:NaN;`,
      loopText(loop, undefined, `if(${count}++===${at.js})${result}=${value.js};`),
    );
    return {
      type: value.type,
      js: result,
      words: `${loop.words}第 ${at.words} 项`,
      facts: [result],
    };
  },
  firstKnown,
  count: aggregate(
    'count',
    '0',
    (_, __, result) => `${result}+=1;`,
    (list, _, where) => `${list}${where}的个数`,
    'number',
  ),
  total: aggregate(
    'total',
    '0',
    (_, of, result) => `${result}+=${of?.js ?? 'NaN'};`,
    (list, of, where) => `${list}${where}的${of}合计`,
  ),
  largest: aggregate(
    'largest',
    'R.NONE',
    (_, of, result) => `${result}=Math.max(${result},${of?.js ?? 'NaN'});`,
    (list, of, where) => `${list}${where}最大的${of}`,
  ),
  smallest: aggregate(
    'smallest',
    'Infinity',
    (_, of, result) => `${result}=Math.min(${result},${of?.js ?? 'NaN'});`,
    (list, of, where) => `${list}${where}最小的${of}`,
  ),
  first: aggregate(
    'first',
    'R.NONE',
    (_, of, result) => `${result}=${of?.js ?? 'NaN'};break;`,
    (list, of, where) => `${list}${where}的${of}`,
  ),
  if: ifElse,
};

const withWords = (value: Value, words: (before: string) => string): Value => ({
  ...value,
  words: words(value.words),
});

export const valueOperators = Object.keys(operators);

/** Compiles a value; a problem is recorded with its place and the value counts as unknown. */
export function compileValue(context: Context, node: Json | undefined, scope: Scope, path: Path): Value {
  if (typeof node === 'number' || typeof node === 'boolean')
    return literalAs(typeof node === 'number' ? 'number' : 'boolean', node) as Value;
  if (typeof node === 'string') return reference(context, node, scope, path);
  if (isObject(node)) {
    const key = Object.keys(node).find((each) => Object.hasOwn(operators, each));
    const operator = key === undefined ? undefined : operators[key];
    if (operator) {
      const value = operator(context, node, scope, path);
      return typeof node.label === 'string' ? { ...value, words: node.label } : value;
    }
    return context.fail(path, 'wrongShape', `认不出的写法：${Object.keys(node).join('、')}`);
  }
  return context.fail(path, 'wrongShape', '缺少一个值');
}
