import {
  caseWordOf,
  decide,
  factsOn,
  type Json,
  type JsonObject,
  type Program,
} from '#engines/rules/index.ts';
import { dateText } from '#engines/rules/runtime.ts';
import { dayCount } from '../days.ts';
import type { Source } from '../facts/source.ts';
import { isObject, put } from '../json.ts';
import type { Steps } from '../words.ts';

type Slot = Program['slots'][number];

export interface Hold {
  label: string;
  text: string;
}

function valueAt(thing: Json | undefined, { fact }: Slot): Json | undefined {
  let at = thing;
  for (const step of caseWordOf(fact).split('.')) at = isObject(at) ? at[step] : undefined;
  return at;
}

/** The things of an application that have a fact: the application itself, or what its lists hold. */
function thingsWith(program: Program, source: Source, { entity }: Slot): JsonObject[] {
  if (entity === 'case') return [source];
  const list = program.slots.find(
    ({ entity: of, fact }) => of === 'case' && typeof fact.type === 'object' && fact.type.list === entity,
  );
  const things = list && valueAt(source, list);
  return Array.isArray(things) ? things.filter(isObject) : [];
}

function changed(
  program: Program,
  source: Source,
  slot: Slot,
  change: (value: Json | undefined) => Json | undefined,
): Source {
  const copy = structuredClone(source);
  for (const thing of thingsWith(program, copy, slot)) {
    const value = change(valueAt(thing, slot));
    if (value !== undefined) put(thing, caseWordOf(slot.fact).split('.'), value);
  }
  return copy;
}

/** The least whole number above `low` and up to `high` for which something holds; `high` where it does not matter more closely. */
function least(low: number, high: number, holds: (at: number) => boolean): number {
  let [from, to] = [low, high];
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle;
  }
  return to;
}

/**
 * What has to go on until a stage falls due. Every fact that is still open (in post, under contract) or grows by the month
 * (insurance paid) is stopped today: where that takes the stage away, the last day or the number that is needed is sought.
 */
export function holdsOf(
  program: Program,
  source: Source,
  steps: Steps,
  stage: { on: string; dueOn: string; fen: number | null },
): Hold[] {
  const then = factsOn(program, source, stage.dueOn);
  const sumOf = (given: Source): number => {
    const { state, schedule } = decide(program, given, steps);
    if (stage.fen === null) return state === 'entitled' || state === 'standardMissing' ? 1 : 0;
    return schedule.find(({ on }) => on === stage.on)?.fen ?? 0;
  };
  const full = sumOf(then);
  const stays = (given: Source): boolean => sumOf(given) >= full;
  const today = dayCount(source.as_of);
  return program.slots.flatMap((slot): Hold[] => {
    const { fact } = slot;
    const values = thingsWith(program, source, slot).map((thing) => valueAt(thing, slot));
    if (fact.openEnded && fact.type === 'date' && values.includes(null)) {
      const endedOn = (day: number) =>
        changed(program, then, slot, (value) => (value === null ? dateText(day) : undefined));
      if (stays(endedOn(today))) return [];
      const day = least(today, dayCount(stage.dueOn), (at) => stays(endedOn(at)));
      return [{ label: fact.label, text: `不早于 ${dateText(day)}` }];
    }
    const [first] = values;
    if (!fact.growsMonthly || typeof first !== 'number') return [];
    const grown = thingsWith(program, then, slot).map((thing) => valueAt(thing, slot));
    const months = Math.max(...grown.map((value, at) => Number(value) - Number(values[at])));
    const grownBy = (by: number) =>
      changed(program, then, slot, (value) =>
        typeof value === 'number' ? value - Math.max(0, months - by) : undefined,
      );
    if (months <= 0 || stays(grownBy(0))) return [];
    const by = least(0, months, (at) => stays(grownBy(at)));
    const unit = fact.unit ?? '个月';
    const text =
      values.length === 1 ? `达到 ${first + by} ${unit}（现在 ${first}）` : `各再增加 ${by} ${unit}`;
    return [{ label: fact.label, text }];
  });
}
