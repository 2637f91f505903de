import {
  caseWordOf,
  type Clause,
  type FactDefinition,
  type Json,
  type JsonObject,
  type Program,
  type ScalarType,
} from '#engines/rules/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import type { Source } from '../facts/source.ts';
import { put } from '../json.ts';
import type { Place } from '../place.ts';
import { isScalarValue } from '#platform/policies/standard-value.ts';
import { kindFor, kindKey } from './roles.ts';

/** What a form has been told: `entity.fact` → value; null is a known nothing, undefined “I do not know”. */
export type Answers = ReadonlyMap<string, Json | undefined>;

const elements: Partial<Record<string, ScalarType>> = {
  texts: 'text',
  numbers: 'number',
  dates: 'date',
  months: 'month',
};

function isAnswerTo({ type }: FactDefinition, value: Json): boolean {
  if (value === null) return true;
  if (typeof type !== 'string') return false;
  const element = elements[type];
  if (element) return Array.isArray(value) && value.every((each) => isScalarValue(element, each));
  return type !== 'figures' && isScalarValue(type as ScalarType, value);
}

export const factOf = (
  { vocabulary }: Place,
  key: string,
): { entity: string; fact: FactDefinition } | undefined => {
  const entity = key.slice(0, key.indexOf('.'));
  const fact = vocabulary.get(entity)?.facts.find(({ name }) => `${entity}.${name}` === key);
  return fact && { entity, fact };
};

/** The answers, each to a known question in its form; a later answer to a question counts. */
export function readAnswers(
  place: Place,
  given: readonly { key: string; value?: Json | undefined }[],
): Answers {
  const answers = new Map<string, Json | undefined>();
  for (const [at, { key, value }] of given.entries()) {
    const found = factOf(place, key);
    if (!found) throw new AppError('platform.invalidInput', {}, { pointer: `/answers/${at}/key` });
    if (value !== undefined && !isAnswerTo(found.fact, value))
      throw new AppError(
        'policy.answerWrong',
        { label: found.fact.label },
        { pointer: `/answers/${at}/value` },
      );
    answers.set(key, value);
  }
  return answers;
}

/** What follows from the answers: who is not registered has no day of it, and who names the day is. */
export function withImplied(place: Place, answers: Answers): Answers {
  const all = new Map(answers);
  for (const [entity, { facts }] of place.vocabulary)
    for (const { name, flag } of facts) {
      const key = `${entity}.${name}`;
      if (flag === undefined) continue;
      const day = answers.get(key);
      if (answers.get(flag) === false && !answers.has(key)) all.set(key, null);
      if (day !== undefined && !answers.has(flag)) all.set(flag, day !== null);
    }
  return all;
}

/** An application as the answers so far make it: of every list that the clause reads one thing, the asker's own. */
export function sourceOf(
  place: Place,
  each: { clause: Clause; program: Program },
  who: string,
  answers: Answers,
  asOf: string,
): Source {
  const source: Source = { as_of: asOf };
  const things = new Map<string, JsonObject>();
  for (const { entity, fact } of each.program.slots) {
    if (entity === 'case' && typeof fact.type === 'object') {
      const thing = things.get(fact.type.list) ?? {};
      things.set(fact.type.list, thing);
      put(source, caseWordOf(fact).split('.'), [thing]);
    }
  }
  for (const [key, value] of answers) {
    const found = value === undefined ? undefined : factOf(place, key);
    const into = found?.entity === 'case' ? source : things.get(found?.entity ?? '');
    if (found && into && value !== undefined) put(into, caseWordOf(found.fact).split('.'), value);
  }
  const kind = kindFor(place, each, who, answers.get(kindKey));
  if (kind !== undefined) put(source, ['applicant', 'kind'], kind);
  return source;
}
