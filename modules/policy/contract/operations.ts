import { z } from 'zod';
import {
  actionsField,
  dateField,
  idField,
  okOutput,
  optionalText,
  pageInput,
  pageOf,
  textField,
  versionField,
} from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';
import {
  caseField,
  channelField,
  checkedField,
  classField,
  clauseField,
  clauseIdField,
  jsonField,
  kindField,
  readingField,
  wordsField,
} from './fields.ts';

const versionStatus = z.enum(['draft', 'submitted', 'returned', 'inForce', 'ended']);
const sourceField = z.enum(['pack', 'local']);

const versionSummary = {
  id: z.string(),
  versionNo: z.int(),
  source: sourceField,
  status: versionStatus,
  effectiveFrom: z.string().nullable(),
  effectiveTo: z.string().nullable(),
  draftedByName: z.string().nullable(),
  submittedOn: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decidedOn: z.string().nullable(),
  /** Why it was sent back, or what the drafter noted. */
  reason: z.string().nullable(),
  version: z.int(),
};

export const listClauses = operation({
  name: 'policy.listClauses',
  summary: '政策库',
  kind: 'read',
  permission: 'policy.view',
  input: z.object({
    class: classField.optional(),
    kind: kindField.optional(),
    status: versionStatus.optional(),
    search: z.string().trim().max(40).optional(),
  }),
  output: z.object({
    /** The paper the clauses of this place come from. */
    document: z
      .object({
        title: z.string(),
        number: z.string().nullable(),
        place: z.string(),
        issuedOn: z.string().nullable(),
        note: z.string().nullable(),
      })
      .nullable(),
    /** In the order of the classes; clauses in the order of their ids. */
    groups: z.array(
      z.object({
        class: classField,
        clauses: z.array(
          z.object({
            clauseId: z.string(),
            title: z.string(),
            kind: kindField,
            article: z.string(),
            payee: z.string().nullable(),
            fund: z.string().nullable(),
            /** The amount in words, first lines. */
            amounts: z.array(z.string()),
            /** The version in force; null for a clause that is only a draft. */
            inForce: z
              .object({
                id: z.string(),
                versionNo: z.int(),
                effectiveFrom: z.string().nullable(),
                effectiveTo: z.string().nullable(),
              })
              .nullable(),
            /** A version still on its way. */
            draft: z.object({ id: z.string(), status: versionStatus }).nullable(),
            cases: z.int(),
            failingCases: z.int(),
            publishedOn: z.string().nullable(),
          }),
        ),
      }),
    ),
    total: z.int(),
    /** The caller may draft. */
    actions: actionsField,
  }),
});

export const getClause = operation({
  name: 'policy.getClause',
  summary: '查看条款',
  kind: 'read',
  permission: 'policy.view',
  /** Without `versionId` the version in force, else the newest. */
  input: z.object({ clauseId: clauseIdField, versionId: idField.optional() }),
  output: z.object({
    ...versionSummary,
    clauseId: z.string(),
    title: z.string(),
    kind: kindField,
    class: classField,
    article: z.string(),
    document: z.object({ title: z.string(), number: z.string().nullable() }).nullable(),
    payee: z.string().nullable(),
    event: z.string().nullable(),
    handler: z.string().nullable(),
    fund: z.string().nullable(),
    materials: z.array(z.string()),
    clause: clauseField,
    cases: z.array(caseField),
    checked: checkedField,
    isCurrent: z.boolean(),
    versions: z.array(z.object({ ...versionSummary, isCurrent: z.boolean() })),
    publications: z.array(
      z.object({
        id: z.string(),
        versionNo: z.int(),
        channel: channelField,
        publishedOn: z.string(),
        byName: z.string(),
        note: z.string().nullable(),
      }),
    ),
    /** edit · submit · approve · sendBack · publish · editCases · draft · rehearse */
    actions: actionsField,
  }),
});

export const compareVersions = operation({
  name: 'policy.compareVersions',
  summary: '比较条款版本',
  kind: 'read',
  permission: 'policy.view',
  input: z.object({ clauseId: clauseIdField, fromId: idField, toId: idField }),
  output: z.object({
    from: z.object({ ...versionSummary, words: wordsField.nullable() }),
    to: z.object({ ...versionSummary, words: wordsField.nullable() }),
    differences: z.array(
      z.object({
        /** 名称, 条件, 金额, 有效期 … */
        field: z.string(),
        before: z.array(z.string()),
        after: z.array(z.string()),
      }),
    ),
  }),
});

/** What a form editor offers: facts by the list they belong to, parameters, words that clauses use. */
export const getVocabulary = operation({
  name: 'policy.getVocabulary',
  summary: '条款用词',
  kind: 'read',
  permission: 'policy.view',
  input: z.object({}),
  output: z.object({
    entities: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        /** The fact of the application that lists them (`workers`); null for the application itself. */
        list: z.string().nullable(),
        facts: z.array(
          z.object({
            name: z.string(),
            label: z.string(),
            /** number, money, rate, boolean, text, date, month, moment, texts, numbers, dates, months, figures, list */
            type: z.string(),
            unit: z.string().nullable(),
            /** How a case file writes it, where that is not the name in snake_case. */
            caseWord: z.string().optional(),
            /** Words that clauses of this city compare it with. */
            words: z.array(z.string()),
            /** The entity whose things a list holds. */
            things: z.string().optional(),
            /** Chinese for coded values. */
            labels: z.record(z.string(), z.string()).optional(),
            /** The ledger holds it. */
            isInLedger: z.boolean(),
          }),
        ),
      }),
    ),
    parameters: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        type: z.string(),
        unit: z.string().nullable(),
        caseWord: z.string().optional(),
      }),
    ),
    clauses: z.array(z.object({ clauseId: z.string(), title: z.string() })),
    /** Readings of the text that the place has written down; those with several meanings can be asked for. */
    readings: z.array(readingField),
  }),
});

