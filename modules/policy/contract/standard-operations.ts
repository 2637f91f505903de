import { z } from 'zod';
import {
  actionsField,
  dateField,
  idField,
  okOutput,
  textField,
  versionField,
} from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';
import { jsonField, versionStatusField, sourceField, decideField } from './fields.ts';

export const listStandards = operation({
  name: 'policy.listStandards',
  summary: '标准参数',
  kind: 'read',
  permission: 'policy.view',
  input: z.object({ search: z.string().trim().max(40).optional(), onlyMissing: z.boolean().optional() }),
  output: z.object({
    rows: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        type: z.string(),
        unit: z.string().nullable(),
        /** Clauses of this city that read it. */
        clauses: z.array(z.string()),
        /** In force today, in words; null: 标准未配置. */
        current: z.string().nullable(),
        values: z.array(
          z.object({
            id: z.string(),
            fromOn: z.string(),
            /** Yuan for money, a fraction for a rate. */
            value: jsonField,
            text: z.string(),
            paper: z.string(),
            source: sourceField,
            status: versionStatusField,
            draftedByName: z.string().nullable(),
            decidedByName: z.string().nullable(),
            decidedOn: z.string().nullable(),
            reason: z.string().nullable(),
            version: z.int(),
            /** edit · approve · sendBack */
            actions: actionsField,
          }),
        ),
      }),
    ),
    actions: actionsField,
  }),
});

export const saveStandard = operation({
  name: 'policy.saveStandard',
  summary: '登记标准参数',
  kind: 'write',
  permission: 'policy.draft',
  input: z.object({
    /** A value that was sent back; absent for a new one. It goes to a second person at once. */
    id: idField.optional(),
    version: versionField.optional(),
    name: z.string().min(1).max(60),
    fromOn: dateField,
    value: jsonField,
    paper: textField('依据文件', 300),
  }),
  output: z.object({ id: z.string() }),
});

export const decideStandard = operation({
  name: 'policy.decideStandard',
  summary: '审核标准参数',
  kind: 'write',
  permission: 'policy.approve',
  input: decideField,
  output: okOutput,
});
