/** `{fact: E, <test>: …}`: a value beside another, within a list, or asked for at all. */
import type { Context } from './context.ts';
import { literalAs } from './literals.ts';
import { isObject, type Json, type JsonObject, typeLabels } from './model.ts';
import { noValue, type Path, type Scope, type Value } from './pieces.ts';
import { intern } from './runtime.ts';
import { allOf, type ConditionOperator, type Found, noCondition, show, tested } from './states.ts';

type Comparison = (context: Context, value: Value, node: Json | undefined, scope: Scope, path: Path) => Found;

/** The other side of a comparison: a plain value of the same type, or a value of its own. */
function otherSide(context: Context, value: Value, node: Json | undefined, scope: Scope, path: Path): Value {
  const plain = node === undefined ? undefined : literalAs(value.type, node, value.fact);
  if (plain && (typeof node !== 'string' || value.type !== 'text')) return plain;
  const other = context.compile.value(node, scope, path);
  // What could not be compiled has been told already.
  if (other.type === value.type || other === noValue || value === noValue) return other;
  const reason = `${value.words}是${typeLabels[value.type]}，不能与${typeLabels[other.type]}相比`;
  return context.fail(path, 'wrongType', reason);
}

/** A word or figure, or `{ref: name}` for another value. */
function exact(context: Context, value: Value, node: Json | undefined, scope: Scope, path: Path): Value {
  if (isObject(node) && node.ref !== undefined)
    return context.compile.value(node.ref, scope, [...path, 'ref']);
  const plain = node === undefined ? undefined : literalAs(value.type, node, value.fact);
  if (plain) return plain;
  if (isObject(node)) return otherSide(context, value, node, scope, path);
  if (value === noValue) return noValue;
  return context.fail(path, 'wrongType', `“${String(node)}”不能与${value.words}相比`);
}

/** Above or below; a known nothing is neither late nor early, high nor low. */
function ordered(sign: string, words: string, ofTime: string): Comparison {
  return (context, value, node, scope, path) => {
    const other = otherSide(context, value, node, scope, path);
    const word = ['date', 'month', 'moment'].includes(value.type) ? ofTime : words;
    const unit = value.fact?.unit ? ` ${value.fact.unit}` : '';
    const js = `(${value.js}!==R.NONE&&${other.js}!==R.NONE&&${value.js}${sign}${other.js})`;
    const told = `${value.words}${word} ${other.words}${unit}`;
    // Enough for certain is enough, whatever else may come to it.
    const surely = value.atLeast && sign.startsWith('>') ? `${value.atLeast}${sign}${other.js}` : undefined;
    return tested(context, js, [value, other], scope, told, [...show(value), ...show(other)], surely);
  };
}

/** What somebody or something is, not what is done or had: 农村居民, 重点企业. */
const isNoun = /(企业|公司|机构|院校|基地|项目|团队|人员|劳动者|毕业生|居民|职工|工种)$/;

/**
 * A yes or no in words: 已参保 and 没有参保, 在园区 and 不在…, 是农村居民 and 不是…: which negation reads well depends on the
 * first and the last word.
 */
function yesNo(words: string, isYes: boolean): string {
  if (isNoun.test(words) && !/^[是属在有]|[已引留为]/.test(words)) return `${isYes ? '' : '不'}是${words}`;
  if (isYes) return words;
  return `没有${words}`.replace(/^没有已/, '没有').replace(/^没有(是|属|在|被|有)/, '不$1');
}

function equal(isWanted: boolean): Comparison {
  return (context, value, node, scope, path) => {
    const other = exact(context, value, node, scope, path);
    const words =
      value.type === 'boolean' && typeof node === 'boolean'
        ? yesNo(value.words, node === isWanted)
        : node === ''
          ? `${isWanted ? '没有' : '有'}${value.words}`
          : `${value.words}${isWanted ? '是' : '不是'}${other.words}`;
    const js = `${value.js}${isWanted ? '===' : '!=='}${other.js}`;
    return tested(context, js, [value, other], scope, words, [...show(value), ...show(other)]);
  };
}

