import type { FactDefinition, FactType, Json, ScalarType, Vocabulary } from './model.ts';
import type { Frame, ParameterValue, Program } from './program.ts';
import { intern, NONE } from './runtime.ts';
import { isObject, type Slot } from './context.ts';
import { parseDay, parseMonth, parseRate, parseYuan } from './values.ts';

/** A fact given in a wrong form: where, and what was wanted. */
export interface FactProblem {
  path: string;
  reason: string;
}

const momentPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z)$/;

/** One plain value as the number programs run on; undefined where it is not of that type. */
export function encodeScalar(type: ScalarType, value: unknown): number | undefined {
  if (type === 'text') {
    if (typeof value === 'string') return intern(value);
    return typeof value === 'number' ? intern(String(value)) : undefined;
  }
  if (type === 'boolean') return typeof value === 'boolean' ? Number(value) : undefined;
  if (type === 'date' || type === 'month') {
    if (typeof value !== 'string') return undefined;
    const read = type === 'date' ? parseDay(value) : parseMonth(value);
    return Number.isNaN(read) ? undefined : read;
  }
  if (type === 'moment') {
    return typeof value === 'string' && momentPattern.test(value)
      ? Math.floor(Date.parse(value) / 60_000)
      : undefined;
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  if (type === 'number') return value;
  const read = type === 'money' ? parseYuan(value) : parseRate(value);
  return Number.isNaN(read) ? undefined : read;
}

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** The words of a case file that stand for a fact. */
export const caseWordOf = (fact: FactDefinition): string => fact.caseWord ?? snake(fact.name);

const paths = new WeakMap<FactDefinition, string[]>();
function pathOf(fact: FactDefinition): string[] {
  const known = paths.get(fact);
  if (known) return known;
  const made = caseWordOf(fact).split('.');
  paths.set(fact, made);
  return made;
}

/** What stands at a fact's place; a null on the way makes everything below it none. */
function lookUp(source: unknown, path: string[]): unknown {
  let at: unknown = source;
  for (const step of path) {
    if (at === null) return null;
    if (!isObject(at)) return undefined;
    at = at[step];
  }
  return at;
}

function silence(fact: FactDefinition): number {
  if (fact.absent === undefined || fact.absent === 'empty') return Number.NaN;
  if (fact.absent === 'none') return fact.openEnded ? Number.POSITIVE_INFINITY : NONE;
  return encodeScalar(fact.type as ScalarType, fact.absent) ?? Number.NaN;
}

interface Growing {
  columns: number[][];
  offsets: number[][];
  known: number[][];
  /** Rows so far of each entity. */
  counts: Map<string, number>;
  problems: FactProblem[];
}

const elementTypes: Record<string, ScalarType> = {
  texts: 'text',
  numbers: 'number',
  dates: 'date',
  months: 'month',
};

/** The things of a list fact; undefined where it was not given, a problem where it is no list. */
function thingsOf(type: FactType, given: unknown): unknown[] | undefined {
  if (given === null) return [];
  if (type === 'figures')
    return isObject(given) ? Object.entries(given).map(([key, value]) => ({ key, value })) : undefined;
  if (!Array.isArray(given)) return undefined;
  return typeof type === 'string' ? given.map((value) => ({ value })) : given;
}

/** Writes one thing (or the application itself) as the next row of its entity. */
function addRow(
  growing: Growing,
  bySlot: ReadonlyMap<string, Slot[]>,
  entity: string,
  source: unknown,
  path: string,
): void {
  for (const { fact, index } of bySlot.get(entity) ?? []) {
    const given = lookUp(source, pathOf(fact));
    const here = path === '' ? caseWordOf(fact) : `${path}.${caseWordOf(fact)}`;
    if (typeof fact.type === 'string' && !elementTypes[fact.type] && fact.type !== 'figures') {
      const column = growing.columns[index] as number[];
      if (given === undefined) column.push(silence(fact));
      else if (given === null) column.push(fact.openEnded ? Number.POSITIVE_INFINITY : NONE);
      else {
        const read = encodeScalar(fact.type as ScalarType, given);
        if (read === undefined)
          growing.problems.push({ path: here, reason: `${fact.label}的写法不对：${JSON.stringify(given)}` });
        column.push(read ?? Number.NaN);
      }
      continue;
    }
    const list = given === undefined ? undefined : thingsOf(fact.type, given);
    if (given !== undefined && list === undefined)
      growing.problems.push({ path: here, reason: `${fact.label}应是一个清单` });
    const child = typeof fact.type === 'object' ? fact.type.list : `${entity}.${fact.name}[]`;
    for (const [at, each] of (list ?? []).entries()) addRow(growing, bySlot, child, each, `${here}[${at}]`);
    (growing.offsets[index] as number[]).push(growing.counts.get(child) ?? 0);
    (growing.known[index] as number[]).push(list !== undefined || fact.absent === 'empty' ? 1 : 0);
  }
  growing.counts.set(entity, (growing.counts.get(entity) ?? 0) + 1);
}

/** The facts a program reads, from applications written as nested objects in the words of a case file. */
export function encodeCases(
  program: Pick<Program, 'slots'>,
  sources: readonly unknown[],
): { frame: Frame; problems: FactProblem[] } {
  const { slots } = program;
  const growing: Growing = {
    columns: slots.map(() => []),
    offsets: slots.map(() => [0]),
    known: slots.map(() => []),
    counts: new Map(),
    problems: [],
  };
  const bySlot = Map.groupBy(slots, ({ entity }) => entity);
  for (const source of sources) addRow(growing, bySlot, 'case', source, '');
  const frame: Frame = {
    rows: sources.length,
    columns: growing.columns.map((each) => Float64Array.from(each)),
    offsets: growing.offsets.map((each) => Int32Array.from(each)),
    known: growing.known.map((each) => Uint8Array.from(each)),
    things: Math.max(0, ...growing.counts.values()),
  };
  return { frame, problems: growing.problems };
}

/** One dated value of a parameter; `from` is the first day it counts. */
export interface ParameterStep {
  from: string;
  value: Json;
}

function scalarOf(type: ScalarType, value: Json): number {
  return encodeScalar(type, value) ?? Number.NaN;
}

/** The values of parameters as a program reads them on a day; undefined where none is in force. */
export function encodeParameters(
  program: Pick<Program, 'parameters'>,
  values: ReadonlyMap<string, readonly ParameterStep[]>,
  asOf: string,
): ParameterValue[] {
  return program.parameters.map(({ name, type, isDated }) => {
    const steps = [...(values.get(name) ?? [])].sort((a, b) => (a.from < b.from ? -1 : 1));
    if (isDated && type !== 'texts' && type !== 'periods') {
      if (steps.length === 0) return undefined;
      return {
        from: steps.map((each) => parseDay(each.from)),
        value: steps.map((each) => scalarOf(type, each.value)),
      };
    }
    const inForce = steps.findLast((each) => each.from <= asOf)?.value;
    if (inForce === undefined) return undefined;
    if (type === 'texts')
      return Array.isArray(inForce) ? new Set(inForce.map((each) => intern(String(each)))) : undefined;
    if (type === 'periods') {
      if (!Array.isArray(inForce)) return undefined;
      return inForce.map((each) => {
        const [from, to] = Array.isArray(each) ? each : [];
        return [parseDay(String(from)), parseDay(String(to))] as [number, number];
      });
    }
    const read = scalarOf(type, inForce);
    return Number.isNaN(read) ? undefined : read;
  });
}

/** Every fact of a vocabulary by the words of a case file, for checks and documents. */
export function caseWords(
  vocabulary: Vocabulary,
): { entity: string; fact: string; caseWord: string; label: string }[] {
  return [...vocabulary.values()].flatMap(({ name, facts }) =>
    facts.map((fact) => ({ entity: name, fact: fact.name, caseWord: caseWordOf(fact), label: fact.label })),
  );
}
