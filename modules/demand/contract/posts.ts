import { z } from 'zod';
import {
  actionsField,
  dateField,
  fenField,
  idField,
  optionalText,
  pageInput,
  pageOf,
  regionField,
  textField,
  versionField,
} from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';
import { postStates } from './codes.ts';

const stateField = z.enum(postStates);
const optionalCode = z
  .string()
  .trim()
  .max(40)
  .nullish()
  .transform((value) => value || null);
const optionalFen = fenField.nullish().transform((value) => value ?? null);
const optionalFlag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? null);
const optionalDate = dateField.nullish().transform((value) => value ?? null);

/** What the enterprise writes. There is no field for sex or age, and the texts are read for such limits. */
const postFields = {
  title: textField('岗位名称', 60),
  occupationCode: optionalCode,
  headcount: z.int('缺工人数应为整数').min(1, '缺工人数至少 1 人').max(100_000, '缺工人数过大'),
  skills: optionalText('技能要求', 500),
  educationMin: optionalCode,
  experienceMonths: z.int('经验应为整月数').min(0).max(600).default(0),
  payMinFen: optionalFen,
  payMaxFen: optionalFen,
  isShift: z.boolean().default(false),
  hasLodging: z.boolean().default(false),
  /** Nothing where the enterprise has not said. */
  hasMeals: optionalFlag,
  hasInsurance: optionalFlag,
  neededOn: optionalDate,
  reason: optionalCode,
  hiringPlan: optionalText('招工计划', 500),
};

export const createPost = operation({
  name: 'demand.createPost',
  summary: '登记岗位',
  kind: 'write',
  permission: 'demand.edit',
  input: z.object({ enterpriseId: idField, ...postFields }),
  output: z.object({ id: z.string(), version: z.int() }),
});

export const updatePost = operation({
  name: 'demand.updatePost',
  summary: '修改岗位',
  kind: 'write',
  permission: 'demand.edit',
  input: z.object({ id: idField, version: versionField, ...postFields }),
  output: z.object({ version: z.int() }),
});

const filters = {
  search: z.string().trim().max(60).optional(),
  status: stateField.optional(),
  regionCode: regionField.optional(),
  parkId: idField.optional(),
  enterpriseId: idField.optional(),
  /** Needed on or before this day. */
  neededBy: dateField.optional(),
  /** Open although the day it was needed has passed. */
  isOverdue: z.literal(true).optional(),
  sort: z
    .enum(['recordedOn', '-recordedOn', 'neededOn', '-neededOn', 'headcount', '-headcount'])
    .default('-recordedOn'),
};

const postRow = z.object({
  id: z.string(),
  title: z.string(),
  enterpriseId: z.string(),
  enterpriseName: z.string(),
  regionName: z.string(),
  parkName: z.string().nullable(),
  occupationName: z.string().nullable(),
  headcount: z.int(),
  filled: z.int(),
  remaining: z.int(),
  payMinFen: z.int().nullable(),
  payMaxFen: z.int().nullable(),
  neededOn: z.string().nullable(),
  isOverdue: z.boolean(),
  status: stateField,
  recordedOn: z.string(),
  version: z.int(),
});

export const listPosts = operation({
  name: 'demand.listPosts',
  summary: '缺工清单',
  kind: 'read',
  permission: 'demand.view',
  input: z.object({ ...pageInput, ...filters }),
  output: pageOf(postRow),
});

export const exportPosts = operation({
  name: 'demand.exportPosts',
  summary: '导出缺工清单',
  kind: 'download',
  permission: 'demand.export',
  input: z.object(filters),
  output: z.unknown(),
});

export const getPost = operation({
  name: 'demand.getPost',
  summary: '岗位详情',
  kind: 'read',
  permission: 'demand.view',
  input: z.object({ id: idField }),
  output: postRow.extend({
    regionCode: z.string(),
    occupationCode: z.string().nullable(),
    skills: z.string().nullable(),
    educationMin: z.string().nullable(),
    experienceMonths: z.int(),
    isShift: z.boolean(),
    hasLodging: z.boolean(),
    hasMeals: z.boolean().nullable(),
    hasInsurance: z.boolean().nullable(),
    reason: z.string().nullable(),
    hiringPlan: z.string().nullable(),
    verifyMethod: z.string().nullable(),
    verifiedAt: z.string().nullable(),
    returnReason: z.string().nullable(),
    isImported: z.boolean(),
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

export const listOpenPosts = operation({
  name: 'demand.listOpenPosts',
  summary: '在招岗位',
  kind: 'read',
  permission: 'vacancy.view',
  input: z.object({
    ...pageInput,
    search: z.string().trim().max(60).optional(),
    regionCode: regionField.optional(),
    /** A code of any level: all occupations below it. */
    occupationCode: z
      .string()
      .regex(/^\d(-\d{2}){0,3}$/, '职业代码的写法不对')
      .optional(),
    payAtLeastFen: fenField.optional(),
    sort: z.enum(['neededOn', '-payMaxFen', '-recordedOn']).default('neededOn'),
  }),
  output: pageOf(
    z.object({
      id: z.string(),
      title: z.string(),
      enterpriseName: z.string(),
      regionCode: z.string(),
      regionName: z.string(),
      parkName: z.string().nullable(),
      occupationCode: z.string(),
      occupationName: z.string().nullable(),
      headcount: z.int(),
      remaining: z.int(),
      skills: z.string().nullable(),
      educationMin: z.string().nullable(),
      experienceMonths: z.int(),
      payMinFen: z.int(),
      payMaxFen: z.int(),
      isShift: z.boolean(),
      hasLodging: z.boolean(),
      neededOn: z.string(),
    }),
  ),
});
