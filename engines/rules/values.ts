/** Values of a clause: names, written-out values, standards, `if`, and the table of all operators. */
import { aggregates } from './aggregates.ts';
import { arithmetic } from './arithmetic.ts';
import type { Context } from './context.ts';
import { dates } from './dates.ts';
import { literal, literalAs, parseYuan } from './literals.ts';
import { isObject, isScalar, type Json } from './model.ts';
import type { ValueOperator } from './operators.ts';
import { noValue, type Path, type Scope, sourcesOf, type Value } from './pieces.ts';
import { intern } from './runtime.ts';

function reference(context: Context, name: string, scope: Scope, path: Path): Value {
  const place = scope.places.get(name);
  if (place?.value) return place.value;
  const found = context.find(name, scope);
  if (found && isScalar(found.fact.type)) {
    const js = context.read(found.place, found.fact);
    return { js, type: found.fact.type, words: found.fact.label, facts: [js], fact: found.fact };
  }
  const definition = context.lets[name];
  if (definition === undefined) return context.fail(path, 'unknownName', `没有事实、定义“${name}”`);
  const follow = (): Value => context.compile.value(definition, scope, ['let', name]);
  return context.within(name, path, follow) ?? noValue;
}

const parameter: ValueOperator = (context, node, scope, path) => {
  const name = String(node.param);
  const found = context.parameter(name);
  if (!found) return context.fail([...path, 'param'], 'unknownName', `没有参数“${name}”`);
  const { definition, js } = found;
  if (definition.type === 'texts' || definition.type === 'periods')
    return context.fail(path, 'wrongType', `参数“${name}”是一个清单`);
  const on = node.on === undefined ? undefined : context.compile.value(node.on, scope, [...path, 'on']);
  if ((on !== undefined) !== (definition.isDated === true))
    return context.fail(path, 'wrongShape', `参数“${name}”${on ? '不' : '要'}按日期取值`);
  const day = on?.type === 'month' ? `R.lastDay(${on.js})` : (on?.js ?? '');
  const kept = context.temp('q');
  scope.block.body.push(`const ${kept}=${on ? `R.stepOn(${js},${day})` : js};`);
  const fallback = node.default === undefined ? undefined : literalAs(definition.type, node.default);
  return {
    type: definition.type,
    js: fallback ? `(${kept}!==${kept}?${fallback.js}:${kept})` : kept,
    words: definition.label,
    facts: on?.facts ?? [],
    hasParameter: true,
  };
};

const ifElse: ValueOperator = (context, node, scope, path) => {
  // What a value turns on is no condition of the clause: it is not told as met or failed.
  const untraced: Scope = { block: scope.block, places: scope.places };
  const test = context.compile.condition(node.if, untraced, [...path, 'if']);
  const yes = context.compile.value(node.then, untraced, [...path, 'then']);
  const no = context.compile.value(node.else, untraced, [...path, 'else']);
  if (yes.type !== no.type) return context.fail(path, 'wrongType', '“那么”和“否则”不是同一种量');
  return {
    type: yes.type,
    js: `(${test.js}===2?${yes.js}:${test.js}===0?${no.js}:NaN)`,
    words: `（${test.words}的，${yes.words}；否则，${no.words}）`,
    ...sourcesOf([yes, no]),
    // Missing facts of the branch not taken do not matter, those of the test do.
    facts: [
      `(${test.js}===1?NaN:0)`,
      ...yes.facts.map((each) => `(${test.js}===0?0:${each})`),
      ...no.facts.map((each) => `(${test.js}===2?0:${each})`),
    ],
  };
};

const yuan: ValueOperator = (context, node, _, path) => {
  const given = node.yuan;
  const fen = typeof given === 'number' || typeof given === 'string' ? parseYuan(given) : Number.NaN;
  if (Number.isNaN(fen))
    return context.fail([...path, 'yuan'], 'wrongType', '“yuan”要一个元数，至多两位小数');
  return literal('money', fen, `${given} 元`);
};

const operators: Record<string, ValueOperator> = {
  yuan,
  number: (context, node, _, path) =>
    (typeof node.number === 'number' ? literalAs('number', node.number) : undefined) ??
    context.fail([...path, 'number'], 'wrongType', '“number”要一个数'),
  text: (_, node) => literal('text', intern(String(node.text)), String(node.text)),
  date: (context, node, _, path) =>
    literalAs('date', node.date ?? null) ?? context.fail([...path, 'date'], 'wrongType', '不是日期'),
  month: (context, node, _, path) =>
    literalAs('month', node.month ?? null) ?? context.fail([...path, 'month'], 'wrongType', '不是月份'),
  percent: (context, node, _, path) =>
    (typeof node.percent === 'number' ? literalAs('rate', node.percent / 100) : undefined) ??
    context.fail([...path, 'percent'], 'wrongType', '“percent”要一个数，如 50'),
  param: parameter,
  ...arithmetic,
  ...dates,
  ...aggregates,
  if: ifElse,
};

/** The keys a value may be written with. */
export const valueOperators = Object.keys(operators);

/** `Compile.value` (context.ts). */
export function compileValue(context: Context, node: Json | undefined, scope: Scope, path: Path): Value {
  if (typeof node === 'number' || typeof node === 'boolean')
    return literalAs(typeof node === 'number' ? 'number' : 'boolean', node) as Value;
  if (typeof node === 'string') return reference(context, node, scope, path);
  if (!isObject(node)) return context.fail(path, 'wrongShape', '缺少一个值');
  const key = Object.keys(node).find((each) => Object.hasOwn(operators, each));
  const operator = key === undefined ? undefined : operators[key];
  if (!operator) return context.fail(path, 'wrongShape', `认不出的写法：${Object.keys(node).join('、')}`);
  const value = operator(context, node, scope, path);
  return typeof node.label === 'string' && node.label !== '' ? { ...value, words: node.label } : value;
}
