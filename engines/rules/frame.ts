/** Applications and standards of a place as the numbers programs run on. */
import { encodingOf } from './encoder.ts';
import { type FactProblem, problemsOf } from './facts.ts';
import { encodeScalar, parseDay } from './literals.ts';
import type { Json, ParameterDefinition } from './model.ts';
import type { Frame, ParameterValue, Program } from './program.ts';
import { intern } from './runtime.ts';

/**
 * The facts a program reads, from applications written as nested objects in the words of a case file: dates
 * 'YYYY-MM-DD', months 'YYYY-MM', money in yuan, rates as fractions. What cannot be read is unknown, and named.
 */
export function encodeCases(
  program: Pick<Program, 'slots'>,
  sources: readonly unknown[],
): { frame: Frame; problems: FactProblem[] } {
  const { encode, fresh } = encodingOf(program.slots);
  const builder = fresh();
  for (const source of sources) encode(source, builder);
  const problems = builder.bad ? sources.flatMap((source) => problemsOf(program, source)) : [];
  return { frame: builder.frame(), problems };
}

/** One application in a frame that the next call writes over. Null where a fact cannot be read. */
export function encodeOne(program: Pick<Program, 'slots'>, source: unknown): Frame | null {
  const { encode, scratch } = encodingOf(program.slots);
  scratch.reset();
  encode(source, scratch);
  return scratch.bad ? null : scratch.frame();
}

/** One dated value of a parameter; `from` is the first day it counts. */
export interface ParameterStep {
  from: string;
  value: Json;
}

function listOf(type: 'texts' | 'periods', value: Json): ParameterValue {
  if (!Array.isArray(value)) return undefined;
  if (type === 'texts') return new Set(value.map((each) => intern(String(each))));
  return value.map((each): [number, number] => {
    const [from, to] = Array.isArray(each) ? each : [];
    return [parseDay(String(from)), parseDay(String(to))];
  });
}

function encodeParameter(
  { type, isDated }: ParameterDefinition,
  values: readonly ParameterStep[],
  asOf: string,
): ParameterValue {
  const steps = values.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const inForce = steps.findLast((each) => each.from <= asOf)?.value;
  if (type === 'texts' || type === 'periods')
    return inForce === undefined ? undefined : listOf(type, inForce);
  if (!isDated) return inForce === undefined ? undefined : encodeScalar(type, inForce);
  if (steps.length === 0) return undefined;
  return {
    from: steps.map((each) => parseDay(each.from)),
    value: steps.map((each) => encodeScalar(type, each.value) ?? Number.NaN),
  };
}

/** What each program was last given: cases of one day share it. */
const lately = new WeakMap<object, { values: object; asOf: string; encoded: ParameterValue[] }>();

/** The values of parameters as a program reads them on a day; undefined where none is in force. */
export function encodeParameters(
  program: Pick<Program, 'parameters'>,
  values: ReadonlyMap<string, readonly ParameterStep[]>,
  asOf: string,
): ParameterValue[] {
  const last = lately.get(program.parameters);
  if (last?.values === values && last.asOf === asOf) return last.encoded;
  const encoded = program.parameters.map((each) => encodeParameter(each, values.get(each.name) ?? [], asOf));
  lately.set(program.parameters, { values, asOf, encoded });
  return encoded;
}
