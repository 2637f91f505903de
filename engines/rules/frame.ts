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

const elementTypes: Record<string, ScalarType> = {
  texts: 'text',
  numbers: 'number',
  dates: 'date',
  months: 'month',
};
const isScalarFact = ({ type }: FactDefinition): boolean =>
  typeof type === 'string' && !elementTypes[type] && type !== 'figures';
/** The entity whose rows a list fact's things are. */
const childOf = (entity: string, { name, type }: FactDefinition): string =>
  typeof type === 'object' ? type.list : `${entity}.${name}[]`;

/** The things of a list fact; undefined where it was not given or is no list. */
function thingsOf(type: FactType, given: unknown): unknown[] | undefined {
  if (given === null) return [];
  if (type === 'figures')
    return isObject(given) ? Object.entries(given).map(([key, value]) => ({ key, value })) : undefined;
  if (!Array.isArray(given)) return undefined;
  return typeof type === 'string' ? given.map((value) => ({ value })) : given;
}

/** Every place where facts are given in a form nobody can read. */
function diagnose(
  slots: readonly Slot[],
  entity: string,
  source: unknown,
  path: string,
  found: FactProblem[],
): void {
  for (const { fact } of slots.filter((each) => each.entity === entity)) {
    const given = lookUp(source, pathOf(fact));
    if (given === undefined || given === null) continue;
    const here = path === '' ? caseWordOf(fact) : `${path}.${caseWordOf(fact)}`;
    if (isScalarFact(fact)) {
      if (encodeScalar(fact.type as ScalarType, given) === undefined)
        found.push({ path: here, reason: `${fact.label}的写法不对：${JSON.stringify(given)}` });
      continue;
    }
    const things = thingsOf(fact.type, given);
    if (!things) found.push({ path: here, reason: `${fact.label}应是一个清单` });
    for (const [at, each] of (things ?? []).entries())
      diagnose(slots, childOf(entity, fact), each, `${here}[${at}]`, found);
  }
}

/** Rows of a program's facts, with room that grows. What generated encoders write into. */
class Builder {
  readonly c: Float64Array[];
  readonly o: Int32Array[];
  readonly k: Uint8Array[];
  /** Rows so far, and room, by entity. */
  readonly n: Int32Array;
  readonly room: Int32Array;
  bad = false;
  private readonly slots: readonly Slot[];
  private readonly entities: readonly string[];

  constructor(slots: readonly Slot[], entities: readonly string[]) {
    this.slots = slots;
    this.entities = entities;
    this.n = new Int32Array(entities.length);
    this.room = new Int32Array(entities.length);
    this.c = slots.map(() => new Float64Array(0));
    this.o = slots.map(() => new Int32Array(1));
    this.k = slots.map(() => new Uint8Array(0));
  }

  /** Doubles the room of an entity. */
  grow(entity: number): void {
    const room = Math.max(8, (this.room[entity] ?? 0) * 2);
    this.room[entity] = room;
    for (const { index, entity: of } of this.slots) {
      if (of !== this.entities[entity]) continue;
      const wider = <T extends Float64Array | Int32Array | Uint8Array>(into: T, from: T): T => {
        into.set(from);
        return into;
      };
      this.c[index] = wider(new Float64Array(room), this.c[index] as Float64Array);
      this.o[index] = wider(new Int32Array(room + 1), this.o[index] as Int32Array);
      this.k[index] = wider(new Uint8Array(room), this.k[index] as Uint8Array);
    }
  }

  reset(): void {
    for (let at = 0; at < this.n.length; at += 1) this.n[at] = 0;
    this.bad = false;
  }

  /** The rows so far, in columns that later rows may replace. */
  frame(): Frame {
    let things = 0;
    for (const count of this.n) if (count > things) things = count;
    return { rows: this.n[0] ?? 0, columns: this.c, offsets: this.o, known: this.k, things };
  }
}

const read = {
  text: (value: unknown, to: Builder): number =>
    typeof value === 'string' ? intern(value) : other('text', value, to),
  number: (value: unknown, to: Builder): number =>
    typeof value === 'number' && value - value === 0 ? value : wrong(to),
  boolean: (value: unknown, to: Builder): number => (value === true ? 1 : value === false ? 0 : wrong(to)),
  date: (value: unknown, to: Builder): number => known('date', value, to),
  month: (value: unknown, to: Builder): number => known('month', value, to),
  moment: (value: unknown, to: Builder): number => other('moment', value, to),
  money: (value: unknown, to: Builder): number => other('money', value, to),
  rate: (value: unknown, to: Builder): number => other('rate', value, to),
};

function wrong(to: Builder): number {
  to.bad = true;
  return Number.NaN;
}
const other = (type: ScalarType, value: unknown, to: Builder): number =>
  encodeScalar(type, value) ?? wrong(to);

/** Days and months seen lately: the same few thousand texts come again and again. */
const seen = { date: new Map<unknown, number>(), month: new Map<unknown, number>() };
function known(type: 'date' | 'month', value: unknown, to: Builder): number {
  const cached = seen[type].get(value);
  if (cached !== undefined) return cached;
  const made = encodeScalar(type, value);
  if (made === undefined) return wrong(to);
  if (seen[type].size > 50_000) seen[type].clear();
  seen[type].set(value, made);
  return made;
}

