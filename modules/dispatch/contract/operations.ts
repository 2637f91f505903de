import { z } from 'zod';
import {
  dateField,
  idField,
  pageInput,
  pageOf,
  regionField,
  textField,
  versionField,
} from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';
import { changeCodes } from './codes.ts';
import { limitsField, planRow, resultField, runRow } from './fields.ts';

const plan = { id: idField, version: versionField };
const wholeNumber = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{1,3}$/, '应为整数')
    .transform(Number),
]);

export const listPlans = operation({
  name: 'dispatch.listPlans',
  summary: '输送方案',
  kind: 'read',
  permission: 'dispatch.plan',
  input: z.object({ ...pageInput, awaits: z.enum(['decision']).optional() }),
  output: pageOf(planRow),
});

export const createPlan = operation({
  name: 'dispatch.createPlan',
  summary: '新建输送方案',
  kind: 'write',
  permission: 'dispatch.plan',
  /** The window is as long as the place looks ahead for demand (45 days). */
  input: z.object({ name: textField('方案名称', 60), fromOn: dateField }),
  output: z.object({ id: z.string(), version: versionField }),
});

export const getPlan = operation({
  name: 'dispatch.getPlan',
  summary: '输送方案的限制条件和历次结果',
  kind: 'read',
  permission: 'dispatch.plan',
  input: z.object({ id: idField }),
  output: z.object({
    ...planRow.shape,
    limits: limitsField,
    /** The newest run that has not ended, if any. */
    runningId: z.string().nullable(),
    weeks: z.array(z.object({ from: z.string(), to: z.string() })),
    /** The week of today; null before and after the window. */
    thisWeek: z.int().nullable(),
    counties: z.array(z.object({ id: z.string(), name: z.string() })),
    receivers: z.array(z.object({ id: z.string(), name: z.string() })),
    runList: z.array(runRow),
    overrides: z.array(
      z.object({
        personId: z.string(),
        personName: z.string(),
        countyName: z.string(),
        /** null: stays at home. */
        postId: z.string().nullable(),
        postName: z.string().nullable(),
        week: z.int().nullable(),
        reason: z.string(),
        enteredByName: z.string(),
      }),
    ),
    families: z.array(z.object({ id: z.string(), names: z.array(z.string()) })),
  }),
});

export const saveLimits = operation({
  name: 'dispatch.saveLimits',
  summary: '修改输送方案的限制条件',
  kind: 'write',
  permission: 'dispatch.plan',
  input: z.object({ ...plan, limits: limitsField }),
  output: z.object({ version: versionField }),
});

export const solvePlan = operation({
  name: 'dispatch.solvePlan',
  summary: '计算输送方案',
  kind: 'write',
  permission: 'dispatch.plan',
  input: z.object({
    id: idField,
    label: textField('名称', 60),
    /** A what-if: these limits instead of the plan's own, which stay as they are. */
    limits: limitsField.optional(),
  }),
  output: z.object({ runId: z.string() }),
});

export const getRun = operation({
  name: 'dispatch.getRun',
  summary: '一次计算的结果',
  kind: 'read',
  permission: 'dispatch.plan',
  input: z.object({ id: idField }),
  output: z.object({
    ...runRow.shape,
    planId: z.string(),
    limits: limitsField,
    result: resultField.nullable(),
  }),
});

export const listAssignments = operation({
  name: 'dispatch.listAssignments',
  summary: '方案中的人员名单',
  kind: 'read',
  permission: 'dispatch.plan',
  input: z.object({
    ...pageInput,
    runId: idField,
    countyCode: regionField.optional(),
    townCode: regionField.optional(),
    receiverId: z.string().max(40).optional(),
    postId: idField.optional(),
    enterpriseName: z.string().max(200).optional(),
    week: wholeNumber.optional(),
    /** Only those who cannot go any more, for this reason. */
    change: z.enum(changeCodes).optional(),
  }),
  output: pageOf(
    z.object({
      /** The person. */
      id: z.string(),
      name: z.string(),
      phone: z.string().nullable(),
      age: z.int().nullable(),
      regionName: z.string(),
      postId: z.string(),
      postTitle: z.string(),
      enterpriseName: z.string(),
      week: z.int(),
      isPinned: z.boolean(),
      change: z.enum(changeCodes).nullable(),
    }),
  ),
});

const changes = z.array(z.object({ code: z.enum(changeCodes), people: z.int() }));

export const listChanges = operation({
  name: 'dispatch.listChanges',
  summary: '采用的结果与现状的差别',
  kind: 'read',
  permission: 'dispatch.plan',
  input: z.object({ id: idField }),
  /** Of the result in force, in no batch yet; `byWeek`: those of them who can go as calculated. */
  output: z.object({
    runId: z.string().nullable(),
    waiting: z.int(),
    byWeek: z.array(z.int()),
    changes,
  }),
});

export const setOverrides = operation({
  name: 'dispatch.setOverrides',
  summary: '手工调整人员去向',
  kind: 'write',
  permission: 'dispatch.plan',
  input: z.object({
    id: idField,
    personIds: z.array(idField).min(1, '请先选择人员').max(200),
    /** A post and week; `home`: stays at home; `none`: the calculation decides again. */
    to: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('post'), postId: idField, week: z.int().min(0) }),
      z.object({ kind: z.literal('home') }),
      z.object({ kind: z.literal('none') }),
    ]),
    reason: textField('原因', 200),
  }),
  output: z.object({ people: z.int() }),
});

export const adoptRun = operation({
  name: 'dispatch.adoptRun',
  summary: '采用一个结果',
  kind: 'write',
  permission: 'dispatch.plan',
  input: z.object({ ...plan, runId: idField }),
  output: z.object({ version: versionField }),
});

export const reportBusFailure = operation({
  name: 'dispatch.reportBusFailure',
  summary: '登记客车停运并重新计算',
  kind: 'write',
  permission: 'dispatch.plan',
  /** Batches of that route and week that have not left are cancelled; who has left stays as it is. */
  input: z.object({ ...plan, routeId: idField, week: z.int().min(0), reason: textField('原因', 200) }),
  output: z.object({
    version: versionField,
    runId: z.string(),
    cancelledBatches: z.int(),
    /** Of those batches: free again. */
    people: z.int(),
  }),
});

export const formBatches = operation({
  name: 'dispatch.formBatches',
  summary: '按采用的结果组批',
  kind: 'write',
  permission: 'dispatch.plan',
  input: z.object({ id: idField, week: z.int().min(0) }),
  /** Whoever cannot go as calculated is left out, each with the reason. */
  output: z.object({ batches: z.int(), people: z.int(), omitted: changes }),
});
