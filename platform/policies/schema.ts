import { z } from 'zod';
import { clauseKinds, parameterTypes, scalarTypes } from '#engines/rules/index.ts';

type Json = import('#engines/rules/index.ts').Json;

/** Which kind of thing stands where the compiler, not this schema, checks: the schema for editors spells it out. */
export const clauseShapes = z.registry<{ id: 'value' | 'condition' | 'list' | 'definition' }>();
const plain = (): z.ZodType<Json> => z.json() as unknown as z.ZodType<Json>;
const json = plain();
const value = plain().register(clauseShapes, { id: 'value' });
const condition = plain().register(clauseShapes, { id: 'condition' });
const list = plain().register(clauseShapes, { id: 'list' });
const definition = plain().register(clauseShapes, { id: 'definition' });
const word = z.string().min(1);
const date = z.iso.date();

/** Purposes by which the library groups clauses. */
export const clauseClasses = [
  'hiring',
  'retention',
  'introduction',
  'internship',
  'training',
  'insurance',
  'recruiting',
  'sharing',
  'institution',
  'talent',
  'startup',
  'assistance',
  'rights',
  'service',
  'validity',
  'funding',
] as const;

const reading = z.string().regex(/^(G\d{1,2}|R-[A-Za-z0-9]+)$/);

export const clauseSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]{2}-[A-Z]?\d{0,2}[a-dX]?$/),
  title: word,
  kind: z.enum(clauseKinds),
  class: z.enum(clauseClasses),
  article: word,
  payee: word.optional(),
  event: word.optional(),
  handler: word.optional(),
  materials: z.array(word).optional(),
  fund: word.optional(),
  readings: z.array(reading).optional(),
  validity: z
    .strictObject({
      each: z.literal(true).optional(),
      on: value.optional(),
      from: value.optional(),
      to: value.optional(),
    })
    .optional(),
  let: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), definition).optional(),
  over: word.optional(),
  when: z.array(condition).optional(),
  each: z.array(condition).optional(),
  together: z.array(condition).optional(),
  ranges: z
    .array(z.strictObject({ value, from: value, to: value, label: word, article: word.optional() }))
    .optional(),
  pays: z
    .union([
      z.literal('unstated'),
      z.array(
        z.strictObject({
          amount: value,
          when: condition.optional(),
          for: list.optional(),
          on: value.optional(),
          once: z.boolean().optional(),
        }),
      ),
    ])
    .optional(),
  atMost: value.optional(),
  outcomes: z
    .array(z.strictObject({ when: condition.optional(), say: word, holds: z.boolean() }))
    .min(1)
    .optional(),
  funding: z
    .array(
      z.strictObject({
        source: word,
        share: z.number().positive().max(1),
        when: condition.optional(),
        takesRest: z.boolean().optional(),
        for: list.optional(),
        of: value.optional(),
      }),
    )
    .min(1)
    .optional(),
  once: z.strictObject({ per: word, reading: reading.optional() }).optional(),
  exclusive: z
    .array(z.strictObject({ with: z.array(word).min(1), per: word, reading: reading.optional() }))
    .optional(),
  yearlyCap: z.strictObject({ amount: value, per: word, reading: reading.optional() }).optional(),
});

export const clauseFileSchema = z.strictObject({ clauses: z.array(clauseSchema) });
/** Each clause is checked by itself, so that a wrong one takes no other with it. */
export const clauseListSchema = z.strictObject({ clauses: z.array(z.unknown()) });

/** Where the clauses of a place come from. `number` is null where the text printed none. */
export const documentSchema = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}$/),
  place: word,
  title: word,
  number: word.nullable(),
  issuedOn: date.nullable(),
  /** What is known about the source only from the text itself. */
  note: word.optional(),
});

export const readingsSchema = z.record(
  reading,
  z.strictObject({
    subject: word,
    /** What this place takes; needed where a clause asks for it. */
    chosen: word.optional(),
    options: z.record(z.string(), word).optional(),
    why: word,
  }),
);

const factType = z.union([
  z.enum(scalarTypes),
  z.enum(['texts', 'numbers', 'dates', 'months', 'figures']),
  z.strictObject({ list: word }),
]);

export const factsSchema = z.record(
  z.string(),
  z.strictObject({
    label: word,
    facts: z.record(
      z.string(),
      z.strictObject({
        label: word,
        type: factType,
        unit: word.optional(),
        caseWord: word.optional(),
        absent: z.union([z.enum(['none', 'empty']), z.number(), z.boolean()]).optional(),
        openEnded: z.boolean().optional(),
        growsMonthly: z.boolean().optional(),
        growsFrom: z.array(word).optional(),
        flag: word.optional(),
        material: word.optional(),
        owner: word.optional(),
        values: z.record(z.string(), word).optional(),
        ask: word.regex(/？$/, '问题要以问号结尾').optional(),
        help: word.optional(),
        none: word.optional(),
      }),
    ),
  }),
);

export const parametersSchema = z.record(
  z.string(),
  z.strictObject({
    label: word,
    type: z.enum(parameterTypes),
    unit: word.optional(),
    isDated: z.boolean().optional(),
    caseWord: word.optional(),
  }),
);

/** Values a place has set: each from a day on, with the paper it stands in. */
export const standardsSchema = z.record(
  z.string(),
  z
    .array(z.strictObject({ from: date, value: json, source: word }))
    .min(1)
    .refine(
      (steps) => steps.every(({ from }, at) => at === 0 || from > (steps[at - 1]?.from ?? '')),
      '起始日应从早到晚、不重复，同一天只能有一个值',
    ),
);
