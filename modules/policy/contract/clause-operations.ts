import { z } from 'zod';
import { actionsField, dateField, idField, okOutput, optionalText } from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';
import {
  caseField,
  channelField,
  checkedField,
  classField,
  clauseField,
  clauseIdField,
  kindField,
  wordsField,
  versionStatusField,
  versionSummary,
} from './fields.ts';

export const listClauses = operation({
  name: 'policy.listClauses',
  summary: '政策库',
  kind: 'read',
  permission: 'policy.view',
  input: z.object({
    class: classField.optional(),
    kind: kindField.optional(),
    status: versionStatusField.optional(),
    search: z.string().trim().max(40).optional(),
  }),
  output: z.object({
    /** The paper the clauses of this place come from. */
    document: z
      .object({
        title: z.string(),
        number: z.string().nullable(),
        place: z.string(),
        issuedOn: z.string().nullable(),
        note: z.string().nullable(),
      })
      .nullable(),
    /** In the order of the classes; clauses in the order of their ids. */
    groups: z.array(
      z.object({
        class: classField,
        clauses: z.array(
          z.object({
            clauseId: z.string(),
            title: z.string(),
            kind: kindField,
            article: z.string(),
            payee: z.string().nullable(),
            fund: z.string().nullable(),
            /** The amount in words, first lines. */
            amounts: z.array(z.string()),
            /** The version in force; null for a clause that is only a draft. */
            inForce: z
              .object({
                id: z.string(),
                versionNo: z.int(),
                effectiveFrom: z.string().nullable(),
                effectiveTo: z.string().nullable(),
              })
              .nullable(),
            /** A version still on its way. */
            draft: z.object({ id: z.string(), status: versionStatusField }).nullable(),
            cases: z.int(),
            failingCases: z.int(),
            publishedOn: z.string().nullable(),
          }),
        ),
      }),
    ),
    total: z.int(),
    /** The caller may draft. */
    actions: actionsField,
  }),
});

export const getClause = operation({
  name: 'policy.getClause',
  summary: '查看条款',
  kind: 'read',
  permission: 'policy.view',
  /** Without `versionId` the version in force, else the newest. */
  input: z.object({ clauseId: clauseIdField, versionId: idField.optional() }),
  output: z.object({
    ...versionSummary,
    clauseId: z.string(),
    title: z.string(),
    kind: kindField,
    class: classField,
    article: z.string(),
    document: z.object({ title: z.string(), number: z.string().nullable() }).nullable(),
    payee: z.string().nullable(),
    event: z.string().nullable(),
    handler: z.string().nullable(),
    fund: z.string().nullable(),
    materials: z.array(z.string()),
    clause: clauseField,
    cases: z.array(caseField),
    checked: checkedField,
    isCurrent: z.boolean(),
    versions: z.array(z.object({ ...versionSummary, isCurrent: z.boolean() })),
    publications: z.array(
      z.object({
        id: z.string(),
        versionNo: z.int(),
        channel: channelField,
        publishedOn: z.string(),
        byName: z.string(),
        note: z.string().nullable(),
      }),
    ),
    /** edit · submit · approve · sendBack · publish · editCases · draft · rehearse */
    actions: actionsField,
  }),
});

export const compareVersions = operation({
  name: 'policy.compareVersions',
  summary: '比较条款版本',
  kind: 'read',
  permission: 'policy.view',
  input: z.object({ clauseId: clauseIdField, fromId: idField, toId: idField }),
  output: z.object({
    from: z.object({ ...versionSummary, words: wordsField.nullable() }),
    to: z.object({ ...versionSummary, words: wordsField.nullable() }),
    differences: z.array(
      z.object({
        /** 名称, 条件, 金额, 有效期 … */
        field: z.string(),
        before: z.array(z.string()),
        after: z.array(z.string()),
      }),
    ),
  }),
});

export const publishClause = operation({
  name: 'policy.publishClause',
  summary: '登记条款发布',
  kind: 'write',
  permission: 'policy.publish',
  input: z.object({
    versionId: idField,
    channels: z.array(channelField).min(1, '请选择发布渠道'),
    publishedOn: dateField,
    note: optionalText('备注'),
  }),
  output: okOutput,
});
