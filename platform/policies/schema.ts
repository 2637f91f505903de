import { z } from 'zod';
import { clauseKinds, parameterTypes, scalarTypes } from '#engines/rules/index.ts';

const json: z.ZodType<import('#engines/rules/index.ts').Json> = z.json() as never;
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
      on: json.optional(),
      from: json.optional(),
      to: json.optional(),
    })
    .optional(),
  let: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), json).optional(),
  over: word.optional(),
  when: z.array(json).optional(),
  each: z.array(json).optional(),
  together: z.array(json).optional(),
  ranges: z
    .array(z.strictObject({ value: json, from: json, to: json, label: word, article: word.optional() }))
    .optional(),
  pays: z
    .union([
      z.literal('unstated'),
      z.array(
        z.strictObject({
          amount: json,
          when: json.optional(),
          for: json.optional(),
          on: json.optional(),
          once: z.boolean().optional(),
        }),
      ),
    ])
    .optional(),
  atMost: json.optional(),
  outcomes: z
    .array(z.strictObject({ when: json.optional(), say: word, holds: z.boolean() }))
    .min(1)
    .optional(),
  funding: z
    .array(
      z.strictObject({
        source: word,
        share: z.number().positive().max(1),
        when: json.optional(),
        takesRest: z.boolean().optional(),
        for: json.optional(),
        of: json.optional(),
      }),
    )
    .min(1)
    .optional(),
  once: z.strictObject({ per: word, reading: reading.optional() }).optional(),
  exclusive: z
    .array(z.strictObject({ with: z.array(word).min(1), per: word, reading: reading.optional() }))
    .optional(),
  yearlyCap: z.strictObject({ amount: json, per: word, reading: reading.optional() }).optional(),
});

export const clauseFileSchema = z.strictObject({ clauses: z.array(clauseSchema) });

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
        material: word.optional(),
        owner: word.optional(),
        values: z.record(z.string(), word).optional(),
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
  z.array(z.strictObject({ from: date, value: json, source: word })).min(1),
);
