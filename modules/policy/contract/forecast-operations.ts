import { z } from 'zod';
import { dateField, idField } from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';
import {
  anything,
  classField,
  clauseField,
  clauseIdField,
  kindField,
  readingField,
  reasonField,
  standingField,
  subjectField,
} from './fields.ts';

/** A sum, or a right without one, and the day it falls due. */
const stageField = z.object({
  /** Day, month or year the clause enters it under. */
  on: z.string(),
  /** The first day on which it can be decided. */
  dueOn: z.string(),
  /** The day has come. */
  isDue: z.boolean(),
  /** Null: the text names no sum, or its standard is not configured. */
  fen: z.number().nullable(),
  arithmetic: z.array(z.string()),
  /** What has to go on until then, found by asking what would take the stage away. */
  holds: z.array(z.object({ label: z.string(), text: z.string() })),
});

const outlook = {
  clauseId: z.string(),
  versionId: z.string(),
  title: z.string(),
  class: classField,
  kind: kindField,
  article: z.string(),
  payee: z.string().nullable(),
  fund: z.string().nullable(),
  handler: z.string().nullable(),
  /** Once only, not beside others, caps. */
  limits: z.array(z.string()),
  standing: standingField,
  /** With `notYet`: from when. */
  from: z.string().nullable(),
  /** By day. Where facts are missing: what would come if the open conditions are met. */
  stages: z.array(stageField),
  /** The sum of all stages; null where none has a sum. */
  totalFen: z.number().nullable(),
  /** Every condition as it stands on the day of the forecast. */
  reasons: z.array(reasonField),
  /** Facts nobody has given yet, with the paper that shows them. */
  missing: z.array(z.object({ key: z.string(), label: z.string(), material: z.string().nullable() })),
  missingStandards: z.array(z.string()),
  readings: z.array(readingField),
};
const documentField = z.object({ title: z.string(), number: z.string().nullable() }).nullable();

export const forecastPlacement = operation({
  name: 'policy.forecastPlacement',
  summary: '一人的政策兑现日程',
  kind: 'read',
  permission: 'policy.view',
  input: z.object({ id: idField, asOf: dateField.optional() }),
  output: z.object({
    placement: z.object({
      id: z.string(),
      personName: z.string(),
      enterpriseName: z.string(),
      organisationName: z.string().nullable(),
      postTitle: z.string(),
      /** Null: has not started work, so that nothing can be forecast from the ledger. */
      onboardOn: z.string().nullable(),
      leftOn: z.string().nullable(),
    }),
    asOf: z.string(),
    /** Stages up to here are in it. */
    through: z.string(),
    document: documentField,
    /** Clauses with a stage, or that would have one if what is missing is shown; the nearest first. */
    clauses: z.array(
      z.object({
        ...outlook,
        payeeKind: subjectField.shape.kind,
        payeeId: z.string(),
        payeeName: z.string(),
      }),
    ),
    /** Those that cannot fall due, and why. */
    refused: z.array(
      z.object({
        clauseId: z.string(),
        title: z.string(),
        payeeName: z.string(),
        reasons: z.array(z.string()),
      }),
    ),
    /** Decided for an employer's or introducer's people as one: no part of them belongs to one person. */
    wholes: z.array(
      z.object({
        clauseId: z.string(),
        title: z.string(),
        payeeKind: subjectField.shape.kind,
        payeeId: z.string(),
        payeeName: z.string(),
      }),
    ),
  }),
});

/** One thing the form asks. */
export interface AskedFact {
  key: string;
  /** Where it stands within its thing, in the words of a case file, dotted. */
  word: string;
  label: string;
  /** number, money, rate, boolean, text, date, month, moment, texts, numbers, dates, months, figures */
  type: string;
  unit: string | null;
  options: { value: string; label: string }[];
  /** “没有” is an answer (null). */
  noneLabel: string | null;
  /** May be left out: silence has a meaning of its own (one head, the day of the decision). */
  isOptional: boolean;
  material: string | null;
}
/** What the form asks about the application, and about each thing of its lists. */
export interface AskedThing {
  /** Where the list stands within what is above it; empty for the application. */
  word: string;
  label: string;
  facts: AskedFact[];
  lists: AskedThing[];
}

/** For what the ledger does not hold: an internship, a class, an agreement. Nothing is kept. */
export const forecastByForm = operation({
  name: 'policy.forecastByForm',
  summary: '按填写的情况预测兑现日程',
  kind: 'read',
  permission: 'policy.view',
  input: z.object({
    clauseId: clauseIdField,
    asOf: dateField.optional(),
    /** What is known, in the words of a case file; sums in yuan. What is not there is unknown. */
    facts: clauseField,
  }),
  output: z.object({
    asOf: z.string(),
    through: z.string(),
    document: documentField,
    form: anything<AskedThing>(),
    /** Facts in a form nobody can read; with any of these nothing was reckoned. */
    problems: z.array(z.object({ path: z.string(), reason: z.string() })),
    outlook: z.object(outlook),
  }),
});
