/** What an application will be paid later if things go on as they stand. */
import { decide, type Verdict } from './decide.ts';
import { caseWordOf } from './facts.ts';
import type { ParameterStep } from './frame.ts';
import { parseDay, parseMonth } from './literals.ts';
import { type FactDefinition, isObject, type Json, type JsonObject } from './model.ts';
import type { Program } from './program.ts';
import { addMonths, dateText, firstDay, fullMonths } from './runtime.ts';

/** A sum that will fall due, and the first day it can be decided, if things go on as they stand. */
export interface ForecastEntry {
  /** Day, month or year the clause enters it under. */
  on: string;
  dueOn: string;
  fen: number;
}
type Source = JsonObject & { as_of: string };

const valueAt = (thing: JsonObject, path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>((at, step) => (isObject(at) ? at[step] : undefined), thing);

/** The first day on which a fact of a thing grows: today, or the day on which the job begins. */
function growthFrom(thing: JsonObject, { growsFrom = [] }: FactDefinition, today: number): number {
  const days = growsFrom.map((word) => {
    const given = valueAt(thing, word.split('.'));
    if (typeof given !== 'string') return today;
    return given.length === 7 ? firstDay(parseMonth(given)) : parseDay(given);
  });
  return Math.max(today, ...days.filter(Number.isFinite));
}

function growAt(thing: JsonObject, fact: FactDefinition, from: number, to: number): void {
  const path = caseWordOf(fact).split('.');
  const last = path.pop() ?? '';
  const at = valueAt(thing, path);
  if (isObject(at) && typeof at[last] === 'number')
    at[last] += Math.max(0, fullMonths(growthFrom(thing, fact, from), to - 1));
}

/** The facts as they will stand on a later day: what grows month by month has grown, for those still there. */
export function factsOn(program: Program, source: Source, day: string): Source {
  const [from, to] = [parseDay(source.as_of), parseDay(day)];
  const later = structuredClone(source);
  later.as_of = day;
  const growing = program.slots.filter(({ fact }) => fact.growsMonthly === true);
  for (const { entity, fact } of growing) {
    if (entity === 'case') {
      growAt(later, fact, from, to);
      continue;
    }
    const list = program.slots.find(
      (each) => typeof each.fact.type === 'object' && each.fact.type.list === entity,
    );
    const things = list ? later[caseWordOf(list.fact)] : undefined;
    for (const thing of Array.isArray(things) ? things : []) {
      const isLeft = isObject(thing) && typeof thing.employed_to === 'string';
      if (isObject(thing) && !isLeft) growAt(thing, fact, from, to);
    }
  }
  return later;
}

const total = (verdict: Verdict): Map<string, number> =>
  new Map(verdict.schedule.map(({ on, fen }) => [on, fen]));

/** Days after `asOf` on which something can change: milestones the findings name, and each month's day. */
function candidates(verdict: Verdict, asOf: string, through: string): string[] {
  const start = parseDay(asOf);
  const months = fullMonths(start, parseDay(through));
  const monthly = Array.from({ length: Math.max(0, months) + 1 }, (_, at) => dateText(addMonths(start, at)));
  const dues = verdict.findings.flatMap(({ due }) => (due ? [due] : []));
  return [...new Set([...dues, ...monthly, through])].filter((day) => day > asOf && day <= through).sort();
}

/**
 * What one application will be paid after its day of decision until `through`, if everything goes on as it
 * stands: employment lasts, insurance is paid on. Milestones and months are looked at, so that the sum up to
 * a day is what a decision on that day gives. Sums in fen.
 */
export function forecast(
  program: Program,
  source: Source,
  parameters: ReadonlyMap<string, readonly ParameterStep[]>,
  through: string,
): ForecastEntry[] {
  const asOf = source.as_of;
  const decideOn = (day: string): Verdict => decide(program, factsOn(program, source, day), parameters);
  // Such a sum is paid once: decided a day later, it would stand under that day. A stage stays where it fell due.
  const movesAlong = ({ state, schedule: [first, ...more] }: Verdict, day: string): boolean =>
    state === 'entitled' &&
    first?.on === day &&
    more.length === 0 &&
    !total(decideOn(dateText(parseDay(day) + 1))).has(day);
  const now = decide(program, source, parameters);
  const seen = total(now);
  const entries: ForecastEntry[] = [];
  if (movesAlong(now, asOf)) return entries;
  const queue = candidates(now, asOf, through);
  for (let at = 0; at < queue.length; at += 1) {
    const day = queue[at] as string;
    const verdict = decideOn(day);
    for (const due of verdict.findings.flatMap((each) => (each.due ? [each.due] : []))) {
      if (due > day && due <= through && !queue.includes(due)) {
        queue.push(due);
        queue.sort();
      }
    }
    for (const [on, fen] of total(verdict)) {
      const before = seen.get(on) ?? 0;
      if (fen <= before) continue;
      // A milestone between two looks falls due on its own day.
      const isMilestone = on.length === day.length && on > asOf && on < day;
      entries.push({ on, dueOn: isMilestone ? on : day, fen: fen - before });
      seen.set(on, fen);
    }
    if (movesAlong(verdict, day)) break;
  }
  return entries;
}
