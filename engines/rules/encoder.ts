/**
 * Generated encoders: a program's facts looked up once each in an application and written into the columns of a frame.
 */
import type { Slot } from './context.ts';
import { rowsOf, stepsTo, thingsOf } from './facts.ts';
import { encodeScalar } from './literals.ts';
import { type FactDefinition, isScalar, type ScalarType } from './model.ts';
import type { Frame } from './program.ts';
import { intern, NONE } from './runtime.ts';

/** Rows of a program's facts, with room that grows. What generated encoders write into. */
export class Builder {
  /** Columns, offsets of lists and whether a list is known, by slot. */
  readonly c: Float64Array[];
  readonly o: Int32Array[];
  readonly k: Uint8Array[];
  /** Rows so far, and room, by entity. */
  readonly n: Int32Array;
  readonly room: Int32Array;
  /** Some fact could not be read. */
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

/** How generated encoders read a value of each type, as `E.type(value, builder)`. */
const readers = {
  text: (value: unknown, to: Builder): number =>
    typeof value === 'string' ? intern(value) : other('text', value, to),
  number: (value: unknown, to: Builder): number =>
    typeof value === 'number' && value - value === 0 ? value : wrong(to),
  boolean: (value: unknown, to: Builder): number => (value === true ? 1 : value === false ? 0 : wrong(to)),
  date: (value: unknown, to: Builder): number => remembered('date', value, to),
  month: (value: unknown, to: Builder): number => remembered('month', value, to),
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
function remembered(type: 'date' | 'month', value: unknown, to: Builder): number {
  const cached = seen[type].get(value);
  if (cached !== undefined) return cached;
  const made = encodeScalar(type, value);
  if (made === undefined) return wrong(to);
  if (seen[type].size > 50_000) seen[type].clear();
  seen[type].set(value, made);
  return made;
}

/** What a fact is that nobody gave. */
function silence(fact: FactDefinition, type: ScalarType): number {
  if (fact.absent === undefined || fact.absent === 'empty') return Number.NaN;
  if (fact.absent === 'none') return fact.openEnded ? Number.POSITIVE_INFINITY : NONE;
  return encodeScalar(type, fact.absent) ?? Number.NaN;
}

/** The lines that write one fact, which stands in the variable `value`, into its column. */
function factLines({ entity, fact, index }: Slot, entities: readonly string[], value: string): string[] {
  if (isScalar(fact.type)) {
    const nothing = fact.openEnded ? 'Infinity' : '-Infinity';
    const given = `${value}===null?${nothing}:E.${fact.type}(${value},b)`;
    return [`b.c[${index}][i]=${value}===undefined?${silence(fact, fact.type)}:${given};`];
  }
  const child = entities.indexOf(rowsOf(entity, fact));
  return [
    `const l${index}=${value}===undefined?undefined:E.things(${JSON.stringify(fact.type)},${value});`,
    `if(${value}!==undefined&&l${index}===undefined)b.bad=true;`,
    `if(l${index}!==undefined)for(const each of l${index})e${child}(each,b);`,
    `b.o[${index}][i+1]=b.n[${child}];b.k[${index}][i]=${fact.absent === 'empty' ? 1 : `l${index}===undefined?0:1`};`,
  ];
}

/** The text of an encoder for one entity: each step of a path is taken once. */
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
  for (const slot of slots.filter((each) => each.entity === entity)) {
    const value = hold(stepsTo(slot.fact));
    lines.push(...factLines(slot, entities, value));
  }
  return `function e${at}(s,b){const i=b.n[${at}];if(i>=b.room[${at}])b.grow(${at});\n${lines.join('\n')}\nb.n[${at}]=i+1;}`;
}

interface Encoding {
  encode: (source: unknown, to: Builder) => void;
  /** Kept for one application at a time. */
  scratch: Builder;
  fresh: () => Builder;
}
const encodings = new WeakMap<readonly Slot[], Encoding>();

/** The encoder of a program's facts, generated once. */
export function encodingOf(slots: readonly Slot[]): Encoding {
  const made = encodings.get(slots);
  if (made) return made;
  const lists = slots
    .filter(({ fact }) => !isScalar(fact.type))
    .map(({ entity, fact }) => rowsOf(entity, fact));
  const entities = [
    'case',
    ...new Set([...lists, ...slots.map((each) => each.entity).filter((each) => each !== 'case')]),
  ];
  const text = entities.map((each) => entityText(slots, entities, each)).join('\n');
  // Names and words of facts reach this text only as JSON strings.
  const encode: Encoding['encode'] = new Function('E', `"use strict";${text}\nreturn e0;`)({
    ...readers,
    things: thingsOf,
  });
  const fresh = (): Builder => new Builder(slots, entities);
  const encoding = { encode, scratch: fresh(), fresh };
  encodings.set(slots, encoding);
  return encoding;
}
