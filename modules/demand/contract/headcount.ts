import { z } from 'zod';
import { dateField, idField, pageInput, pageOf } from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';

const people = (label: string) =>
  z.int(`${label}应为整数`).min(0, `${label}不能是负数`).max(1_000_000, `${label}过大`);
const figures = {
  totalDemand: people('总用工需求'),
  inYearExpected: people('年内用工预计'),
  employed: people('已用工人数'),
};
const reportOutput = z.object({
  id: z.string(),
  effectiveOn: z.string(),
  recordedOn: z.string(),
  totalDemand: z.int(),
  inYearExpected: z.int(),
  employed: z.int(),
  isImported: z.boolean(),
});

export const getHeadcountForm = operation({
  name: 'demand.getHeadcountForm',
  summary: '用工申报表（系统预填）',
  kind: 'read',
  permission: 'demand.report',
  /** Without an enterprise: the asker's own. */
  input: z.object({ enterpriseId: idField.optional() }),
  output: z.object({
    enterprise: z.object({
      id: z.string(),
      name: z.string(),
      regionName: z.string(),
      parkName: z.string().nullable(),
    }),
    last: reportOutput.nullable(),
    /** People who came less people who left since the day of the last declaration. */
    movedSince: z.int(),
    /** The last declaration carried on to today; null while nothing was declared. */
    computed: z.object({ totalDemand: z.int(), inYearExpected: z.int(), employed: z.int() }).nullable(),
    /** Open places on verified posts. */
    openPlaces: z.int(),
  }),
});

export const reportHeadcount = operation({
  name: 'demand.reportHeadcount',
  summary: '申报用工人数',
  kind: 'write',
  permission: 'demand.report',
  input: z.object({ enterpriseId: idField, effectiveOn: dateField, ...figures }),
  output: z.object({
    id: z.string(),
    /** Sentences to look at; the declaration stands all the same. */
    warnings: z.array(z.string()),
  }),
});

export const listHeadcountReports = operation({
  name: 'demand.listHeadcountReports',
  summary: '一家企业的历次用工申报',
  kind: 'read',
  permission: 'demand.view',
  input: z.object({ ...pageInput, enterpriseId: idField }),
  output: pageOf(reportOutput),
});
