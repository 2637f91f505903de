/**
 * Writes packs/clause.schema.json, from which editors complete and check clause files: the frame from
 * platform/policies/schema.ts, values, conditions and lists from the operators the engine knows.
 *
 *   node tools/clause-schema.ts
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { comparisonTests, conditionOperators } from '#engines/rules/conditions.ts';
import { valueOperators } from '#engines/rules/values.ts';
import { clauseFileSchema, clauseShapes } from '#platform/policies/schema.ts';

export type JsonSchema = { [key: string]: unknown };

const ref = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });
const [value, condition, list, literal] = ['value', 'condition', 'list', 'literal'].map(ref) as [
  JsonSchema,
  JsonSchema,
  JsonSchema,
  JsonSchema,
];
const string: JsonSchema = { type: 'string' };
const pair: JsonSchema = { type: 'array', items: value, minItems: 2, maxItems: 2 };
const several: JsonSchema = { type: 'array', items: value, minItems: 1 };
const conditions: JsonSchema = { type: 'array', items: condition };
const words: JsonSchema = { type: 'array', items: literal };
const anyOf = (...schemas: JsonSchema[]): JsonSchema => ({ anyOf: schemas });

function object(required: Record<string, JsonSchema>, optional: Record<string, JsonSchema> = {}): JsonSchema {
  return {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

/** A list the place sets, or words with what the place adds to them (G14). */
const openList = object({ param: string }, { values: words });
const span = object({ from: value, through: value });
const run = anyOf(object({ from: value, count: value }), span);
const aggregate = (key: string): [string, JsonSchema] => [
  key,
  object({ [key]: list }, { of: value, where: condition }),
];
const each = (schema: JsonSchema, ...keys: string[]): [string, JsonSchema][] =>
  keys.map((key) => [key, object({ [key]: schema })]);

const valueShapes = new Map<string, JsonSchema>([
  ...each({ type: ['number', 'string'] }, 'yuan'),
  ...each({ type: 'number' }, 'percent', 'number'),
  ...each(string, 'text', 'date', 'month'),
  ...each(several, 'add', 'min', 'max', 'multiply', 'firstKnown'),
  ...each(
    pair,
    ...['subtract', 'divide', 'ratio', 'addMonths', 'addYears', 'addDays'],
    ...['daysBetween', 'minutesBetween', 'monthsBetween'],
  ),
  ...each(span, 'fullMonths', 'fullYears'),
  ...each(
    value,
    ...['monthOf', 'yearOf', 'quarterName', 'yearOfMonth', 'quarterOf', 'weekday', 'firstDay', 'lastDay'],
    ...['startOfDay', 'firstDayOfYear', 'lastDayOfYear'],
  ),
  ['param', object({ param: string }, { on: value, default: literal })],
  ['rate', object({ rate: value, of: value })],
  ['dayOfYear', object({ dayOfYear: { type: 'string', pattern: '^\\d{2}-\\d{2}$' }, year: value })],
  ['item', object({ item: list, at: value })],
  ['if', object(Object.fromEntries([...['then', 'else'].map((key) => [key, value]), ['if', condition]]))],
  ...['count', 'total', 'largest', 'smallest', 'first'].map(aggregate),
]);

const other = anyOf(literal, object({ ref: value }), value);
const testShapes: Record<string, JsonSchema> = {
  ...Object.fromEntries(['atLeast', 'atMost', 'above', 'below'].map((test) => [test, value])),
  ...Object.fromEntries(['is', 'isNot'].map((test) => [test, other])),
  ...Object.fromEntries(
    ['in', 'notIn'].map((test) => [test, anyOf({ type: 'array', items: other }, openList)]),
  ),
  ...Object.fromEntries(['isGiven', 'isStated'].map((test) => [test, { type: 'boolean' }])),
};
const quantified = (key: string): [string, JsonSchema] => [
  key,
  object({ [key]: list }, { where: condition, that: condition }),
];
const holds = (key: string, wanted: JsonSchema): [string, JsonSchema] => [
  key,
  object({ list, [key]: wanted }),
];

const conditionShapes = new Map<string, JsonSchema>([
  ['fact', { ...object({ fact: value }, testShapes), minProperties: 2 }],
  ...each(conditions, 'all', 'any'),
  ...each(condition, 'not'),
  ...['every', 'some'].map(quantified),
  holds('has', literal),
  holds('hasAny', anyOf(words, openList)),
  holds('hasAll', anyOf(words, openList)),
  [
    'lasts',
    object({ lasts: object({ from: value, to: value, months: value }, { by: value, label: string }) }),
  ],
  ['reached', object({ reached: value })],
  ['chosen', object({ chosen: string, reading: string })],
]);

const as: Record<string, JsonSchema> = { as: string };
const lists: JsonSchema = anyOf(
  string,
  object({ list: string }, as),
  object({ months: run }, as),
  object({ numbers: run }, as),
  object({ values: words }, as),
  object({ param: string }, as),
);

const names = object(
  { names: anyOf(list, { type: 'array', items: list }) },
  { of: value, where: condition, between: string, label: string },
);

/** The shape of every operator of a list, with what may stand beside each; throws where the engine knows another. */
function shapesOf(
  operators: readonly string[],
  shapes: ReadonlyMap<string, JsonSchema>,
  beside: Record<string, JsonSchema>,
): JsonSchema[] {
  const unknown = operators.filter((key) => !shapes.has(key));
  const gone = [...shapes.keys()].filter((key) => !operators.includes(key));
  if (unknown.length + gone.length > 0)
    throw new Error(`clause-schema: no shape for ${unknown.join(', ')}; no operator ${gone.join(', ')}`);
  return [...shapes.values()].map((shape) => ({
    ...shape,
    properties: { ...(shape.properties as JsonSchema | undefined), ...beside },
  }));
}

/** JSON Schema (2020-12) of a clause file. */
export function clauseSchemaFile(): JsonSchema {
  shapesOf(comparisonTests, new Map(Object.entries(testShapes)), {});
  const {
    $schema,
    $defs: _,
    ...frame
  } = z.toJSONSchema(clauseFileSchema, {
    metadata: clauseShapes,
    io: 'input',
  }) as JsonSchema;
  const label = { label: string };
  const beside = { ...label, say: string, article: string, reading: string, material: string };
  return {
    $schema,
    title: '条款文件',
    ...frame,
    $defs: {
      literal: { type: ['string', 'number', 'boolean'] },
      value: anyOf(
        { type: ['string', 'number', 'boolean'] },
        ...shapesOf(valueOperators, valueShapes, label),
      ),
      condition: anyOf(string, ...shapesOf(conditionOperators, conditionShapes, beside)),
      list: lists,
      definition: anyOf(value, condition, names),
    },
  };
}

export const clauseSchemaPath = join(import.meta.dirname, '../packs/clause.schema.json');
export const clauseSchemaText = (): string => `${JSON.stringify(clauseSchemaFile(), null, 1)}\n`;

if (process.argv[1] === import.meta.filename) writeFileSync(clauseSchemaPath, clauseSchemaText());