/** G14: the words an open list names; the parameter beside them holds what the place has added, if anything. */
export const openList = (node: JsonObject): number[] | undefined =>
  Array.isArray(node.values) ? node.values.map((each) => intern(String(each))) : undefined;

/** Whether a value is one of those a place has set. */
function amongSet(
  context: Context,
  value: Value,
  node: JsonObject,
  isIn: boolean,
  scope: Scope,
  path: Path,
): Found {
  const parameter = context.parameter(String(node.param));
  if (parameter?.definition.type !== 'texts') {
    context.fail(path, 'unknownName', `没有清单参数“${String(node.param)}”`);
    return noCondition;
  }
  const { js, definition } = parameter;
  const words = `${value.words}${isIn ? '在' : '不在'}${definition.label}内`;
  const named = openList(node);
  const set = named ? `${js}!==undefined&&${js}.has(${value.js})` : `${js}.has(${value.js})`;
  const has = named ? `(${[...named.map((id) => `${value.js}===${id}`), set].join('||')})` : set;
  // Without words of its own, nothing can be said until the place has set the list.
  const list: Value = { js: `(${js}?0:NaN)`, type: 'text', words: '', facts: [], hasParameter: true };
  const operands = named ? [value] : [value, list];
  return tested(context, `${isIn ? '' : '!'}${has}`, operands, scope, words, show(value));
}

function among(isIn: boolean): Comparison {
  return (context, value, node, scope, path) => {
    if (isObject(node) && typeof node.param === 'string')
      return amongSet(context, value, node, isIn, scope, path);
    if (!Array.isArray(node)) {
      context.fail(path, 'wrongShape', '应是一组值');
      return noCondition;
    }
    const values = node.map((each, at) => exact(context, value, each, scope, [...path, at]));
    const js = `(${values.map((each) => `${value.js}===${each.js}`).join('||') || 'false'})`;
    // Two codes may stand for one word.
    const names = [...new Set(values.map((each) => each.words))];
    const words = `${value.words}${isIn ? '是' : '不是'}${names.join('、')}${names.length > 1 && isIn ? '之一' : ''}`;
    return tested(context, isIn ? js : `!${js}`, [value], scope, words, show(value));
  };
}

const given: Comparison = (context, value, node, scope) => {
  const words = `${node === true ? '有' : '没有'}${value.words}`;
  return tested(context, `(${value.js}!==R.NONE)===${node === true}`, [value], scope, words, show(value));
};

/** Tells which of its questions an application puts: silence is no. Where nothing is guessed, silence is unknown. */
const stated: Comparison = (context, value, node, scope, path) => {
  if (context.keepsUnknown && value.facts.length > 0) return given(context, value, node, scope, path);
  return {
    js: `(R.isGiven(${value.js})?${node === true ? '2:0' : '0:2'})`,
    words: `${node === true ? '已填' : '未填'}${value.words}`,
    shows: show(value),
  };
};

const comparisons: Record<string, Comparison> = {
  atLeast: ordered('>=', '不低于', '不早于'),
  atMost: ordered('<=', '不超过', '不晚于'),
  above: ordered('>', '高于', '晚于'),
  below: ordered('<', '低于', '早于'),
  is: equal(true),
  isNot: equal(false),
  in: among(true),
  notIn: among(false),
  isGiven: given,
  isStated: stated,
};

/** The tests a value may be put to. */
export const comparisonTests = Object.keys(comparisons);

/** Every test beside `fact` must hold. */
export const factTest: ConditionOperator = (context, node, scope, path) => {
  const wanted = Object.entries(comparisons).filter(([test]) => node[test] !== undefined);
  const value = context.compile.value(node.fact, scope, [...path, 'fact']);
  if (wanted.length === 0) {
    context.fail(path, 'wrongShape', `没有写怎样比较，应是 ${comparisonTests.join('、')} 之一`);
    return noCondition;
  }
  const found = wanted.map(([test, compare]) => compare(context, value, node[test], scope, [...path, test]));
  const [only] = found;
  if (found.length === 1 && only) return only;
  return {
    js: allOf(found.map((each) => each.js)),
    words: found.map((each) => each.words).join('，'),
    shows: found.flatMap((each) => each.shows).slice(0, 1),
  };
};
