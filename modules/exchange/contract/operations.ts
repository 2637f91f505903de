import { z } from 'zod';
import { emptyInput, idField, okOutput, pageInput, pageOf } from '#platform/contract/fields.ts';
import { operation, signedIn } from '#platform/contract/operation.ts';

/** What one may import is decided by `exchange.import.<kind>`, checked when the kind is known. */
const kindField = z.string().regex(/^[a-z]{1,40}$/);
/** By column key: a header of the file, one value for all rows, or null to leave the column out. */
const mappingField = z.record(
  z.string().max(60),
  z.union([z.string().max(300), z.object({ constant: z.string().max(300) }), z.null()]),
);

export const listKinds = operation({
  name: 'exchange.listKinds',
  summary: '可以导入的清单',
  kind: 'read',
  permission: signedIn,
  input: emptyInput,
  output: z.object({ kinds: z.array(z.object({ code: z.string(), label: z.string() })) }),
});

export const downloadTemplate = operation({
  name: 'exchange.downloadTemplate',
  summary: '下载导入模板',
  kind: 'download',
  permission: signedIn,
  input: z.object({ kind: kindField }),
  output: z.string(),
});

export const uploadFile = operation({
  name: 'exchange.uploadFile',
  summary: '上传清单',
  kind: 'upload',
  permission: signedIn,
  input: z.object({ kind: kindField }),
  output: z.object({ batchId: z.string() }),
});

const counts = z.object({
  total: z.int(),
  good: z.int(),
  bad: z.int(),
  created: z.int().optional(),
  updated: z.int().optional(),
  unchanged: z.int().optional(),
  /** Rows that could not be taken back, because something else rests on them by now. */
  kept: z.int().optional(),
});

const batchOutput = z.object({
  id: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  fileName: z.string(),
  status: z.string(),
  statusLabel: z.string(),
  createdAt: z.string(),
  committedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
  counts: counts.nullable(),
  progress: z
    .object({
      step: z.string(),
      done: z.int(),
      total: z.int(),
      /** Since the step began, and to its end by the pace so far. */
      seconds: z.int(),
      secondsLeft: z.int().nullable(),
    })
    .nullable(),
  /** Why the file was refused, or the last step came to nothing. */
  problem: z.string().nullable(),
});

export const listBatches = operation({
  name: 'exchange.listBatches',
  summary: '本人的导入记录',
  kind: 'read',
  permission: signedIn,
  input: z.object({ ...pageInput, kind: kindField.optional() }),
  output: pageOf(batchOutput),
});

export const getBatch = operation({
  name: 'exchange.getBatch',
  summary: '一批导入的进展',
  kind: 'read',
  permission: signedIn,
  input: z.object({ batchId: idField }),
  output: batchOutput.extend({
    /** Headers found in the file, and what the list needs; for choosing which is which. Empty while it is worked on. */
    headers: z.array(z.string()),
    columns: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        required: z.boolean(),
        hint: z.string().nullable(),
        /** Words the column takes, where they are few. */
        words: z.array(z.string()),
      }),
    ),
    /** Columns with errors, by key, those with the most first: what the preview shows first. */
    wrongColumns: z.array(z.string()),
    /** Which header each column is taken from, chosen or recognised by name. */
    mapping: mappingField,
    /** To be looked at, though nothing is wrong. */
    notes: z.array(z.string()),
    /** False once the file and its rows have been deleted by age; the record of the import stays. */
    isKept: z.boolean(),
    /** A job has the batch: ask again in a moment. */
    isWorking: z.boolean(),
    canCommitAll: z.boolean(),
    canCommitGood: z.boolean(),
    canUndo: z.boolean(),
    /** End the work under way; the batch goes back to where it was, a reading is given up. */
    canStop: z.boolean(),
    canCancel: z.boolean(),
    canMap: z.boolean(),
    canDownloadErrors: z.boolean(),
  }),
});

export const setMapping = operation({
  name: 'exchange.setMapping',
  summary: '指定列的对应关系',
  kind: 'write',
  permission: signedIn,
  input: z.object({ batchId: idField, mapping: mappingField }),
  output: okOutput,
});

export const listRows = operation({
  name: 'exchange.listRows',
  summary: '预览导入的行',
  kind: 'read',
  permission: signedIn,
  input: z.object({ ...pageInput, batchId: idField, onlyProblems: z.boolean().default(false) }),
  output: pageOf(
    z.object({
      id: z.string(),
      row: z.int(),
      /** Shown values by column key, in wrong cells what the file says; personal numbers masked. */
      values: z.record(z.string(), z.string()),
      problems: z.array(z.object({ column: z.string(), columnLabel: z.string(), message: z.string() })),
      outcome: z.string().nullable(),
    }),
  ),
});

export const downloadErrors = operation({
  name: 'exchange.downloadErrors',
  summary: '下载标明错误的原文件',
  kind: 'download',
  permission: signedIn,
  input: z.object({ batchId: idField }),
  output: z.string(),
});

export const commitBatch = operation({
  name: 'exchange.commitBatch',
  summary: '确认导入',
  kind: 'write',
  permission: signedIn,
  /** `all`: everything or nothing. `good`: rows without problems. */
  input: z.object({ batchId: idField, mode: z.enum(['all', 'good']) }),
  output: okOutput,
});

export const undoBatch = operation({
  name: 'exchange.undoBatch',
  summary: '撤销导入',
  kind: 'write',
  permission: signedIn,
  input: z.object({ batchId: idField }),
  output: okOutput,
});

export const cancelBatch = operation({
  name: 'exchange.cancelBatch',
  summary: '停止或放弃这批数据',
  kind: 'write',
  permission: signedIn,
  input: z.object({ batchId: idField }),
  output: okOutput,
});
