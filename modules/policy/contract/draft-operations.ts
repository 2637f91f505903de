import { z } from 'zod';
import { dateField, idField, okOutput, optionalText, versionField } from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';
import { caseField, checkedField, clauseField, readingField, decideField } from './fields.ts';

/** What a form editor offers: facts by the list they belong to, parameters, words that clauses use. */
export const getVocabulary = operation({
  name: 'policy.getVocabulary',
  summary: '条款用词',
  kind: 'read',
  permission: 'policy.view',
  input: z.object({}),
  output: z.object({
    entities: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        /** The fact of the application that lists them (`workers`); null for the application itself. */
        list: z.string().nullable(),
        facts: z.array(
          z.object({
            name: z.string(),
            label: z.string(),
            /** number, money, rate, boolean, text, date, month, moment, texts, numbers, dates, months, figures, list */
            type: z.string(),
            unit: z.string().nullable(),
            /** How a case file writes it, where that is not the name in snake_case. */
            caseWord: z.string().optional(),
            /** Words that clauses of this city compare it with. */
            words: z.array(z.string()),
            /** The entity whose things a list holds. */
            things: z.string().optional(),
            /** Chinese for coded values. */
            labels: z.record(z.string(), z.string()).optional(),
            /** The ledger holds it. */
            isInLedger: z.boolean(),
          }),
        ),
      }),
    ),
    parameters: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        type: z.string(),
        unit: z.string().nullable(),
        caseWord: z.string().optional(),
      }),
    ),
    clauses: z.array(z.object({ clauseId: z.string(), title: z.string() })),
    /** Readings of the text that the place has written down; those with several meanings can be asked for. */
    readings: z.array(readingField),
  }),
});

const draftContent = { clause: clauseField, cases: z.array(caseField).max(200) };

export const checkClause = operation({
  name: 'policy.checkClause',
  summary: '检查条款和案例',
  kind: 'read',
  permission: 'policy.view',
  input: z.object(draftContent),
  output: checkedField,
});

const savedVersion = z.object({ id: z.string(), version: z.int(), checked: checkedField });

export const saveDraft = operation({
  name: 'policy.saveDraft',
  summary: '保存条款草稿',
  kind: 'write',
  permission: 'policy.draft',
  input: z
    .object({
      /** Absent for a new draft. */
      id: idField.optional(),
      version: versionField.optional(),
      ...draftContent,
      effectiveFrom: dateField.nullish(),
      effectiveTo: dateField.nullish(),
      note: optionalText('说明', 500),
    })
    .refine(({ id, version }) => id === undefined || version !== undefined, '缺少版本号'),
  /** A draft with problems is kept; it cannot be submitted. */
  output: savedVersion,
});

export const submitDraft = operation({
  name: 'policy.submitDraft',
  summary: '提交条款审核',
  kind: 'write',
  permission: 'policy.draft',
  input: z.object({ id: idField, version: versionField }),
  output: okOutput,
});

export const decideDraft = operation({
  name: 'policy.decideDraft',
  summary: '审核条款',
  kind: 'write',
  permission: 'policy.approve',
  input: decideField,
  output: okOutput,
});

export const saveCases = operation({
  name: 'policy.saveCases',
  summary: '保存并运行案例',
  kind: 'write',
  permission: 'policy.draft',
  input: z.object({ id: idField, version: versionField, cases: draftContent.cases }),
  output: savedVersion,
});
