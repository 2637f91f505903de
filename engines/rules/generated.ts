/**
 * The text of generated code: how it is marked while a clause is compiled, and how it becomes a function.
 *
 * A clause becomes the body of one loop over applications, written once and made into two functions. Lines are common
 * to both unless they begin with a mark, which makes them a comment until the function that wants them takes it off:
 *   `//trace …` only when explaining: reports to the trace `T`;
 *   `//batch …` only over many rows: leaves an application at the first condition that fails.
 * `R.name` is a function or constant of runtime.ts. It is bound to a constant of that name and the `R.` taken off: a
 * constant is inlined where a property would be looked up on every call.
 *
 * Names in the text: `i` row of the application; `cN oN kN` column, offsets and known-flags of slot N; `pN` parameter N;
 * `S` states of the things decided on; `out` results; `fN` facts read, `sN` states, other letters with a number
 * intermediate values. `cause` and `lack` collect what an unknown lacks: bit 1 a fact, bit 2 a standard; `open` what the
 * things of the list lack.
 */
import type { Context } from './context.ts';
import type { ParameterDefinition } from './model.ts';
import type { Run } from './program.ts';
import * as runtime from './runtime.ts';

type Mark = 'trace' | 'batch';
const marked = (mark: Mark, text: string): string =>
  text
    .split('\n')
    .map((line) => `//${mark} ${line}`)
    .join('\n');
/** Lines that only the explaining run keeps. */
export const traceOnly = (text: string): string => marked('trace', text);
/** Lines that only the batch keeps: it need not look further once the answer is no. */
export const batchOnly = (text: string): string => marked('batch', text);

/** A parameter that has no value yet is NaN where it is a number, and undefined where it is a list. */
function parameterText({ isDated, type }: ParameterDefinition, at: number): string {
  const isNumber = !isDated && type !== 'texts' && type !== 'periods';
  return `const p${at}=${isNumber ? `P[${at}]===undefined?NaN:P[${at}]` : `P[${at}]`};`;
}

/** The function of a clause's body, with the lines of one mark kept. */
export function makeRun(body: string, context: Context, mark: Mark): Run {
  const used = new Set<string>();
  const kept = body.replaceAll(new RegExp(`^//${mark} `, 'gm'), '');
  const lines = [
    '"use strict";const {columns,offsets,known,rows}=F;',
    ...context.slots.map(
      ({ index }) =>
        `const c${index}=columns[${index}],o${index}=offsets[${index}],k${index}=known[${index}];`,
    ),
    ...context.parameters.map(parameterText),
    `for(let i=0;i<rows;i++){let cause=0,open=1;\n${kept}\n}`,
  ];
  const text = lines.join('\n').replaceAll(/\bR\.(\w+)/g, (_, name: string) => {
    used.add(name);
    return name;
  });
  // The text comes from this compiler alone: names and words of a clause reach it only as numbers.
  return new Function('R', `const {${[...used].join(',')}}=R;return function(F,P,out,S,T){${text}};`)(
    runtime,
  ) as Run;
}
