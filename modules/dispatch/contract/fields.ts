import { z } from 'zod';
import {
  actionsField,
  dateField,
  idField,
  optionalText,
  regionField,
  versionField,
} from '#platform/contract/fields.ts';
import { checks, planStates, type ProofMethod, proofLabels, runStates } from './codes.ts';
import { batchStates, memberStates } from './workflow.ts';

const people = z.int('应为整数').min(0, '不能小于 0').max(100_000, '数字过大');
/** A park by its id, or a county for enterprises outside any park. */
const receiver = z.string().regex(/^(\d{12}|[0-9a-f-]{36})$/, '接收地的写法不对');

/** What the planner edits. Weeks are counted from 0; a list by week has one figure for each. */
export const limitsField = z.object({
  /** Buses of a county to some receivers; a county and receiver without a route are travelled without limit. */
  routes: z
    .array(
      z.object({
        id: idField,
        countyCode: regionField,
        receiverIds: z.array(receiver).min(1, '请选择接收地'),
        seats: z.array(people),
      }),
    )
    .max(200)
    .default([]),
  /** Free beds up to each week; receivers that are not listed have no limit. */
  beds: z
    .array(z.object({ receiverId: receiver, byWeek: z.array(people) }))
    .max(200)
    .default([]),
  /** `capacity`: most people it can send; `target`: what it is asked to send. */
  counties: z
    .array(z.object({ countyCode: regionField, capacity: people.nullable(), target: people }))
    .max(100)
    .default([]),
  /** Share of its demand that every small enterprise gets before anything else counts. */
  floorPercent: z.int('应为整数').min(0).max(100, '不能超过 100').nullable().default(null),
  families: z
    .array(z.object({ id: idField, personIds: z.array(idField).min(2, '家庭至少两人').max(10) }))
    .max(500)
    .default([]),
  /** Points lost for each week that a ready person and a ready post wait. */
  weekCost: z.int('应为整数').min(0).max(1000, '不能超过 1000'),
});
export type Limits = z.output<typeof limitsField>;

const place = z.object({ id: z.string(), name: z.string() });
const week = z.object({ from: z.string(), to: z.string() });
const limitRef = z.object({ kind: z.string(), id: z.string(), week: z.int().nullable(), name: z.string() });
const goal = z.object({
  id: z.string(),
  name: z.string(),
  goal: z.int(),
  placed: z.int(),
  shortfall: z.int(),
});

export const lineField = z.object({
  countyCode: z.string(),
  townCode: z.string(),
  townName: z.string(),
  postId: z.string(),
  week: z.int(),
  people: z.int(),
  points: z.int(),
  isPinned: z.boolean(),
});

/** A solution: figures and lines without persons. */
export const resultField = z.object({
  asOf: z.string(),
  weeks: z.array(week),
  /** Sending counties with the people they have. */
  counties: z.array(place.extend({ available: z.int() })),
  receivers: z.array(
    place.extend({ regionCode: z.string(), parkId: z.string().nullable(), demand: z.int() }),
  ),
  posts: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      enterpriseName: z.string(),
      receiverId: z.string(),
      demand: z.int(),
      fromWeek: z.int(),
      toWeek: z.int(),
    }),
  ),
  lines: z.array(lineField),
  available: z.int(),
  demand: z.int(),
  groups: z.int(),
  totals: z.object({
    floorShortfall: z.int(),
    targetShortfall: z.int(),
    points: z.int(),
    placed: z.int(),
  }),
  proof: z.object({
    method: z.enum(Object.keys(proofLabels) as [ProofMethod, ...ProofMethod[]]),
    isOptimal: z.boolean(),
    pointsBound: z.int(),
    gap: z.int(),
    linearProblem: z.string().nullable(),
    /** Pairs of group and post that were left out because a group keeps its best posts only. */
    pairsLeftOut: z.int(),
  }),
  floors: z.array(goal),
  targets: z.array(goal),
  unmet: z.array(
    z.object({
      postId: z.string(),
      unmet: z.int(),
      reasons: z.array(z.object({ code: z.string(), people: z.int(), limit: limitRef.nullable() })),
    }),
  ),
  usedUp: z.array(
    z.object({
      limit: limitRef,
      capacity: z.int(),
      /** What one more unit would change; null where there was no time left to find out. */
      gain: z
        .object({
          points: z.int(),
          placed: z.int(),
          floorShortfall: z.int(),
          targetShortfall: z.int(),
        })
        .nullable(),
    }),
  ),
  breaches: z.array(z.object({ limit: limitRef, capacity: z.int(), pinned: z.int() })),
  /** Overrides of people who are not available any more. */
  overridesLost: z.int(),
  solveMs: z.int(),
});
export type Result = z.output<typeof resultField>;