const draftContent = { clause: clauseField, cases: z.array(caseField).max(200) };

export const checkClause = operation({
  name: 'policy.checkClause',
  summary: '检查条款和案例',
  kind: 'read',
  permission: 'policy.view',
  input: z.object(draftContent),
  output: checkedField,
});

const savedVersion = z.object({ id: z.string(), version: z.int(), checked: checkedField });

export const saveDraft = operation({
  name: 'policy.saveDraft',
  summary: '保存条款草稿',
  kind: 'write',
  permission: 'policy.draft',
  input: z
    .object({
      /** Absent for a new draft. */
      id: idField.optional(),
      version: versionField.optional(),
      ...draftContent,
      effectiveFrom: dateField.nullish(),
      effectiveTo: dateField.nullish(),
      note: optionalText('说明', 500),
    })
    .refine(({ id, version }) => id === undefined || version !== undefined, '缺少版本号'),
  /** A draft with problems is kept; it cannot be submitted. */
  output: savedVersion,
});

export const submitDraft = operation({
  name: 'policy.submitDraft',
  summary: '提交条款审核',
  kind: 'write',
  permission: 'policy.draft',
  input: z.object({ id: idField, version: versionField }),
  output: okOutput,
});

export const decideDraft = operation({
  name: 'policy.decideDraft',
  summary: '审核条款',
  kind: 'write',
  permission: 'policy.approve',
  input: z
    .object({
      id: idField,
      version: versionField,
      decision: z.enum(['approve', 'sendBack']),
      reason: optionalText('原因', 500),
    })
    .refine(({ decision, reason }) => decision === 'approve' || reason, {
      path: ['reason'],
      message: '请填写退回原因',
    }),
  output: okOutput,
});

export const saveCases = operation({
  name: 'policy.saveCases',
  summary: '保存并运行案例',
  kind: 'write',
  permission: 'policy.draft',
  input: z.object({ id: idField, version: versionField, cases: draftContent.cases }),
  output: savedVersion,
});

export const publishClause = operation({
  name: 'policy.publishClause',
  summary: '登记条款发布',
  kind: 'write',
  permission: 'policy.publish',
  input: z.object({
    versionId: idField,
    channels: z.array(channelField).min(1, '请选择发布渠道'),
    publishedOn: dateField,
    note: optionalText('备注'),
  }),
  output: okOutput,
});

export const listStandards = operation({
  name: 'policy.listStandards',
  summary: '标准参数',
  kind: 'read',
  permission: 'policy.view',
  input: z.object({ search: z.string().trim().max(40).optional(), onlyMissing: z.boolean().optional() }),
  output: z.object({
    rows: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        type: z.string(),
        unit: z.string().nullable(),
        /** Clauses of this city that read it. */
        clauses: z.array(z.string()),
        /** In force today, in words; null: 标准未配置. */
        current: z.string().nullable(),
        values: z.array(
          z.object({
            id: z.string(),
            fromOn: z.string(),
            /** Yuan for money, a fraction for a rate. */
            value: jsonField,
            text: z.string(),
            paper: z.string(),
            source: sourceField,
            status: versionStatus,
            draftedByName: z.string().nullable(),
            decidedByName: z.string().nullable(),
            decidedOn: z.string().nullable(),
            reason: z.string().nullable(),
            version: z.int(),
            /** edit · approve · sendBack */
            actions: actionsField,
          }),
        ),
      }),
    ),
    actions: actionsField,
  }),
});

export const saveStandard = operation({
  name: 'policy.saveStandard',
  summary: '登记标准参数',
  kind: 'write',
  permission: 'policy.draft',
  input: z.object({
    /** A value that was sent back; absent for a new one. It goes to a second person at once. */
    id: idField.optional(),
    version: versionField.optional(),
    name: z.string().min(1).max(60),
    fromOn: dateField,
    value: jsonField,
    paper: textField('依据文件', 300),
  }),
  output: z.object({ id: z.string() }),
});

export const decideStandard = operation({
  name: 'policy.decideStandard',
  summary: '审核标准参数',
  kind: 'write',
  permission: 'policy.approve',
  input: decideDraft.input,
  output: okOutput,
});

export const listDecisions = operation({
  name: 'policy.listDecisions',
  summary: '存下的核定',
  kind: 'read',
  permission: 'policy.view',
  input: z.object({ ...pageInput, clauseId: clauseIdField.optional() }),
  output: pageOf(
    z.object({
      id: z.string(),
      clauseId: z.string(),
      versionNo: z.int(),
      subjectName: z.string(),
      asOf: z.string(),
      state: z.string(),
      fen: z.number().nullable(),
      keptOn: z.string(),
      keptByName: z.string(),
    }),
  ),
});

export const replayDecision = operation({
  name: 'policy.replayDecision',
  summary: '重算存下的核定',
  kind: 'read',
  permission: 'policy.view',
  input: z.object({ id: idField }),
  output: z.object({
    /** The verdict comes out the same, byte for byte. */
    isSame: z.boolean(),
    clauseId: z.string(),
    versionNo: z.int(),
    asOf: z.string(),
    stored: jsonField,
    now: jsonField,
  }),
});