type Encoder = (source: unknown, to: Builder) => void;

/** The text of an encoder for one entity: looks each path up once, writes each fact into its column. */
function entityText(slots: readonly Slot[], entities: readonly string[], entity: string): string {
  const at = entities.indexOf(entity);
  const lines: string[] = [];
  const held = new Map<string, string>([['', 's']]);
  const hold = (path: string[]): string => {
    const key = path.join('.');
    const name = held.get(key);
    if (name) return name;
    const parent = hold(path.slice(0, -1));
    const made = `v${held.size}`;
    held.set(key, made);
    const step = JSON.stringify(path.at(-1));
    lines.push(
      `const ${made}=${parent}===null?null:typeof ${parent}==='object'&&!Array.isArray(${parent})?${parent}[${step}]:undefined;`,
    );
    return made;
  };
  for (const { fact, index } of slots.filter((each) => each.entity === entity)) {
    const value = hold(pathOf(fact));
    if (isScalarFact(fact)) {
      const nothing = fact.openEnded ? 'Infinity' : '-Infinity';
      lines.push(
        `b.c[${index}][i]=${value}===undefined?${silence(fact)}:${value}===null?${nothing}:E.${String(fact.type)}(${value},b);`,
      );
      continue;
    }
    const child = entities.indexOf(childOf(entity, fact));
    lines.push(
      `const l${index}=${value}===undefined?undefined:E.things(${JSON.stringify(fact.type)},${value});`,
      `if(${value}!==undefined&&l${index}===undefined)b.bad=true;`,
      `if(l${index}!==undefined)for(const each of l${index})e${child}(each,b);`,
      `b.o[${index}][i+1]=b.n[${child}];b.k[${index}][i]=${fact.absent === 'empty' ? 1 : `l${index}===undefined?0:1`};`,
    );
  }
  return `function e${at}(s,b){const i=b.n[${at}];if(i>=b.room[${at}])b.grow(${at});\n${lines.join('\n')}\nb.n[${at}]=i+1;}`;
}

interface Encoding {
  encode: Encoder;
  scratch: Builder;
  fresh: () => Builder;
}
const encodings = new WeakMap<readonly Slot[], Encoding>();

/** The encoder of a program's facts, generated once. */
function encodingOf(slots: readonly Slot[]): Encoding {
  const made = encodings.get(slots);
  if (made) return made;
  const lists = slots
    .filter(({ fact }) => !isScalarFact(fact))
    .map(({ entity, fact }) => childOf(entity, fact));
  const entities = [
    'case',
    ...new Set([...lists, ...slots.map((each) => each.entity).filter((each) => each !== 'case')]),
  ];
  const text = entities.map((each) => entityText(slots, entities, each)).join('\n');
  // Names and words of facts reach this text only as JSON strings.
  const encode = new Function('E', `"use strict";${text}\nreturn e0;`)({
    ...read,
    things: thingsOf,
  }) as Encoder;
  const fresh = (): Builder => new Builder(slots, entities);
  const encoding = { encode, scratch: fresh(), fresh };
  encodings.set(slots, encoding);
  return encoding;
}

/** The facts a program reads, from applications written as nested objects in the words of a case file. */
export function encodeCases(
  program: Pick<Program, 'slots'>,
  sources: readonly unknown[],
): { frame: Frame; problems: FactProblem[] } {
  const { encode, fresh } = encodingOf(program.slots);
  const builder = fresh();
  for (const source of sources) encode(source, builder);
  const problems: FactProblem[] = [];
  if (builder.bad) for (const source of sources) diagnose(program.slots, 'case', source, '', problems);
  return { frame: builder.frame(), problems };
}

/** One application in a frame that the next call writes over. Null where a fact cannot be read. */
export function encodeOne(program: Pick<Program, 'slots'>, source: unknown): Frame | null {
  const { encode, scratch } = encodingOf(program.slots);
  scratch.reset();
  encode(source, scratch);
  return scratch.bad ? null : scratch.frame();
}

/** What is wrong with the facts of an application that could not be encoded. */
export function problemsOf(program: Pick<Program, 'slots'>, source: unknown): FactProblem[] {
  const found: FactProblem[] = [];
  diagnose(program.slots, 'case', source, '', found);
  return found;
}

/** One dated value of a parameter; `from` is the first day it counts. */
export interface ParameterStep {
  from: string;
  value: Json;
}

function scalarOf(type: ScalarType, value: Json): number {
  return encodeScalar(type, value) ?? Number.NaN;
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
  const encoded = program.parameters.map(({ name, type, isDated }): ParameterValue => {
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
    const value = scalarOf(type, inForce);
    return Number.isNaN(value) ? undefined : value;
  });
  lately.set(program.parameters, { values, asOf, encoded });
  return encoded;
}

/** Every fact of a vocabulary by the words of a case file, for checks and documents. */
export function caseWords(
  vocabulary: Vocabulary,
): { entity: string; fact: string; caseWord: string; label: string }[] {
  return [...vocabulary.values()].flatMap(({ name, facts }) =>
    facts.map((fact) => ({ entity: name, fact: fact.name, caseWord: caseWordOf(fact), label: fact.label })),
  );
}
