import { caseWordOf, type FactDefinition, type Json, type Program } from '#engines/rules/index.ts';
import type { AskedFact, AskedThing } from '../../contract/forecast-operations.ts';
import { comparedWords } from '../operations/get-vocabulary.ts';
import type { Place } from '../place.ts';

/** Said by the form itself: the day of the decision. */
const fixed = new Set(['case.asOf']);
/** Left out, they mean one head and the day of the decision. */
const mayBeLeftOut = (key: string): boolean => key.endsWith('.heads') || key === 'case.eventDate';

function asked(
  entity: string,
  fact: FactDefinition,
  words: ReadonlyMap<string, ReadonlySet<string>>,
): AskedFact {
  const { name, label, type, unit, openEnded, absent, none, material, values = {} } = fact;
  const compared = words.get(entity === 'case' ? name : `${entity}.${name}`) ?? new Set<string>();
  const codes = [...new Set([...Object.keys(values), ...compared])];
  return {
    key: `${entity}.${name}`,
    word: caseWordOf(fact),
    label,
    type: String(type),
    unit: unit ?? null,
    options: codes.map((value) => ({ value, label: values[value] ?? value })),
    noneLabel: none ?? (openEnded ? '没有截止日' : absent === 'none' ? '没有' : null),
    isOptional: mayBeLeftOut(`${entity}.${name}`),
    material: material ?? null,
  };
}

function thingOf(
  place: Place,
  slots: Program['slots'],
  words: ReadonlyMap<string, ReadonlySet<string>>,
  entity: string,
  word: string,
  label: string,
): AskedThing {
  // In the order of the vocabulary, which puts a beginning before its end.
  const order = place.vocabulary.get(entity)?.facts.map(({ name }) => name) ?? [];
  const own = slots
    .toSorted((a, b) => order.indexOf(a.fact.name) - order.indexOf(b.fact.name))
    .filter((slot) => slot.entity === entity && !fixed.has(`${entity}.${slot.fact.name}`));
  return {
    word,
    label,
    facts: own.flatMap(({ fact }) => (typeof fact.type === 'object' ? [] : [asked(entity, fact, words)])),
    lists: own.flatMap(({ fact }) =>
      typeof fact.type === 'object'
        ? [thingOf(place, slots, words, fact.type.list, caseWordOf(fact), fact.label)]
        : [],
    ),
  };
}

/** What has to be known to forecast a clause: exactly the facts it reads, of the application and of each thing of its lists. */
export function askedFor(place: Place, program: Program): AskedThing {
  const words = comparedWords(program.clause as unknown as Json);
  return thingOf(place, program.slots, words, 'case', '', place.vocabulary.get('case')?.label ?? '');
}
