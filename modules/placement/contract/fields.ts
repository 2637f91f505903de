import { z } from 'zod';
import {
  actionsField,
  dateField,
  fenField,
  idField,
  optionalText,
  regionField,
  versionField,
} from '#platform/contract/fields.ts';
import { countedSteps, outcomes, reachedSteps } from './codes.ts';
import { placementStates } from './workflow.ts';

/** A number that may come from the address bar. */
export const wholeNumber = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{1,4}$/, '应为整数')
    .transform(Number),
]);

/** Which placements: the ledger, the funnel and every figure that opens into rows share it. */
export const placementFilter = {
  search: z.string().trim().max(40).optional(),
  status: z.enum(placementStates).optional(),
  /** Sending side. */
  regionCode: regionField.optional(),
  /** Sending side, several divisions with commas between: the sum of a table opens its rows. */
  regionCodes: z
    .string()
    .regex(/^\d{12}(,\d{12}){0,99}$/, '区划代码应为 12 位数字，用逗号分开')
    .optional(),
  /** Receiving side. */
  enterpriseRegionCode: regionField.optional(),
  enterpriseId: idField.optional(),
  postId: idField.optional(),
  personId: idField.optional(),
  recommendedFrom: dateField.optional(),
  recommendedTo: dateField.optional(),
  /** Came at least this far. */
  reached: z.enum(reachedSteps).optional(),
  /** Left the way to the post after this step, for this reason. */
  endedAfter: z.enum(reachedSteps).optional(),
  exitReason: z.string().max(40).optional(),
  outcome: z.enum(outcomes).optional(),
  /** Proved to have stayed so many months. */
  retainedMonths: wholeNumber.optional(),
  /** The people counted toward a recruitment target: one row a person. */
  countedStep: z.enum(countedSteps).optional(),
  countedYear: wholeNumber.optional(),
  /** As known on this day; without it, today. */
  countedTo: dateField.optional(),
};

export const placementRow = z.object({
  id: z.string(),
  version: versionField,
  status: z.enum(placementStates),
  personId: z.string(),
  personName: z.string(),
  /** Masked until the enterprise takes the person up, and again after an exit. */
  phone: z.string().nullable(),
  isPhoneOpen: z.boolean(),
  age: z.int(),
  education: z.string().nullable(),
  skills: z.array(z.string()),
  regionCode: z.string(),
  regionName: z.string(),
  enterpriseId: z.string(),
  enterpriseName: z.string(),
  enterpriseRegionCode: z.string(),
  enterpriseRegionName: z.string(),
  postId: z.string(),
  postTitle: z.string(),
  score: z.int().nullable(),
  recommendedOn: z.string(),
  /** The moment the hiring side opened it first. */
  readAt: z.string().nullable(),
  acceptedOn: z.string().nullable(),
  interviewOn: z.string().nullable(),
  interviewPlace: z.string().nullable(),
  intendedOn: z.string().nullable(),
  medicalOn: z.string().nullable(),
  trainedOn: z.string().nullable(),
  trainingKind: z.string().nullable(),
  onboardOn: z.string().nullable(),
  leftOn: z.string().nullable(),
  exitOn: z.string().nullable(),
  exitReason: z.string().nullable(),
  /** On the way to how many other posts of the city the person is; 0 once this way has ended. */
  otherWays: z.int(),
  /** What the signed-in user may do next, in the words of the buttons. */
  actions: actionsField,
});

/** What comes with an action; which of it is needed is said by the process table. */
export const givenField = z.object({
  interviewOn: dateField.nullish(),
  interviewPlace: optionalText('面试地点', 80),
  onDate: dateField.nullish(),
  trainingKind: optionalText('培训内容', 40),
  onboardOn: dateField.nullish(),
  contractFrom: dateField.nullish(),
  contractTo: dateField.nullish(),
  contractOpen: z.boolean().nullish(),
  payFen: fenField.nullish(),
  leftOn: dateField.nullish(),
  exitReason: z.string().max(40).nullish(),
  leaveReason: z.string().max(40).nullish(),
  reason: optionalText('退回原因', 200),
  note: optionalText('备注', 200),
});
export type Given = z.output<typeof givenField>;
