/** What one clause needs while it is compiled: its names, the facts and standards it has read so far, its problems. */
import type {
  Clause,
  EntityDefinition,
  FactDefinition,
  Json,
  ParameterDefinition,
  RuleProblem,
  Vocabulary,
} from './model.ts';
import {
  Block,
  type Condition,
  type Criterion,
  type Loop,
  noValue,
  type Path,
  type Place,
  type Scope,
  type Value,
} from './pieces.ts';

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
  /**
   * What nobody has said stays unknown instead of giving way to what stands behind it in `firstKnown`, or counting as not
   * stated. In a case file silence is an answer; of a form or the ledger nothing is guessed.
   */
  keepsUnknown?: boolean;
}

/** Values, conditions and lists stand within one another: each compiler reaches the others through the context. */
export interface Compile {
  /** A problem is recorded with its place, and the value counts as unknown. */
  value(node: Json | undefined, scope: Scope, path: Path): Value;
  /** In a traced scope it becomes a criterion of the explanation, below `parent`. */
  condition(node: Json | undefined, scope: Scope, path: Path, parent?: number): Condition;
  /** Undefined where there is no such list; the problem is recorded. */
  list(list: Json | undefined, scope: Scope, path: Path): Loop | undefined;
}

export class Context {
  readonly problems: RuleProblem[] = [];
  readonly slots: Slot[] = [];
  readonly criteria: Criterion[] = [];
  readonly payments: string[] = [];
  readonly parameters: ParameterDefinition[] = [];
  readonly readings = new Set<string>();
  readonly root = new Block();
  readonly compile: Compile;
  readonly lets: Record<string, Json>;
  /** The list the clause decides on, thing by thing. */
  readonly over: string | undefined;
  readonly keepsUnknown: boolean;
  /** Once reckoned, the state of `when`, `each` and `together`: what outcomes call `conditions`. */
  conditions: string | undefined;
  /**
   * While the conditions about all that is chosen are compiled: a thing nobody can decide on yet may still be chosen, so
   * that they stay open with it. A sum counts what is chosen for certain.
   */
  isTogether = false;
  private readonly world: World;
  private readonly open: string[] = [];
  private count = 0;

  constructor(clause: Pick<Clause, 'let' | 'over'>, world: World, compilers: (context: Context) => Compile) {
    this.world = world;
    this.lets = clause.let ?? {};
    this.over = clause.over;
    this.keepsUnknown = world.keepsUnknown ?? false;
    this.compile = compilers(this);
  }

  temp(prefix = 't'): string {
    this.count += 1;
    return `${prefix}${this.count}`;
  }

  fail(path: Path, code: RuleProblem['code'], reason: string): Value {
    this.problems.push({ path, code, reason });
    return noValue;
  }

  entity(name: string): EntityDefinition | undefined {
    return this.world.vocabulary.get(name);
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
    const definition = this.world.parameters.get(name);
    if (!definition) return undefined;
    const at = this.parameters.indexOf(definition);
    const index = at >= 0 ? at : this.parameters.push(definition) - 1;
    return { js: `p${index}`, definition };
  }

  /** The chosen meaning of a reading that has several. */
  setting(reading: string): string | undefined {
    this.readings.add(reading);
    return this.world.readings[reading];
  }

  /** Follows a `let` and refuses one that comes back to itself. */
  within<T>(name: string, path: Path, follow: () => T): T | undefined {
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
