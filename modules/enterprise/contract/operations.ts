import { z } from 'zod';
import {
  actionsField,
  dateField,
  emptyInput,
  idField,
  okOutput,
  optionalText,
  pageInput,
  pageOf,
  regionField,
  textField,
  versionField,
} from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';
import { enterpriseStages } from './codes.ts';

const stageField = z.enum(enterpriseStages);
const optionalDate = dateField.nullish().transform((value) => value ?? null);
const codeText = z
  .string()
  .trim()
  .max(40)
  .nullish()
  .transform((value) => value || null);
const usccField = z
  .string()
  .trim()
  .toUpperCase()
  .max(40)
  .nullish()
  .transform((value) => value || null);

const filters = {
  search: z.string().trim().max(60).optional(),
  regionCode: regionField.optional(),
  parkId: idField.optional(),
  stage: stageField.optional(),
  /** Only enterprises in contact with the employment service; only those still to be verified. */
  isDocked: z.literal(true).optional(),
  needsVerification: z.literal(true).optional(),
  sort: z
    .enum(['name', '-name', 'signedOn', '-signedOn', 'dockedOn', '-dockedOn', 'recordedOn', '-recordedOn'])
    .default('name'),
};

const enterpriseRow = z.object({
  id: z.string(),
  name: z.string(),
  uscc: z.string().nullable(),
  regionCode: z.string(),
  regionName: z.string(),
  parkId: z.string().nullable(),
  parkName: z.string().nullable(),
  industryName: z.string().nullable(),
  nature: z.string().nullable(),
  size: z.string().nullable(),
  stage: stageField,
  signedOn: z.string().nullable(),
  dockedOn: z.string().nullable(),
  recordedOn: z.string(),
  specialistName: z.string().nullable(),
  isVerified: z.boolean(),
  version: z.int(),
});

export const listEnterprises = operation({
  name: 'enterprise.listEnterprises',
  summary: '企业名录',
  kind: 'read',
  permission: 'enterprise.view',
  input: z.object({ ...pageInput, ...filters }),
  output: pageOf(enterpriseRow),
});

/** Whoever may take demand lists out may take out the ledger they rest on. */
export const exportEnterprises = operation({
  name: 'enterprise.exportEnterprises',
  summary: '导出企业名录',
  kind: 'download',
  permission: 'demand.export',
  input: z.object(filters),
  output: z.unknown(),
});

const factFields = {
  name: textField('企业名称', 100),
  uscc: usccField,
  regionCode: regionField,
  parkId: idField.nullish().transform((value) => value ?? null),
  industryCode: codeText,
  nature: codeText,
  size: codeText,
  stage: stageField.default('signed'),
  signedOn: optionalDate,
  dockedOn: optionalDate,
  startedOn: optionalDate,
  producingOn: optionalDate,
  contactName: optionalText('联系人', 40),
  contactPhone: optionalText('联系电话', 40),
  address: optionalText('地址', 200),
  tags: z.array(z.string().trim().min(1).max(20)).max(10).default([]),
};

export const createEnterprise = operation({
  name: 'enterprise.createEnterprise',
  summary: '登记企业',
  kind: 'write',
  permission: 'enterprise.edit',
  input: z.object(factFields),
  output: z.object({ id: z.string() }),
});

export const updateEnterprise = operation({
  name: 'enterprise.updateEnterprise',
  summary: '修改企业资料',
  kind: 'write',
  permission: 'enterprise.edit',
  input: z.object({ id: idField, version: versionField, ...factFields }),
  output: okOutput,
});

export const getEnterprise = operation({
  name: 'enterprise.getEnterprise',
  summary: '企业详情',
  kind: 'read',
  permission: 'enterprise.view',
  input: z.object({ id: idField }),
  output: enterpriseRow.extend({
    industryCode: z.string().nullable(),
    startedOn: z.string().nullable(),
    producingOn: z.string().nullable(),
    address: z.string().nullable(),
    tags: z.array(z.string()),
    specialistId: z.string().nullable(),
    verifiedOn: z.string().nullable(),
    isImported: z.boolean(),
    /** Null where the asker has no need of them. */
    contact: z.object({ name: z.string().nullable(), phone: z.string().nullable() }).nullable(),
    canEdit: z.boolean(),
    actions: actionsField,
    timeline: z.array(
      z.object({
        at: z.string(),
        onDate: z.string(),
        title: z.string(),
        who: z.string(),
        note: z.string().nullable(),
      }),
    ),
  }),
});

export const verifyEnterprise = operation({
  name: 'enterprise.verifyEnterprise',
  summary: '核实企业',
  kind: 'write',
  permission: 'enterprise.verify',
  input: z.object({ id: idField, version: versionField }),
  output: okOutput,
});

export const listSpecialists = operation({
  name: 'enterprise.listSpecialists',
  summary: '可指派的用工服务专员',
  kind: 'read',
  permission: 'enterprise.edit',
  input: emptyInput,
  output: z.object({
    specialists: z.array(z.object({ id: z.string(), name: z.string(), regionName: z.string() })),
  }),
});

export const assignSpecialist = operation({
  name: 'enterprise.assignSpecialist',
  summary: '指派用工服务专员',
  kind: 'write',
  permission: 'enterprise.edit',
  /** Without a specialist: the assignment ends. */
  input: z.object({ id: idField, version: versionField, specialistId: idField.nullable() }),
  output: okOutput,
});
