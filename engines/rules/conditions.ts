/** Conditions of a clause: all, any, not, readings, names of them, the table of all operators, and what of them is told. */
import { factTest } from './comparisons.ts';
import type { Context } from './context.ts';
import { lasts, reached } from './milestones.ts';
import { isObject, type Json, type JsonObject } from './model.ts';
import type { Condition, Criterion, Path, Scope } from './pieces.ts';
import { holds, quantified } from './quantifiers.ts';
import { allOf, anyOf, type ConditionOperator, type Found, noCondition } from './states.ts';
import { traceOnly } from './generated.ts';

export { comparisonTests } from './comparisons.ts';

function several(key: 'all' | 'any'): ConditionOperator {
  return (context, node, scope, path, parent) => {
    const given = node[key];
    if (!Array.isArray(given)) {
      context.fail(path, 'wrongShape', `“${key}”要一组条件`);
      return noCondition;
    }
    const parts = given.map((each, at) => context.compile.condition(each, scope, [...path, key, at], parent));
    const states = parts.map((each) => each.js);
    const words = parts.map((each) => each.words).join(key === 'all' ? '，且' : '，或');
    return {
      js: key === 'all' ? allOf(states) : anyOf(states),
      words: key === 'any' ? `（${words}）` : words,
      joins: key,
      shows: [],
    };
  };
}

const not: ConditionOperator = (context, node, scope, path, parent) => {
  const inner = context.compile.condition(node.not, scope, [...path, 'not'], parent);
  return { js: `(2-${inner.js})`, words: `不是（${inner.words}）`, shows: [] };
};

const reading: ConditionOperator = (context, node, _, path) => {
  const id = String(node.reading);
  const setting = context.setting(id);
  if (setting === undefined) {
    context.fail(path, 'unknownReading', `没有读法“${id}”的设定`);
    return noCondition;
  }
  return {
    js: setting === node.chosen ? '2' : '0',
    words: `读法 ${id} 取“${String(node.chosen)}”`,
    shows: [],
  };
};

const operators: Record<string, ConditionOperator> = {
  fact: factTest,
  all: several('all'),
  any: several('any'),
  not,
  every: quantified('every'),
  some: quantified('some'),
  has: holds('has'),
  hasAny: holds('hasAny'),
  hasAll: holds('hasAll'),
  lasts,
  reached,
  chosen: reading,
};

/** The keys a condition is known by. */
export const conditionOperators = Object.keys(operators);

const compound = new Set(['all', 'any', 'not', 'every', 'some']);

/** A condition made of others lacks something only while it is itself unknown. */
function decided(context: Context, key: string, scope: Scope, make: () => Found): Found {
  if (!compound.has(key)) return make();
  const before = context.temp('b');
  scope.block.body.push(`const ${before}=cause;cause=0;`);
  const found = make();
  scope.block.body.push(`cause=${found.js}===1?cause|${before}:${before};`);
  return found;
}

/** A condition by the name of its `let`; `conditions` are those of the clause itself. */
function named(context: Context, name: string, scope: Scope, path: Path, parent: number): Condition {
  if (name === 'conditions' && context.conditions !== undefined)
    return { js: context.conditions, words: '各项条件' };
  const definition = context.lets[name];
  if (definition === undefined) {
    context.fail(path, 'unknownName', `没有定义“${name}”`);
    return noCondition;
  }
  const follow = (): Condition => context.compile.condition(definition, scope, ['let', name], parent);
  return context.within(name, path, follow) ?? noCondition;
}

/** Words told beside a condition; a field left empty in the editor says nothing. */
const pick = (node: JsonObject, key: 'say' | 'article' | 'reading' | 'material'): Partial<Criterion> =>
  typeof node[key] === 'string' && node[key] !== '' ? { [key]: node[key] } : {};
const called = ({ label }: JsonObject): string | undefined =>
  typeof label === 'string' && label !== '' ? label : undefined;

/** Makes the condition a criterion that the explaining run reports, with its state, due day and two values found. */
function traced(
  context: Context,
  node: JsonObject,
  scope: Scope,
  { level, part }: NonNullable<Scope['trace']>,
  at: Pick<Criterion, 'parent' | 'path'>,
  make: (index: number) => Found,
): Condition {
  const criterion: Criterion = { part, words: '', parent: at.parent, level, shows: [], path: at.path };
  const index = context.criteria.push(criterion) - 1;
  const found = make(index);
  const words = called(node) ?? found.words;
  Object.assign(criterion, {
    words,
    shows: found.shows.slice(0, 2),
    ...(found.due ? { due: found.due } : {}),
    ...(found.joins ? { joins: found.joins } : {}),
    ...pick(node, 'say'),
    ...pick(node, 'article'),
    ...pick(node, 'reading'),
    ...pick(node, 'material'),
  });
  const [a = 'NaN', b = 'NaN'] = found.shows.map((each) => each.js);
  scope.block.body.push(traceOnly(`T.${level}(${index},${found.js},${found.due ?? 'NaN'},${a},${b});`));
  return { js: found.js, words };
}

/** `Compile.condition` (context.ts). */
export function compileCondition(
  context: Context,
  node: Json | undefined,
  scope: Scope,
  path: Path,
  parent = -1,
): Condition {
  if (typeof node === 'string') return named(context, node, scope, path, parent);
  if (!isObject(node)) {
    context.fail(path, 'wrongShape', '应是一个条件');
    return noCondition;
  }
  const key = Object.keys(operators).find((each) => node[each] !== undefined) ?? '';
  const operator = operators[key];
  if (!operator) {
    context.fail(path, 'wrongShape', `认不出的条件：${Object.keys(node).join('、')}`);
    return noCondition;
  }
  if (node.chosen === undefined && pick(node, 'reading').reading) context.readings.add(String(node.reading));
  const make = (index: number): Found =>
    decided(context, key, scope, () => operator(context, node, scope, path, index));
  if (scope.trace) return traced(context, node, scope, scope.trace, { parent, path }, make);
  const found = make(parent);
  return { js: found.js, words: pick(node, 'say').say ?? found.words };
}
