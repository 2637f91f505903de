import type {
  Clause,
  EntityDefinition,
  FactDefinition,
  FactType,
  Json,
  JsonObject,
  ParameterDefinition,
  RuleProblem,
  ScalarType,
  Vocabulary,
} from './model.ts';

/** A piece of a generated program: an expression without effects, and how a person would read it. */
export interface Value {
  js: string;
  type: ScalarType;
  words: string;
  /** The variables it reads, to tell a missing fact from a missing standard. */
  facts: string[];
  fact?: FactDefinition;
  /** Reads a parameter that has no value yet. */
  hasParameter?: boolean;
}
/** 0 no, 1 unknown, 2 yes (Kleene): and is min, or is max. */
export interface Condition {
  js: string;
  words: string;
}

/** Where a program reads a fact: a column of an entity, or the offsets of a list within its parent. */
export interface Slot {
  entity: string;
  fact: FactDefinition;
  index: number;
}

/** What clauses of one place are read against. */
export interface World {
  vocabulary: Vocabulary;
  parameters: ReadonlyMap<string, ParameterDefinition>;
  /** Readings with more than one meaning, and the one this place takes. */
  readings: Readonly<Record<string, string>>;
}

interface Place {
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
  path: (string | number)[];
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What one clause needs while it is turned into a program. */
export class Context {
  readonly problems: RuleProblem[] = [];
  readonly slots: Slot[];
  readonly criteria: Criterion[] = [];
  readonly payments: string[] = [];
  readonly parameters: ParameterDefinition[];
  readonly readings = new Set<string>();
  readonly root = new Block();
  readonly vocabulary: Vocabulary;
  readonly known: ReadonlyMap<string, ParameterDefinition>;
  readonly lets: Record<string, Json>;
  /** The list the clause decides on, thing by thing. */
  readonly over: string | undefined;
  /** Once reckoned, the state of `when`, `each` and `together`: what outcomes call `conditions`. */
  conditions: string | undefined;
  private readonly settings: Readonly<Record<string, string>>;
  private readonly open: string[] = [];
  private count = 0;

  /** `slots` and `parameters` of an earlier run over the same clause give both programs one frame. */
  constructor(
    clause: Pick<Clause, 'let' | 'over'>,
    world: World,
    earlier?: Pick<Context, 'slots' | 'parameters'>,
  ) {
    this.vocabulary = world.vocabulary;
    this.known = world.parameters;
    this.settings = world.readings;
    this.lets = clause.let ?? {};
    this.over = clause.over;
    this.slots = earlier?.slots ?? [];
    this.parameters = earlier?.parameters ?? [];
  }

  temp(prefix = 't'): string {
    this.count += 1;
    return `${prefix}${this.count}`;
  }

  fail(path: (string | number)[], code: RuleProblem['code'], reason: string): Value {
    this.problems.push({ path, code, reason });
    return { js: 'NaN', type: 'number', words: '', facts: [] };
  }

  entity(name: string): EntityDefinition | undefined {
    return this.vocabulary.get(name);
  }

  slot(entity: string, fact: FactDefinition): Slot {
    const known = this.slots.find((each) => each.entity === entity && each.fact === fact);
    if (known) return known;
    const made = { entity, fact, index: this.slots.length };
    this.slots.push(made);
    return made;
  }

  /** Reads a fact of a row, once per block. */
  read(place: Place, fact: FactDefinition): string {
    const { index } = this.slot(place.entity.name, fact);
    const known = place.block.reads.get(index);
    if (known) return known;
    const name = this.temp('f');
    place.block.head.push(`const ${name}=c${index}[${place.row}];`);
    place.block.reads.set(index, name);
    return name;
  }

  /** The fact a dotted name stands for here: of a loop's thing first, else of the case. */
  find(name: string, scope: Scope): { place: Place; fact: FactDefinition } | undefined {
    const dot = name.indexOf('.');
    const place = dot > 0 ? scope.places.get(name.slice(0, dot)) : undefined;
    const ofPlace = place?.entity.facts.find((each) => each.name === name.slice(dot + 1));
    if (place && ofPlace) return { place, fact: ofPlace };
    const whole = scope.places.get('case');
    const fact = whole?.entity.facts.find((each) => each.name === name);
    return whole && fact ? { place: whole, fact } : undefined;
  }

  parameter(name: string): { js: string; definition: ParameterDefinition } | undefined {
    const definition = this.known.get(name);
    if (!definition) return undefined;
    const at = this.parameters.indexOf(definition);
    const index = at >= 0 ? at : this.parameters.push(definition) - 1;
    return { js: `p${index}`, definition };
  }

  /** The chosen meaning of a reading that has several. */
  setting(reading: string): string | undefined {
    this.readings.add(reading);
    return this.settings[reading];
  }

  /** Follows a `let` and refuses one that comes back to itself. */
  within<T>(name: string, path: (string | number)[], follow: () => T): T | undefined {
    if (this.open.includes(name)) {
      this.fail(path, 'circular', `“${[...this.open, name].join(' → ')}”绕回了自己`);
      return undefined;
    }
    this.open.push(name);
    const result = follow();
    this.open.pop();
    return result;
  }
}

/** What an unknown value lacks, as an expression: 1 a fact, 2 nothing but a standard. */
export const missing = (value: Value): string => {
  const facts = value.facts.map((each) => `${each}!==${each}`).join('||');
  return value.hasParameter ? (facts ? `(${facts})?1:2` : '2') : '1';
};

export const isScalar = (type: FactType): type is ScalarType =>
  typeof type === 'string' && !['texts', 'numbers', 'dates', 'months', 'figures'].includes(type);
