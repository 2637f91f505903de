/** Three-valued states: 0 no, 1 unknown, 2 yes (Kleene). What conditions are put together from. */
import type { Context } from './context.ts';
import type { JsonObject } from './model.ts';
import {
  anyUnknown,
  type Condition,
  type Criterion,
  missing,
  type Path,
  type Scope,
  sourcesOf,
  type Value,
} from './pieces.ts';

/** What a condition adds to the explanation, beside its words. */
export type Found = Condition & Pick<Criterion, 'shows'> & Partial<Pick<Criterion, 'due' | 'joins'>>;
export type ConditionOperator = (
  context: Context,
  node: JsonObject,
  scope: Scope,
  path: Path,
  parent: number,
) => Found;

/** Stands in for a condition that could not be compiled. */
export const noCondition: Found = { js: '1', words: '', shows: [] };

/** The state of conditions that must all hold. */
export function allOf(states: readonly string[]): string {
  const [only = '2'] = states;
  return states.length > 1 ? `Math.min(${states.join(',')})` : only;
}

/** The state of conditions one of which must hold. */
export const anyOf = (states: readonly string[]): string =>
  states.length === 0 ? '0' : `Math.max(${states.join(',')})`;

/** What the explanation shows of a value that rests on facts. */
export const show = (value: Value): Criterion['shows'] =>
  value.fact || value.facts.length > 0
    ? [{ label: value.words, js: value.js, type: value.type, ...(value.fact ? { fact: value.fact } : {}) }]
    : [];

/** A test in JavaScript that is unknown as long as one of its operands is, unless `surely` holds; `cause` is told what is missing. */
export function tested(
  context: Context,
  js: string,
  operands: Value[],
  scope: Scope,
  words: string,
  shows: Criterion['shows'],
  surely?: string,
): Found {
  const state = context.temp('s');
  const unknown = anyUnknown(operands.map((each) => each.js)) || 'false';
  scope.block.body.push(
    `const ${state}=${surely ? `${surely}?2:` : ''}${unknown}?1:${js}?2:0;`,
    `if(${state}===1)cause|=${missing(sourcesOf(operands))};`,
  );
  return { js: state, words, shows };
}
