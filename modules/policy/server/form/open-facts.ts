import type { Clause, Json, Program, Verdict } from '#engines/rules/index.ts';
import { isObject } from '../json.ts';
import type { Place } from '../place.ts';
import { type Answers, factOf } from './answers.ts';

/** Facts named in a part of a clause; names of its definitions are followed. */
function factsIn(
  place: Place,
  clause: Clause,
  node: Json | undefined,
  found: Set<string>,
  seen: Set<string>,
): void {
  if (typeof node === 'string') {
    const key = [node, `case.${node}`].find((each) => factOf(place, each));
    if (key) found.add(key);
    const definition = clause.let?.[node];
    if (definition !== undefined && !seen.has(node)) {
      seen.add(node);
      factsIn(place, clause, definition, found, seen);
    }
  } else if (Array.isArray(node)) for (const each of node) factsIn(place, clause, each, found, seen);
  else if (isObject(node))
    for (const [name, each] of Object.entries(node))
      if (
        ![
          'is',
          'in',
          'isNot',
          'notIn',
          'has',
          'hasAny',
          'hasAll',
          'say',
          'label',
          'reading',
          'param',
        ].includes(name) ||
        isObject(each)
      )
        factsIn(place, clause, each, found, seen);
}

function nodeAt(clause: Clause, path: readonly (string | number)[]): Json | undefined {
  let at: Json | undefined = clause as unknown as Json;
  for (const step of path)
    at = Array.isArray(at) ? at[Number(step)] : isObject(at) ? at[String(step)] : undefined;
  return at;
}

/** Whether every condition above this one is open too: below a settled one nothing matters any more. */
function isOpen(program: Program, unknown: ReadonlySet<number>, criterion: number): boolean {
  const parent = program.criteria[criterion]?.parent ?? -1;
  return unknown.has(criterion) && (parent === -1 || isOpen(program, unknown, parent));
}

/**
 * What an undecided clause still waits for, in the order of its conditions; the sum last, once every condition is met.
 * Facts already answered, also with “I do not know”, are left out.
 */
export function openFacts(
  place: Place,
  { clause, program }: { clause: Clause; program: Program },
  verdict: Verdict,
  answers: Answers,
): string[] {
  if (verdict.state !== 'unknown') return [];
  const unknown = new Set(
    verdict.findings.filter(({ state }) => state === 'unknown').map(({ criterion }) => criterion),
  );
  const found = new Set<string>();
  for (const [at, { path, joins }] of program.criteria.entries())
    if (!joins && isOpen(program, unknown, at))
      factsIn(place, clause, nodeAt(clause, path), found, new Set());
  if (unknown.size === 0 || found.size === 0)
    for (const part of [clause.pays, clause.atMost, clause.ranges, clause.outcomes])
      factsIn(place, clause, part as unknown as Json, found, new Set());
  const read = new Set(program.slots.map(({ entity, fact }) => `${entity}.${fact.name}`));
  const fixed = ['case.asOf', 'case.applicant.kind'];
  return [...found].filter((key) => {
    const type = factOf(place, key)?.fact.type;
    return (
      read.has(key) &&
      !answers.has(key) &&
      !fixed.includes(key) &&
      typeof type === 'string' &&
      type !== 'figures' &&
      !key.endsWith('.heads')
    );
  });
}

/** The papers that would settle an undecided clause: of each open fact its material, else its name. */
export function missingMaterials(
  place: Place,
  each: { clause: Clause; program: Program },
  verdict: Verdict,
): string[] {
  const facts = openFacts(place, each, verdict, new Map()).flatMap((key) => factOf(place, key)?.fact ?? []);
  return [...new Set(facts.map(({ material, label }) => material ?? label))];
}
