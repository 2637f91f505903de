/**
 * What compiling turns a clause into: JavaScript expressions beside the words people read for them, the blocks of
 * lines they stand in, and the conditions an explanation tells.
 */
import type { EntityDefinition, FactDefinition, ScalarType } from './model.ts';

/** Where something stands in the file of its clause. */
export type Path = (string | number)[];

/** A piece of a generated program: an expression without effects, and how a person would read it. */
export interface Value {
  js: string;
  type: ScalarType;
  words: string;
  /** Expressions that are NaN where a fact it reads is missing, to tell that from a missing standard. */
  facts: string[];
  fact?: FactDefinition;
  /** Reads a parameter that may have no value yet. */
  hasParameter?: boolean;
  /** While it is unknown: what it comes to at least. */
  atLeast?: string;
}
/** Stands in for what could not be compiled; the clause has a problem then, so it is never run. */
export const noValue: Value = { js: 'NaN', type: 'number', words: '', facts: [] };

/** 0 no, 1 unknown, 2 yes (Kleene): and is min, or is max. */
export interface Condition {
  js: string;
  words: string;
}

/** A thing that names can be about: a row of an entity, read in one block. */
export interface Place {
  entity: EntityDefinition;
  row: string;
  block: Block;
  /** A name for a value that is no entity: the month of a loop over months. */
  value?: Value;
}

/** Lines of a function body; reads of facts are gathered at its head, once each. */
export class Block {
  readonly head: string[] = [];
  readonly body: string[] = [];
  readonly reads = new Map<number, string>();
  text(): string {
    return [...this.head, ...this.body].join('\n');
  }
}

export interface Scope {
  block: Block;
  places: ReadonlyMap<string, Place>;
  /** Outside aggregates every condition is traced for the explanation. */
  trace?: { level: 'case' | 'item'; part: Criterion['part'] };
}

/** One condition of a clause as the explanation tells it. */
export interface Criterion {
  part: 'when' | 'each' | 'together' | 'range' | 'validity' | 'outcome';
  words: string;
  say?: string;
  article?: string;
  reading?: string;
  material?: string;
  /** How the conditions below it count: all of them or any one. */
  joins?: 'all' | 'any';
  /** Index of its parent condition, or −1. */
  parent: number;
  level: 'case' | 'item';
  /** Facts it compares, for what the explanation shows as found. */
  shows: { label: string; js: string; type: ScalarType; fact?: FactDefinition }[];
  /** Expression of the day it will hold by itself, where time alone is missing. */
  due?: string;
  path: Path;
}

/** A loop: what opens it, the scope inside, and whether the list itself is known. */
export interface Loop {
  open: string;
  inner: Scope;
  words: string;
  /** `false` in JavaScript where the list was not given. */
  known: string;
  /** Where the things have a number of heads (n identical people), the expression of it. */
  heads: string;
  row: string;
  /** Where a list runs to a reckoned end, the value that decides it. */
  end?: Value;
  /** Whether a thing belongs to the list, where that may be unknown. */
  state?: string;
}

type Sources = Pick<Value, 'facts' | 'hasParameter'>;

/** What a value made of several reads. */
export const sourcesOf = (values: readonly Value[]): Sources => ({
  facts: values.flatMap((each) => each.facts),
  ...(values.some((each) => each.hasParameter) ? { hasParameter: true } : {}),
});

/** Whether any of several expressions is unknown: NaN is the one number that is not itself. */
export const anyUnknown = (expressions: readonly string[]): string =>
  expressions.map((each) => `${each}!==${each}`).join('||');

/** What an unknown value lacks, as an expression: 1 a fact, 2 nothing but a standard. */
export function missing({ facts, hasParameter }: Sources): string {
  if (!hasParameter) return '1';
  return facts.length > 0 ? `(${anyUnknown(facts)})?1:2` : '2';
}

/** Puts parts into a template: `{name}` stands for the part of that name. */
export const fill = (template: string, parts: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole);
