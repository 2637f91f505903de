import { z } from 'zod';
import {
  idField,
  longPageOf,
  okOutput,
  optionalText,
  pageInput,
  versionField,
} from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';
import { reachedSteps } from './codes.ts';
import { givenField, placementFilter, placementRow } from './fields.ts';
import { advanceActions, confirmActions, placementStates, respondActions } from './workflow.ts';

const mostPeople = 200;
const refusal = { code: z.string(), message: z.string() };

export const recommendPeople = operation({
  name: 'placement.recommendPeople',
  summary: '向企业推荐人员',
  kind: 'write',
  permission: 'matching.recommend',
  input: z.object({ postId: idField, personIds: z.array(idField).min(1, '请先选择人员').max(mostPeople) }),
  /** Whoever cannot be recommended is named with the reason; the others are recommended. */
  output: z.object({
    recommended: z.array(z.object({ personId: z.string(), placementId: z.string() })),
    refused: z.array(
      z.object({
        personId: z.string(),
        /** Null: nobody of the asker's own, so no name. */
        personName: z.string().nullable(),
        ...refusal,
      }),
    ),
  }),
});

export const listPlacements = operation({
  name: 'placement.listPlacements',
  summary: '实名台账',
  kind: 'read',
  permission: 'placement.view',
  input: z.object({ ...pageInput, ...placementFilter }),
  output: longPageOf(placementRow),
});

/** What became of the recommendations to a post, or of one person: how many were opened, answered, refused. */
export const summariseRecommendations = operation({
  name: 'placement.summariseRecommendations',
  summary: '推荐的已读、答复和未成',
  kind: 'read',
  permission: 'placement.view',
  input: z
    .object({ postId: idField.optional(), personId: idField.optional() })
    .refine(({ postId, personId }) => postId || personId, '请指明岗位或人员'),
  output: z.object({
    sent: z.int(),
    /** Opened by the hiring side, or answered. */
    read: z.int(),
    answered: z.int(),
    refusedByEnterprise: z.int(),
    refusedByPerson: z.int(),
    onboarded: z.int(),
  }),
});

export const markRead = operation({
  name: 'placement.markRead',
  summary: '记下用工方已看过推荐',
  kind: 'write',
  permission: 'placement.respond',
  input: z.object({ ids: z.array(idField).min(1).max(mostPeople) }),
  output: okOutput,
});

export const exportPlacements = operation({
  name: 'placement.exportPlacements',
  summary: '导出实名台账',
  kind: 'download',
  permission: 'person.export',
  input: z.object(placementFilter),
  output: z.unknown(),
});

const timelineEntry = z.object({
  onDate: z.string(),
  title: z.string(),
  who: z.string().nullable(),
  note: z.string().nullable(),
});

export const getPlacement = operation({
  name: 'placement.getPlacement',
  summary: '一人一岗的全过程',
  kind: 'read',
  permission: 'placement.view',
  input: z.object({ id: idField }),
  output: placementRow.extend({
    contractFrom: z.string().nullable(),
    contractTo: z.string().nullable(),
    contractOpen: z.boolean().nullable(),
    payFen: z.int().nullable(),
    /** Why the person was recommended, as it was said then. */
    reasons: z.array(z.object({ text: z.string(), points: z.int() })),
    milestones: z.array(
      z.object({
        months: z.int(),
        dueOn: z.string(),
        state: z.string(),
        explanation: z.array(z.object({ ok: z.boolean().nullable(), text: z.string() })),
      }),
    ),
    contradictions: z.array(z.object({ code: z.string(), text: z.string() })),
    /** Absent without the right to see insurance records. */
    insurance: z
      .array(
        z.object({
          month: z.string(),
          employerName: z.string(),
          isHere: z.boolean(),
          isBackPaid: z.boolean(),
          paidOn: z.string().nullable(),
        }),
      )
      .nullable(),
    timeline: z.array(timelineEntry),
  }),
});

const items = z
  .array(z.object({ id: idField, version: versionField }))
  .min(1, '请先选择人员')
  .max(mostPeople)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, '同一条记录不能重复选择');

/** Many placements one step on. Those that cannot go are named with the reason; with `isAllOrNothing` then none goes. */
const step = <const A extends readonly [string, ...string[]]>(actions: A) => ({
  kind: 'write' as const,
  input: z.object({
    action: z.enum(actions),
    items,
    given: givenField.prefault({}),
    isAllOrNothing: z.boolean().default(false),
  }),
  output: z.object({
    done: z.array(z.object({ id: z.string(), status: z.enum(placementStates), version: versionField })),
    refused: z.array(z.object({ id: z.string(), ...refusal })),
  }),
});

export const respondPlacements = operation({
  name: 'placement.respondPlacements',
  summary: '企业答复推荐',
  permission: 'placement.respond',
  ...step(respondActions),
});

export const advancePlacements = operation({
  name: 'placement.advancePlacements',
  summary: '办理体检、培训、上岗登记',
  permission: 'placement.advance',
  ...step(advanceActions),
});

/** The person does not go. Said twice it is said once. */
export const declineRecommendation = operation({
  name: 'placement.declineRecommendation',
  summary: '本人答复不去',
  kind: 'write',
  permission: 'placement.answer',
  input: z.object({
    id: idField,
    exitReason: z.string().min(1, '请选择原因').max(40),
    note: optionalText('说明', 200),
  }),
  output: okOutput,
});

export const confirmPlacements = operation({
  name: 'placement.confirmPlacements',
  summary: '确认上岗、登记离职',
  permission: 'placement.confirm',
  ...step(confirmActions),
});

export const summariseFunnel = operation({
  name: 'placement.summariseFunnel',
  summary: '推荐到上岗各环节人数',
  kind: 'read',
  permission: 'placement.view',
  input: z.object(placementFilter).pick({
    regionCode: true,
    enterpriseRegionCode: true,
    enterpriseId: true,
    recommendedFrom: true,
    recommendedTo: true,
  }),
  output: z.object({
    asOf: z.string(),
    steps: z.array(z.object({ step: z.enum(reachedSteps), label: z.string(), placements: z.int() })),
    /** Those of the last step that are proved to have stayed. */
    retained: z.array(z.object({ months: z.int(), placements: z.int() })),
    exits: z.array(
      z.object({
        endedAfter: z.enum(reachedSteps),
        status: z.enum(placementStates),
        exitReason: z.string(),
        reasonLabel: z.string(),
        placements: z.int(),
      }),
    ),
  }),
});