export const runRow = z.object({
  id: z.string(),
  runNo: z.int(),
  label: z.string(),
  status: z.enum(runStates),
  problem: z.string().nullable(),
  askedByName: z.string(),
  askedAt: z.string(),
  placed: z.int().nullable(),
  points: z.int().nullable(),
  gap: z.int().nullable(),
  isInForce: z.boolean(),
});

export const planRow = z.object({
  id: z.string(),
  version: versionField,
  name: z.string(),
  fromOn: z.string(),
  toOn: z.string(),
  status: z.enum(planStates),
  runs: z.int(),
  /** The result in force. */
  runId: z.string().nullable(),
  placed: z.int().nullable(),
  /** Cancelled ones included. */
  batches: z.int(),
  sent: z.int(),
  accepted: z.int(),
  createdByName: z.string(),
});

export const batchRow = z.object({
  id: z.string(),
  version: versionField,
  batchNo: z.string(),
  planName: z.string(),
  status: z.enum(batchStates),
  sendingRegionCode: z.string(),
  sendingRegionName: z.string(),
  receivingRegionCode: z.string(),
  receiverName: z.string(),
  departOn: z.string(),
  /** Of an enterprise that asks: its own people. */
  people: z.int(),
  /** Of these; null where the asker does not see the persons yet. */
  ready: z.int().nullable(),
  /** The receiving side has confirmed lodging and who meets the bus. */
  hasFacilities: z.boolean(),
  accepted: z.int(),
  missing: z.int(),
  rejected: z.int(),
});

export const memberRow = z.object({
  id: z.string(),
  version: versionField,
  batchId: z.string(),
  batchNo: z.string(),
  departOn: z.string(),
  status: z.enum(memberStates),
  personId: z.string(),
  personName: z.string(),
  /** Open once the person is taken over, as the ledger of placements has it; masked before. */
  phone: z.string().nullable(),
  age: z.int().nullable(),
  regionName: z.string(),
  enterpriseName: z.string(),
  postTitle: z.string(),
  receiverName: z.string(),
  /** Which of the four conditions are met. */
  ready: z.array(z.enum(checks as [string, ...string[]])),
  senderName: z.string().nullable(),
  sentOn: z.string().nullable(),
  /** Who signed for the receiving side. */
  signedByName: z.string().nullable(),
  receivedOn: z.string().nullable(),
  reason: z.string().nullable(),
  /** How far the person came since: state of the placement. */
  placementId: z.string().nullable(),
  placementStatus: z.string().nullable(),
  /** Other posts the person is on the way to, as far as the asker sees them. */
  elsewhere: z.array(z.object({ enterpriseName: z.string(), status: z.string() })),
  actions: actionsField,
});

/** What comes with a step of a batch or of a person. */
export const givenField = z.object({
  senderName: optionalText('送出方签字人', 40),
  escortName: optionalText('带队人', 40),
  escortPhone: optionalText('带队人电话', 20),
  vehicle: optionalText('车辆', 60),
  receiverName: optionalText('接收方签字人', 40),
  departOn: dateField.nullish(),
  reason: optionalText('原因', 200),
  note: optionalText('备注', 200),
});
export type Given = z.output<typeof givenField>;
export const needLabels = {
  senderName: '送出方签字人',
  escortName: '带队人',
  escortPhone: '带队人电话',
  vehicle: '车辆（车牌）',
  receiverName: '接收方签字人',
  departOn: '新的出发日期',
  reason: '原因',
  note: '备注',
} as const;
export type Need = keyof typeof needLabels;
