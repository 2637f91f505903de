import { z } from 'zod';
import { dateField, pageInput, pageOf } from '#platform/contract/fields.ts';
import { anonymous, operation } from '#platform/contract/operation.ts';
import { questionKinds } from './codes.ts';
import {
  classField,
  clauseIdField,
  jsonField,
  kindField,
  personStateField,
  readingField,
  reasonField,
  scheduleField,
  standingField,
  subjectField,
} from './fields.ts';

export const searchSubjects = operation({
  name: 'policy.searchSubjects',
  summary: '查找企业、机构、个人',
  kind: 'read',
  permission: 'policy.view',
  input: z.object({ kind: subjectField.shape.kind, search: z.string().trim().max(40).default('') }),
  /** The first 20 that the caller sees. */
  output: z.object({
    rows: z.array(z.object({ id: z.string(), name: z.string(), regionName: z.string() })),
  }),
});

const clauseHead = {
  clauseId: z.string(),
  versionId: z.string(),
  title: z.string(),
  class: classField,
  kind: kindField,
  article: z.string(),
  payee: z.string().nullable(),
};

export const fitFor = operation({
  name: 'policy.fitFor',
  summary: '能享受什么',
  kind: 'read',
  permission: 'policy.view',
  input: z.object({ subject: subjectField, asOf: dateField.optional() }),
  output: z.object({
    subject: subjectField.extend({ name: z.string(), regionName: z.string() }),
    asOf: z.string(),
    /** What may be claimed now, with everything that excludes or caps taken off. */
    totalFen: z.number(),
    /** Entitled first, then not yet, unknown, standard missing, refused. */
    cards: z.array(
      z.object({
        ...clauseHead,
        standing: standingField,
        /** With `notYet`: from when. */
        from: z.string().nullable(),
        /** What the clause alone grants; null where there is no sum. */
        fen: z.number().nullable(),
        /** What is left beside the other clauses. */
        grantedFen: z.number().nullable(),
        /** People (or things) by how they came out; null where the clause decides on the subject alone. */
        heads: z.object({ yes: z.int(), unknown: z.int(), no: z.int() }).nullable(),
        outcome: z.string().nullable(),
        reasons: z.array(reasonField),
        /** Step by step; the first 60 lines. */
        arithmetic: z.array(z.string()),
        schedule: scheduleField,
        funding: z.array(z.object({ source: z.string(), fen: z.number() })),
        materials: z.array(z.string()),
        missingMaterials: z.array(z.string()),
        missingStandards: z.array(z.string()),
        readings: z.array(readingField),
        cuts: z.array(
          z.object({
            rule: z.enum(['once', 'exclusive', 'yearlyCap']),
            clauseId: z.string(),
            fen: z.number(),
            reading: z.string().nullable(),
          }),
        ),
      }),
    ),
  }),
});

export const listFitPeople = operation({
  name: 'policy.listFitPeople',
  summary: '一条政策逐人核对',
  kind: 'read',
  permission: 'policy.view',
  input: z.object({
    ...pageInput,
    subject: subjectField,
    clauseId: clauseIdField,
    asOf: dateField.optional(),
    state: personStateField.optional(),
  }),
  /** The people counted by a card's `heads`; empty where the clause does not decide person by person. */
  output: pageOf(
    z.object({
      /** The placement. */
      id: z.string(),
      personName: z.string(),
      enterpriseName: z.string().nullable(),
      onboardOn: z.string(),
      state: personStateField,
      /** What the clause grants for this person alone. */
      fen: z.number().nullable(),
      /** Conditions that are not met or open, also those about the applicant as a whole. */
      reasons: z.array(
        z.object({ state: z.enum(['no', 'unknown']), text: z.string(), due: z.string().nullable() }),
      ),
    }),
  ),
});

export const keepDecision = operation({
  name: 'policy.keepDecision',
  summary: '存下核定',
  kind: 'write',
  permission: 'policy.entitlements',
  input: z.object({ clauseId: clauseIdField, subject: subjectField, asOf: dateField.optional() }),
  output: z.object({ id: z.string() }),
});

const answerField = z.object({
  key: z.string().max(80),
  /** null: there is none (no end date, never graduated); absent: the person does not know. */
  value: jsonField.optional(),
});

/** Without signing in. Nothing that is answered is kept. */
export const fitByForm = operation({
  name: 'policy.fitByForm',
  summary: '自助查询能享受什么',
  kind: 'read',
  permission: anonymous,
  input: z.object({
    cityCode: z.string().regex(/^\d{6}$/, '请选择地区'),
    who: z.enum(['person', 'enterprise', 'agency', 'school']),
    answers: z.array(answerField).max(200),
  }),
  output: z.object({
    asOf: z.string(),
    place: z.string(),
    document: z.object({ title: z.string(), number: z.string().nullable() }).nullable(),
    /** The question that settles most of what is still open; null when no answer can change anything. */
    question: z
      .object({
        key: z.string(),
        ask: z.string(),
        /** What the words of the question mean. */
        help: z.string().nullable(),
        kind: z.enum(questionKinds),
        options: z.array(z.object({ value: z.string(), label: z.string() })),
        unit: z.string().nullable(),
        /** “没有” as an answer (value null). */
        none: z.string().nullable(),
        /** It is asked about one of several: 劳动者, 学生. */
        about: z.string().nullable(),
        material: z.string().nullable(),
        /** Titles of clauses that wait for it. */
        decides: z.array(z.string()),
      })
      .nullable(),
    /** Clauses that an answer can still change. */
    open: z.int(),
    results: z.array(
      z.object({
        clauseId: clauseHead.clauseId,
        title: clauseHead.title,
        class: clauseHead.class,
        kind: clauseHead.kind,
        article: clauseHead.article,
        payee: clauseHead.payee,
        standing: standingField,
        from: z.string().nullable(),
        fen: z.number().nullable(),
        reasons: z.array(reasonField),
        arithmetic: z.array(z.string()),
        materials: z.array(z.string()),
        handler: z.string().nullable(),
        missingMaterials: z.array(z.string()),
        missingStandards: z.array(z.string()),
        readings: z.array(readingField),
      }),
    ),
  }),
});
