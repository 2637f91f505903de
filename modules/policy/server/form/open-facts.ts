import type { Clause, Json, Program, Verdict } from '#engines/rules/index.ts';
import { isObject } from '../json.ts';
import type { Place } from '../place.ts';
import { type Answers, factOf } from './answers.ts';

type Compiled = { clause: Clause; program: Program };

/** What stands beside a fact and names none: words, settings, parameters. */
const notFacts = new Set('is in isNot notIn has hasAny hasAll say label reading param'.split(' '));

/** Facts named in a part of a clause, of those that it reads; names of its definitions are followed. */
function factsIn(clause: Clause, read: ReadonlySet<string>, node: Json | undefined): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const look = (at: Json | undefined): void => {
    if (typeof at === 'string') {
      // Inside `over: workers` a name is a worker's own fact before it is one of the application.
      const key = [at, `case.${at}`].find((each) => read.has(each));
      if (key) found.add(key);
      const definition = clause.let?.[at];
      if (definition === undefined || seen.has(at)) return;
      seen.add(at);
      look(definition);
    } else if (Array.isArray(at)) for (const each of at) look(each);
    else if (isObject(at))
      for (const [name, each] of Object.entries(at)) if (!notFacts.has(name) || isObject(each)) look(each);
  };
  look(node);
  return found;
}

function nodeAt(clause: Clause, path: readonly (string | number)[]): Json | undefined {
  let at: Json | undefined = clause as unknown as Json;
  for (const step of path)
    at = Array.isArray(at) ? at[Number(step)] : isObject(at) ? at[String(step)] : undefined;
  return at;
}

/** The outermost condition above this one that is met by one of several; itself where there is none. */
function choiceAbove(program: Program, criterion: number): number {
  let found = criterion;
  for (let at = program.criteria[criterion]?.parent ?? -1; at >= 0; at = program.criteria[at]?.parent ?? -1)
    if (program.criteria[at]?.joins === 'any') found = at;
  return found;
}

/** Whether every condition above this one is open too: below a settled one nothing matters any more. */
function isOpen(program: Program, unknown: ReadonlySet<number>, criterion: number): boolean {
  const parent = program.criteria[criterion]?.parent ?? -1;
  return unknown.has(criterion) && (parent === -1 || isOpen(program, unknown, parent));
}

/**
 * The facts that an undecided clause waits for, condition by condition; the facts of its sum where every condition is
 * met. Facts of conditions of which another may stand in come together.
 */
function waitingFacts({ clause, program }: Compiled, { findings }: Verdict): ReadonlySet<string>[] {
  const unknown = new Set(
    findings.filter(({ state }) => state === 'unknown').map(({ criterion }) => criterion),
  );
  const read = new Set(program.slots.map(({ entity, fact }) => `${entity}.${fact.name}`));
  const groups = new Map<number, Set<string>>();
  // What holds of all that is chosen waits for the things themselves.
  const isOfThings = program.criteria.some(({ part }, at) => part === 'each' && unknown.has(at));
  for (const [at, { path, joins, part }] of program.criteria.entries()) {
    if (joins || !isOpen(program, unknown, at) || (part === 'together' && isOfThings)) continue;
    const whole = choiceAbove(program, at);
    const group = groups.get(whole) ?? new Set();
    groups.set(whole, group);
    for (const key of factsIn(clause, read, nodeAt(clause, path))) group.add(key);
  }
  const found = [...groups.values()].filter(({ size }) => size > 0);
  if (found.length > 0) return found;
  const sum = [clause.pays, clause.atMost, clause.ranges, clause.outcomes] as unknown as Json;
  return [factsIn(clause, read, sum)];
}

/**
 * What an undecided clause still waits for, in the order of its conditions. Nothing where a condition rests on what is
 * not known: the clause stays undecided then, whatever else is answered.
 */
export function openFacts(place: Place, each: Compiled, verdict: Verdict, answers: Answers): string[] {
  if (verdict.state !== 'unknown') return [];
  const groups = waitingFacts(each, verdict).map((group) =>
    [...group].filter((key) => !answers.has(key) && factOf(place, key)?.fact.ask !== undefined),
  );
  return groups.every((group) => group.length > 0) ? [...new Set(groups.flat())] : [];
}

/** The papers that would settle an undecided clause: of each open fact its material, else its name. */
export function missingMaterials(place: Place, each: Compiled, verdict: Verdict): string[] {
  if (verdict.state !== 'unknown') return [];
  const keys = waitingFacts(each, verdict).flatMap((group) => [...group]);
  const facts = keys.flatMap((key) => (key === 'case.asOf' ? [] : (factOf(place, key)?.fact ?? [])));
  return [...new Set(facts.map(({ material, label }) => material ?? label))];
}
