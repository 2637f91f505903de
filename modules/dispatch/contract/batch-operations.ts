import { z } from 'zod';
import {
  actionsField,
  idField,
  pageInput,
  pageOf,
  regionField,
  textField,
  versionField,
} from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';
import { batchWaits, checks, handOverFigures, memberWaits } from './codes.ts';
import { batchRow, givenField, memberRow } from './fields.ts';
import { batchStates, memberStates, receiptActions, receiveActions, sendActions } from './workflow.ts';

const mostPeople = 500;

export const listBatches = operation({
  name: 'dispatch.listBatches',
  summary: '输送批次',
  kind: 'read',
  permission: 'dispatch.view',
  input: z.object({
    ...pageInput,
    planId: idField.optional(),
    status: z.enum(batchStates).optional(),
    sendingRegionCode: regionField.optional(),
    receivingRegionCode: regionField.optional(),
    awaits: z.enum(batchWaits).optional(),
  }),
  output: pageOf(batchRow),
});

const batchFacts = z.object({
  ...batchRow.shape,
  /** Of its people those who need a bed. */
  beds: z.int(),
  facilitiesByName: z.string().nullable(),
  facilitiesNote: z.string().nullable(),
  escortName: z.string().nullable(),
  escortPhone: z.string().nullable(),
  vehicle: z.string().nullable(),
  senderName: z.string().nullable(),
  departedByName: z.string().nullable(),
  departedOn: z.string().nullable(),
  receivedOn: z.string().nullable(),
  cancelReason: z.string().nullable(),
});

export const getBatch = operation({
  name: 'dispatch.getBatch',
  summary: '一个输送批次',
  kind: 'read',
  permission: 'dispatch.view',
  input: z.object({ id: idField }),
  output: z.object({
    ...batchFacts.shape,
    /** Whether the asker stands on the sending side and may still change who goes. */
    mayPrepare: z.boolean(),
    actions: actionsField,
    timeline: z.array(
      z.object({
        onDate: z.string(),
        title: z.string(),
        who: z.string().nullable(),
        note: z.string().nullable(),
      }),
    ),
  }),
});

export const listMembers = operation({
  name: 'dispatch.listMembers',
  summary: '输送人员去向',
  kind: 'read',
  permission: 'dispatch.view',
  input: z.object({
    ...pageInput,
    batchId: idField.optional(),
    status: z.enum(memberStates).optional(),
    regionCode: regionField.optional(),
    search: z.string().trim().max(40).optional(),
    awaits: z.enum(memberWaits).optional(),
    /** People behind one figure of the hand-over table: of one county or of all, of one plan or of all. */
    counted: z.enum(handOverFigures).optional(),
    countyCode: regionField.optional(),
    planId: idField.optional(),
  }),
  output: pageOf(memberRow),
});

const members = z.array(idField).min(1, '请先选择人员').max(mostPeople);

export const checkMembers = operation({
  name: 'dispatch.checkMembers',
  summary: '登记出发准备',
  kind: 'write',
  permission: 'dispatch.handOver',
  input: z.object({
    memberIds: members,
    check: z.enum(checks.filter((check) => check !== 'consent') as ['contact', 'health', 'documents']),
    isReady: z.boolean(),
  }),
  output: z.object({ people: z.int() }),
});

export const withdrawMembers = operation({
  name: 'dispatch.withdrawMembers',
  summary: '登记不出发',
  kind: 'write',
  permission: 'dispatch.handOver',
  input: z.object({ memberIds: members, given: givenField }),
  output: z.object({ people: z.int() }),
});

export const moveMembers = operation({
  name: 'dispatch.moveMembers',
  summary: '改到另一批次',
  kind: 'write',
  permission: 'dispatch.handOver',
  /** To a batch of the same county and the same receiver that has not left. */
  input: z.object({ memberIds: members, batchId: idField, reason: textField('原因', 200) }),
  output: z.object({ people: z.int() }),
});

export const getHandOver = operation({
  name: 'dispatch.getHandOver',
  summary: '输送交接单',
  kind: 'read',
  permission: 'dispatch.view',
  input: z.object({ id: idField }),
  output: z.object({ batch: batchFacts, asOf: z.string(), members: z.array(memberRow) }),
});

export const exportHandOver = operation({
  name: 'dispatch.exportHandOver',
  summary: '导出输送交接单',
  kind: 'download',
  permission: 'dispatch.view',
  input: z.object({ id: idField }),
  output: z.unknown(),
});

const step = <const A extends readonly [string, ...string[]]>(actions: A) => ({
  kind: 'write' as const,
  input: z.object({
    id: idField,
    version: versionField,
    action: z.enum(actions),
    given: givenField.prefault({}),
  }),
  output: z.object({ version: versionField, status: z.enum(batchStates) }),
});

export const sendBatch = operation({
  name: 'dispatch.sendBatch',
  summary: '批次发车或取消',
  permission: 'dispatch.handOver',
  ...step(sendActions),
});

export const readyBatch = operation({
  name: 'dispatch.readyBatch',
  summary: '接收方确认住宿和接站',
  permission: 'dispatch.accept',
  ...step(receiveActions),
});

export const receiveMember = operation({
  name: 'dispatch.receiveMember',
  summary: '逐人交接签收',
  kind: 'write',
  permission: 'dispatch.accept',
  input: z.object({
    id: idField,
    version: versionField,
    action: z.enum(receiptActions),
    given: givenField.prefault({}),
  }),
  output: z.object({ status: z.enum(memberStates), version: versionField, isBatchReceived: z.boolean() }),
});

const counts = {
  sent: z.int(),
  accepted: z.int(),
  missing: z.int(),
  rejected: z.int(),
  underWay: z.int(),
  /** Of those sent, to posts of the same county. */
  within: z.int(),
  /** Taken in by this county, its own people included. */
  received: z.int(),
};

export const summariseHandOver = operation({
  name: 'dispatch.summariseHandOver',
  summary: '各区县输送与接收人数',
  kind: 'read',
  permission: 'dispatch.view',
  input: z.object({ planId: idField.optional() }),
  output: z.object({
    asOf: z.string(),
    rows: z.array(z.object({ regionCode: z.string(), regionName: z.string(), ...counts })),
    /** Everybody once, whoever sends and takes in. */
    total: z.object(counts),
  }),
});
