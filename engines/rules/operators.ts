/** Makers of value operators: a key of a clause, what it takes, the JavaScript it becomes and the words for it. */
import type { Context } from './context.ts';
import { isObject, type Json, type JsonObject, type ScalarType, typeLabels } from './model.ts';
import { fill, noValue, type Path, type Scope, sourcesOf, type Value } from './pieces.ts';

export type ValueOperator = (context: Context, node: JsonObject, scope: Scope, path: Path) => Value;

/** A list of values written out. */
export function valuesOf(context: Context, node: Json | undefined, scope: Scope, path: Path): Value[] {
  if (!Array.isArray(node)) return [context.fail(path, 'wrongShape', '应是一组值')];
  return node.map((each, at) => context.compile.value(each, scope, [...path, at]));
}

/** Any number of values of one type, which the result keeps. */
export function same(
  key: string,
  join: (parts: string[]) => string,
  words: (parts: Value[]) => string,
): ValueOperator {
  return (context, node, scope, path) => {
    const parts = valuesOf(context, node[key], scope, [...path, key]);
    // What could not be compiled has been told already.
    const types = new Set(parts.filter((each) => each !== noValue).map((each) => each.type));
    if (types.size > 1) {
      const found = [...types].map((each) => typeLabels[each]).join('、');
      return context.fail([...path, key], 'wrongType', `“${key}”的各项不是同一种量：${found}`);
    }
    return {
      type: [...types][0] ?? 'number',
      js: join(parts.map((each) => each.js)),
      words: words(parts),
      ...sourcesOf(parts),
    };
  };
}

/** One value of the types in `wants`, `{a}` in both templates. */
export function call(
  key: string,
  type: ScalarType,
  wants: ScalarType[],
  js: string,
  words: string,
): ValueOperator {
  return (context, node, scope, path) => {
    const value = context.compile.value(node[key], scope, [...path, key]);
    if (!wants.includes(value.type)) {
      const wanted = wants.map((each) => typeLabels[each]).join('或');
      const reason = `“${key}”要的是${wanted}，给的是${typeLabels[value.type]}`;
      return context.fail([...path, key], 'wrongType', reason);
    }
    return {
      type,
      js: fill(js, { a: value.js }),
      words: fill(words, { a: value.words }),
      ...sourcesOf([value]),
    };
  };
}

const joined = (type: ScalarType, js: string, words: string, a: Value, b: Value): Value => ({
  type,
  js: fill(js, { a: a.js, b: b.js }),
  words: fill(words, { a: a.words, b: b.words }),
  ...sourcesOf([a, b]),
});

/** Two values, `{a}` and `{b}` in both templates; the result may keep the type of the first. */
export function pair(key: string, type: ScalarType | 'first', js: string, words: string): ValueOperator {
  return (context, node, scope, path) => {
    const [a, b] = valuesOf(context, node[key], scope, [...path, key]);
    if (!a || !b) return context.fail([...path, key], 'wrongShape', `“${key}”要两个值`);
    return joined(type === 'first' ? a.type : type, js, words, a, b);
  };
}

/** A number reckoned from a first and a last day, `{a}` and `{b}`. */
export function span(key: string, js: string, words: string): ValueOperator {
  return (context, node, scope, path) => {
    const given = node[key];
    if (!isObject(given)) return context.fail([...path, key], 'wrongShape', '应写明 from 和 through');
    const from = context.compile.value(given.from, scope, [...path, key, 'from']);
    const through = context.compile.value(given.through, scope, [...path, key, 'through']);
    return joined('number', js, words, from, through);
  };
}
