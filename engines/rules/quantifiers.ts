/** Conditions on a list: every or some thing of it meets another, or plain values of it are certain words. */
import { openList } from './comparisons.ts';
import type { Context } from './context.ts';
import { loopText } from './lists.ts';
import { encodeScalar } from './literals.ts';
import {
  elementTypes,
  type FactDefinition,
  isObject,
  type Json,
  type JsonObject,
  type ParameterDefinition,
  typeLabels,
} from './model.ts';
import { type Loop, missing, type Path } from './pieces.ts';
import { intern } from './runtime.ts';
import { type ConditionOperator, noCondition } from './states.ts';

/** Whether every or some thing of a list meets a condition; unknown where the list or a deciding thing is. */
export function quantified(key: 'every' | 'some'): ConditionOperator {
  return (context, node, scope, path) => {
    const loop = context.compile.list(node[key], scope, [...path, key]);
    if (!loop) return noCondition;
    const { condition } = context.compile;
    const where =
      node.where === undefined ? undefined : condition(node.where, loop.inner, [...path, 'where']);
    const that =
      node.that === undefined ? { js: '2', words: '' } : condition(node.that, loop.inner, [...path, 'that']);
    const state = context.temp('s');
    const step =
      key === 'every'
        ? `${state}=Math.min(${state},Math.max(2-w,${that.js}));`
        : `${state}=Math.max(${state},Math.min(w,${that.js}));`;
    scope.block.body.push(
      `let ${state}=${loop.known}?${key === 'every' ? 2 : 0}:1;`,
      loopText(loop, where, step),
      `if(!(${loop.known}))cause|=${loop.end ? missing(loop.end) : '1'};`,
      ...(loop.state ? [`if(${state}===1)cause|=open;`] : []),
    );
    const of = where ? `（${where.words}）` : '';
    const words = `${loop.words}${of}${key === 'every' ? '每一项都' : '至少有一项'}${that.words}`;
    return { js: state, words, shows: [] };
  };
}

/** The words a list is asked for: written out, set by the place, or both. */
interface Wanted {
  literals: number[];
  names: string[];
  parameter?: { js: string; definition: ParameterDefinition };
  /** Written-out words count although the place has set none. */
  isOpen: boolean;
}

/** Words as the list holds them: a day beside days, a number beside numbers. */
function literalsFor(
  context: Context,
  given: readonly Json[],
  path: Path,
  fact: FactDefinition | undefined,
): number[] {
  const type = typeof fact?.type === 'string' && fact.type in elementTypes ? fact.type : undefined;
  const element = type && elementTypes[type as keyof typeof elementTypes];
  return given.map((each, at) => {
    const read = element
      ? encodeScalar(element, each)
      : typeof each === 'string'
        ? intern(each)
        : Number(each);
    if (read === undefined && element)
      context.fail([...path, at], 'wrongType', `“${String(each)}”不是${typeLabels[element]}`);
    return read ?? Number.NaN;
  });
}

function wantedOf(
  context: Context,
  node: JsonObject,
  key: string,
  path: Path,
  fact: FactDefinition | undefined,
): Wanted | undefined {
  const given = key === 'has' && !isObject(node.has) ? [node.has ?? null] : node[key];
  if (Array.isArray(given)) {
    return {
      literals: literalsFor(context, given, [...path, key], fact),
      names: given.map((each) => fact?.values?.[String(each)] ?? String(each)),
      isOpen: true,
    };
  }
  const parameter =
    isObject(given) && typeof given.param === 'string' ? context.parameter(given.param) : undefined;
  if (!isObject(given) || parameter?.definition.type !== 'texts') {
    const reason = isObject(given) ? `没有清单参数“${String(given.param)}”` : '应是一组值';
    context.fail([...path, key], 'wrongShape', reason);
    return undefined;
  }
  const named = openList(given);
  return {
    literals: named ?? [],
    names: [parameter.definition.label],
    parameter,
    isOpen: named !== undefined,
  };
}

/** The value of the thing a loop is at. */
function elementJs(context: Context, loop: Loop): string {
  const [place] = [...loop.inner.places.values()].slice(-1);
  const fact = place?.entity.facts.find((each) => each.name === 'value');
  if (place?.value) return place.value.js;
  return place && fact ? context.read(place, fact) : 'NaN';
}

/** Marks a bit for each wanted word that is met; the answer is yes with all of them. */
function everyWord(
  context: Context,
  loop: Loop,
  { literals }: Wanted,
  known: string,
  element: string,
): { state: string; lines: string[] } {
  const [state, bits] = [context.temp('s'), context.temp('n')];
  const marks = literals.map((each, at) => `if(${element}===${each})${bits}|=${1 << at};`).join('');
  const lines = [
    `let ${bits}=0;`,
    loopText(loop, undefined, marks),
    `const ${state}=${known}?(${bits}===${(1 << literals.length) - 1}?2:0):1;`,
  ];
  return { state, lines };
}

function anyWord(
  context: Context,
  loop: Loop,
  { literals, parameter }: Wanted,
  known: string,
  element: string,
): { state: string; lines: string[] } {
  const state = context.temp('s');
  const ofPlace = parameter ? [`${parameter.js}&&${parameter.js}.has(${element})`] : [];
  const test = [...literals.map((each) => `${element}===${each}`), ...ofPlace].join('||') || 'false';
  const lines = [
    `let ${state}=${known}?0:1;`,
    loopText(loop, undefined, `if(${state}===0&&(${test}))${state}=2;`),
  ];
  return { state, lines };
}

/** Whether a list of plain values holds a word, any or all of several. */
export function holds(key: 'has' | 'hasAny' | 'hasAll'): ConditionOperator {
  return (context, node, scope, path) => {
    const loop = context.compile.list(node.list, scope, [...path, 'list']);
    if (!loop) return noCondition;
    const fact = context.find(String(node.list), scope)?.fact;
    const wanted = wantedOf(context, node, key, path, fact);
    if (!wanted) return noCondition;
    const { parameter, isOpen, names } = wanted;
    const known = parameter && !isOpen ? `${loop.known}&&${parameter.js}!==undefined` : loop.known;
    const element = elementJs(context, loop);
    const make = key === 'hasAll' ? everyWord : anyWord;
    const { state, lines } = make(context, loop, wanted, known, element);
    scope.block.body.push(...lines, `if(${state}===1)cause|=${parameter ? `${loop.known}?2:1` : '1'};`);
    const words = `${loop.words}${key === 'hasAll' ? '包括' : '含'}${names.join(key === 'hasAny' ? '或' : '、')}`;
    return { js: state, words, shows: [] };
  };
}
