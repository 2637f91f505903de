import { z } from 'zod';
import { dateField, idField, optionalText, versionField } from '#platform/contract/fields.ts';
import {
  channelLabels,
  clauseClassLabels,
  clauseKindLabels,
  personStateLabels,
  subjectKindLabels,
} from './codes.ts';

const keysOf = <T extends object>(labels: T) =>
  Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]];

export const clauseIdField = z
  .string()
  .regex(/^[A-Z]{2}-[A-Z]?\d{0,2}[a-dX]?$/, '条款编号应为地区代码加条号，如 LZ-7');
export const classField = z.enum(keysOf(clauseClassLabels));
export const kindField = z.enum(keysOf(clauseKindLabels));
export const channelField = z.enum(keysOf(channelLabels));

/** Plain data of any depth: the description of the API has no words for what contains itself. */
export const anything = <T>(): z.ZodType<T, T> => z.unknown() as unknown as z.ZodType<T, T>;
export const jsonField = anything<z.core.util.JSONType>();

/** A clause as its file writes it; the server checks it in full. */
export const clauseField = z.record(z.string(), jsonField);

/** A worked case in the published format; sums in yuan. */
export const caseField = z.object({
  case: z.string().trim().min(1, '请填写案例编号').max(40),
  title: z.string().trim().min(1, '请填写案例名称').max(200),
  inputs: z.looseObject({ as_of: dateField, params: z.record(z.string(), jsonField).optional() }),
  expect: z.object({
    eligible: z.boolean(),
    amount_yuan: z.number().nullable(),
    schedule: z
      .array(z.object({ month_or_date: z.union([z.string(), z.number()]), yuan: z.number() }))
      .default([]),
    reason: z.string().optional(),
    outcome: z.string().optional(),
    funding: z.array(z.object({ source: z.string(), yuan: z.number() })).optional(),
  }),
  reading: z.string().optional(),
});

export const subjectField = z.object({ kind: z.enum(keysOf(subjectKindLabels)), id: idField });

export const personStateField = z.enum(keysOf(personStateLabels));

/** How one condition came out; those of a list are counted over its things. */
export const reasonField = z.object({
  state: z.enum(['no', 'unknown', 'yes']),
  text: z.string(),
  /** Of how many people (or things) it speaks; null where it is about the application as a whole. */
  heads: z.int().nullable(),
  /** What was found; of a list for the first few. */
  found: z.array(z.object({ who: z.string().nullable(), label: z.string(), value: z.string() })),
  article: z.string().nullable(),
  reading: z.string().nullable(),
  materials: z.array(z.string()),
  /** The first day on which it holds by itself. */
  due: z.string().nullable(),
});

export const standingField = z.enum(['entitled', 'notYet', 'refused', 'unknown', 'standardMissing']);
export const scheduleField = z.array(z.object({ on: z.string(), fen: z.number() }));

export const readingField = z.object({
  id: z.string(),
  subject: z.string(),
  why: z.string(),
  /** The meaning taken, where the text allows several; null where there is one. */
  chosen: z.string().nullable(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
});

/** One condition in words with the conditions below it. */
export interface ConditionWords {
  words: string;
  /** Why it fails, as people are told. */
  say: string | null;
  article: string | null;
  reading: string | null;
  material: string | null;
  joins: 'all' | 'any' | null;
  /** Where it stands in the clause data. */
  path: (string | number)[];
  children: ConditionWords[];
}
export const conditionField = z.object({
  words: z.string(),
  say: z.string().nullable(),
  article: z.string().nullable(),
  reading: z.string().nullable(),
  material: z.string().nullable(),
  joins: z.enum(['all', 'any']).nullable(),
  path: z.array(z.union([z.string(), z.number()])),
  children: anything<ConditionWords[]>(),
});

/** What a clause says in plain Chinese, drawn from its data. */
export const wordsField = z.object({
  /** About the application as a whole. */
  whole: z.array(conditionField),
  /** About each thing of `over`, e.g. each worker. */
  each: z.array(conditionField),
  /** 劳动者, 见习人员 …; null where the clause decides on the application alone. */
  overLabel: z.string().nullable(),
  together: z.array(conditionField),
  payments: z.array(z.string()),
  /** Grants money and leaves the sum to other rules. */
  isUnstated: z.boolean(),
  ranges: z.array(z.string()),
  outcomes: z.array(z.object({ say: z.string(), holds: z.boolean() })),
  validity: z.string().nullable(),
  funding: z.array(z.object({ source: z.string(), share: z.number() })),
  /** Once only, not beside others, caps. */
  limits: z.array(z.string()),
  readings: z.array(readingField),
  parameters: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      unit: z.string().nullable(),
      /** In force today, in words; null: not configured. */
      value: z.string().nullable(),
      from: z.string().nullable(),
      source: z.string().nullable(),
    }),
  ),
});

export const problemField = z.object({
  path: z.array(z.union([z.string(), z.number()])),
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  reason: z.string(),
});

export const caseResultField = z.object({
  case: z.string(),
  pass: z.boolean(),
  /** What came out, or why nothing did. */
  got: z.object({
    problem: z.string().nullable(),
    eligible: z.boolean().nullable(),
    amountYuan: z.number().nullable(),
    schedule: z.array(z.object({ month_or_date: z.union([z.string(), z.number()]), yuan: z.number() })),
    outcome: z.string().nullable(),
    funding: z.array(z.object({ source: z.string(), yuan: z.number() })),
  }),
});

/** What checking a clause and its cases found. */
export const checkedField = z.object({
  problems: z.array(problemField),
  results: z.array(caseResultField),
  /** Null where the clause cannot be compiled. */
  words: wordsField.nullable(),
});

export const versionStatusField = z.enum(['draft', 'submitted', 'returned', 'inForce', 'ended']);
export const sourceField = z.enum(['pack', 'local']);
export const versionSummary = {
  id: z.string(),
  versionNo: z.int(),
  source: sourceField,
  status: versionStatusField,
  effectiveFrom: z.string().nullable(),
  effectiveTo: z.string().nullable(),
  draftedByName: z.string().nullable(),
  submittedOn: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decidedOn: z.string().nullable(),
  /** Why it was sent back, or what the drafter noted. */
  reason: z.string().nullable(),
  version: z.int(),
};

/** Whether a second person agrees; sending back needs a reason. */
export const decideField = z
  .object({
    id: idField,
    version: versionField,
    decision: z.enum(['approve', 'sendBack']),
    reason: optionalText('原因', 500),
  })
  .refine(({ decision, reason }) => decision === 'approve' || reason, {
    path: ['reason'],
    message: '请填写退回原因',
  });
