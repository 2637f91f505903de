import { z } from 'zod';
import { dateField, idField, pageInput, pageOf, regionField } from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';
import { contradictionCodes, milestoneStates } from './codes.ts';
import { wholeNumber } from './fields.ts';

const employed = {
  placementId: z.string(),
  personName: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  enterpriseId: z.string(),
  enterpriseName: z.string(),
  postTitle: z.string(),
  onboardOn: z.string(),
  leftOn: z.string().nullable(),
};
const place = {
  search: z.string().trim().max(40).optional(),
  regionCode: regionField.optional(),
  enterpriseRegionCode: regionField.optional(),
  enterpriseId: idField.optional(),
};

const retentionFilter = {
  ...place,
  months: wholeNumber.optional(),
  state: z.enum(milestoneStates as [string, ...string[]]).optional(),
  dueFrom: dateField.optional(),
  dueTo: dateField.optional(),
};

export const listRetention = operation({
  name: 'placement.listRetention',
  summary: '稳定就业核实日历',
  kind: 'read',
  permission: 'retention.view',
  input: z.object({ ...pageInput, ...retentionFilter }),
  /** One row a placement and milestone, the earliest due first. */
  output: pageOf(
    z.object({
      id: z.string(),
      ...employed,
      months: z.int(),
      dueOn: z.string(),
      state: z.string(),
      usedMonths: z.array(z.string()),
      missingMonths: z.array(z.string()),
      backPaidMonths: z.array(z.string()),
    }),
  ),
});

export const exportRetention = operation({
  name: 'placement.exportRetention',
  summary: '导出稳定就业核实表',
  kind: 'download',
  permission: 'person.export',
  input: z.object(retentionFilter),
  output: z.unknown(),
});

export const listContradictions = operation({
  name: 'placement.listContradictions',
  summary: '参保与在岗不一致',
  kind: 'read',
  permission: 'retention.view',
  input: z.object({
    ...pageInput,
    ...place,
    code: z.enum(contradictionCodes as [string, ...string[]]).optional(),
  }),
  output: pageOf(
    z.object({
      id: z.string(),
      ...employed,
      contradictions: z.array(z.object({ code: z.string(), label: z.string(), months: z.array(z.string()) })),
    }),
  ),
});

export const summariseRetention = operation({
  name: 'placement.summariseRetention',
  summary: '各地稳定就业人数',
  kind: 'read',
  permission: 'retention.view',
  input: z.object({
    /** Whose people, or whose enterprises. */
    side: z.enum(['sending', 'receiving']).default('sending'),
    regionCode: regionField.optional(),
  }),
  output: z.object({
    asOf: z.string(),
    milestones: z.array(z.int()),
    regions: z.array(
      z.object({
        regionCode: z.string(),
        regionName: z.string(),
        onboarded: z.int(),
        counts: z.array(
          z.object({
            months: z.int(),
            notDue: z.int(),
            failed: z.int(),
            unproven: z.int(),
            disputed: z.int(),
            confirmed: z.int(),
          }),
        ),
      }),
    ),
  }),
});
