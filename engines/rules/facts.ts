/** Where facts stand in an application, a nested object in the words of a case file, and what is wrong with them there. */
import type { Slot } from './context.ts';
import { encodeScalar } from './literals.ts';
import { type FactDefinition, type FactType, isObject, isScalar } from './model.ts';

/** A fact given in a wrong form: where, and what was wanted. */
export interface FactProblem {
  path: string;
  reason: string;
}

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** The words of a case file that stand for a fact, dotted. */
export const caseWordOf = (fact: FactDefinition): string => fact.caseWord ?? snake(fact.name);

const paths = new WeakMap<FactDefinition, string[]>();
/** The same, step by step. */
export function stepsTo(fact: FactDefinition): string[] {
  const known = paths.get(fact);
  if (known) return known;
  const made = caseWordOf(fact).split('.');
  paths.set(fact, made);
  return made;
}

/** The entity whose rows the things of a list fact are. */
export const rowsOf = (entity: string, { name, type }: FactDefinition): string =>
  typeof type === 'object' ? type.list : `${entity}.${name}[]`;

/** The things of a list fact; undefined where it was given and is no list. */
export function thingsOf(type: FactType, given: unknown): unknown[] | undefined {
  if (given === null) return [];
  if (type === 'figures')
    return isObject(given) ? Object.entries(given).map(([key, value]) => ({ key, value })) : undefined;
  if (!Array.isArray(given)) return undefined;
  return typeof type === 'string' ? given.map((value) => ({ value })) : given;
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

/** Every place of an application where facts that a program reads are given in a form nobody can read. */
export function problemsOf(
  { slots }: { slots: readonly Slot[] },
  source: unknown,
  entity = 'case',
  path = '',
): FactProblem[] {
  return slots
    .filter((each) => each.entity === entity)
    .flatMap(({ fact }): FactProblem[] => {
      const given = lookUp(source, stepsTo(fact));
      if (given === undefined || given === null) return [];
      const here = path === '' ? caseWordOf(fact) : `${path}.${caseWordOf(fact)}`;
      if (isScalar(fact.type)) {
        if (encodeScalar(fact.type, given) !== undefined) return [];
        return [{ path: here, reason: `${fact.label}的写法不对：${JSON.stringify(given)}` }];
      }
      const things = thingsOf(fact.type, given);
      if (!things) return [{ path: here, reason: `${fact.label}应是一个清单` }];
      return things.flatMap((each, at) =>
        problemsOf({ slots }, each, rowsOf(entity, fact), `${here}[${at}]`),
      );
    });
}
