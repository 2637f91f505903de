import { z } from 'zod';
import {
  actionsField,
  dateField,
  idField,
  okOutput,
  pageInput,
  pageOf,
  regionField,
} from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';
import { clauseIdField, subjectField } from './fields.ts';

const runStatus = z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']);
const runField = z.object({
  id: z.string(),
  kind: z.enum(['city', 'rehearsal']),
  asOf: z.string(),
  /** Claims that fall due up to here are in it. */
  horizonOn: z.string(),
  status: runStatus,
  /** Placements and people nobody has employed that were looked at, of how many. */
  done: z.int(),
  total: z.int(),
  lines: z.int(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  byName: z.string(),
  problem: z.string().nullable(),
  /** cancel */
  actions: actionsField,
});

export const startRun = operation({
  name: 'policy.startRun',
  summary: '全市核算应享补贴',
  kind: 'write',
  permission: 'policy.run',
  input: z.object({ asOf: dateField.optional() }),
  output: z.object({ id: z.string() }),
});

export const listRuns = operation({
  name: 'policy.listRuns',
  summary: '核算记录',
  kind: 'read',
  permission: 'policy.entitlements',
  input: z.object(pageInput),
  output: pageOf(runField).extend({ actions: actionsField }),
});

export const getRun = operation({
  name: 'policy.getRun',
  summary: '核算进度',
  kind: 'read',
  permission: 'policy.entitlements',
  input: z.object({ id: idField }),
  output: runField,
});

export const cancelRun = operation({
  name: 'policy.cancelRun',
  summary: '取消核算',
  kind: 'write',
  permission: 'policy.run',
  input: z.object({ id: idField }),
  output: okOutput,
});

const entitlementFilter = {
  state: z.enum(['entitled', 'notYet', 'standardMissing']).optional(),
  /** Falls due from and up to these days; with `state: notYet` 90 days ahead is the usual question. */
  dueFrom: dateField.optional(),
  dueTo: dateField.optional(),
  /** What clauses name as their fund, or `unstatedFund`. */
  fund: z.string().max(200).optional(),
  clauseId: clauseIdField.optional(),
  payeeKind: subjectField.shape.kind.optional(),
  payeeId: idField.optional(),
  /** Where the enterprise of the placement stands; of people nobody has employed, their home. */
  regionCode: regionField.optional(),
  search: z.string().trim().max(40).optional(),
};
const sums = {
  lines: z.int(),
  heads: z.int(),
  entitledFen: z.number(),
  notYetFen: z.number(),
  standardMissing: z.int(),
};

export const listEntitlements = operation({
  name: 'policy.listEntitlements',
  summary: '应享未享',
  kind: 'read',
  permission: 'policy.entitlements',
  input: z.object({ ...pageInput, ...entitlementFilter }),
  output: z.object({
    /** The last finished run of the whole city; null: none yet. */
    run: z
      .object({ id: z.string(), asOf: z.string(), horizonOn: z.string(), finishedAt: z.string() })
      .nullable(),
    total: z.int(),
    sums: z.object(sums),
    rows: z.array(
      z.object({
        id: z.string(),
        clauseId: z.string(),
        clauseTitle: z.string(),
        payeeKind: subjectField.shape.kind,
        payeeId: z.string(),
        payeeName: z.string(),
        /** Null where the claim is not about one person, or for offices that see no persons. */
        personId: z.string().nullable(),
        personName: z.string().nullable(),
        placementId: z.string().nullable(),
        enterpriseName: z.string().nullable(),
        regionCode: z.string(),
        regionName: z.string(),
        state: z.enum(['entitled', 'notYet', 'standardMissing']),
        fen: z.number().nullable(),
        dueOn: z.string(),
      }),
    ),
  }),
});

export const summariseEntitlements = operation({
  name: 'policy.summariseEntitlements',
  summary: '应享未享合计',
  kind: 'read',
  permission: 'policy.entitlements',
  input: z.object({ ...entitlementFilter, by: z.enum(['clause', 'region', 'payee']).default('clause') }),
  output: z.object({
    run: listEntitlements.output.shape.run,
    total: z.object(sums),
    /** Clause id, region code or payee id; the largest sums first. */
    rows: z.array(z.object({ key: z.string(), label: z.string(), ...sums })),
    /** How many rows are left out; they stand in the total. */
    more: z.int(),
  }),
});

export const exportEntitlements = operation({
  name: 'policy.exportEntitlements',
  summary: '导出应享未享',
  kind: 'download',
  permission: 'policy.entitlements',
  input: z.object(entitlementFilter),
  output: z.unknown(),
});

/** Claimable on the day of the run, and by month what falls due after it; the total is both. */
const cost = { nowFen: z.number(), fen: z.array(z.number()), totalFen: z.number() };

export const forecastFund = operation({
  name: 'policy.forecastFund',
  summary: '资金预测',
  kind: 'read',
  permission: 'policy.entitlements',
  input: z.object({ regionCode: regionField.optional() }),
  output: z.object({
    run: listEntitlements.output.shape.run,
    /** The month of the run and the twelve after it; first and last day bound the rows behind a figure. */
    months: z.array(z.object({ month: z.string(), from: z.string(), to: z.string() })),
    rows: z.array(z.object({ fund: z.string(), clauseId: z.string(), clauseTitle: z.string(), ...cost })),
    funds: z.array(z.object({ fund: z.string(), ...cost })),
    /** By where the employer stands. */
    districts: z.array(z.object({ regionCode: z.string(), regionName: z.string(), ...cost })),
  }),
});

export const rehearse = operation({
  name: 'policy.rehearse',
  summary: '试算条款草稿',
  kind: 'write',
  permission: 'policy.draft',
  /** Draft against the version in force over the live ledger. */
  input: z.object({ versionId: idField, asOf: dateField.optional() }),
  output: z.object({ id: z.string() }),
});

const side = { heads: z.int(), nowFen: z.number(), laterFen: z.number() };

export const getRehearsal = operation({
  name: 'policy.getRehearsal',
  summary: '试算结果',
  kind: 'read',
  permission: 'policy.draft',
  input: z.object({ id: idField, budgetFen: z.int().min(0).max(1_000_000_000_00).optional() }),
  output: z.object({
    run: runField,
    clauseId: z.string(),
    versionId: z.string(),
    /** Null where the clause is new. */
    current: z.object(side).nullable(),
    draft: z.object(side),
    /** YYYY-MM; the first one holds what is claimable on the day of the rehearsal. */
    months: z.array(z.object({ month: z.string(), currentFen: z.number(), draftFen: z.number() })),
    districts: z.array(
      z.object({
        regionCode: z.string(),
        regionName: z.string(),
        currentFen: z.number(),
        draftFen: z.number(),
        currentHeads: z.int(),
        draftHeads: z.int(),
      }),
    ),
    gains: z.object({ heads: z.int(), fen: z.number() }),
    loses: z.object({ heads: z.int(), fen: z.number() }),
    /** Payees whose sum changes most, both ways. */
    payees: z.array(
      z.object({
        payeeKind: subjectField.shape.kind,
        payeeId: z.string(),
        payeeName: z.string(),
        currentFen: z.number(),
        draftFen: z.number(),
      }),
    ),
    /** The day the budget is spent, by version; null: it lasts through the horizon, or no budget was given. */
    runsOut: z.object({ currentOn: z.string().nullable(), draftOn: z.string().nullable() }),
  }),
});
