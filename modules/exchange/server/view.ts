import { formatYuan } from '#engines/money/index.ts';
import { maskIdCard, maskPhone } from '#platform/personal/cipher.ts';
import type { CellValue, Column, ColumnMapping } from '#platform/sheets/index.ts';
import { type BatchStatus, batchStatusLabels, outcomeLabels, workingStatuses } from '../contract/codes.ts';
import { type Batch, type Counts, filled, type Progress } from './batches.ts';

type BatchLine = Pick<Batch, 'id' | 'kind' | 'status' | 'createdAt' | 'committedAt' | 'undoneAt'> & {
  counts: unknown;
  progress: unknown;
  problem: unknown;
};

/** A batch in the list and at the head of its page. */
export function batchView(batch: BatchLine, fileName: string, kindLabel: string) {
  const { id, kind, status, createdAt, committedAt, undoneAt } = batch;
  return {
    id,
    kind,
    kindLabel,
    fileName,
    status,
    statusLabel: batchStatusLabels[status],
    createdAt,
    committedAt,
    undoneAt,
    counts: filled<Counts>(batch.counts),
    progress: progressView(filled<Progress>(batch.progress)),
    problem: (batch.problem as { message: string } | null)?.message ?? null,
  };
}

/** Time left by the pace up to the last sign of life, on the server's clock. */
function progressView(progress: Progress | null) {
  if (!progress) return null;
  const { step, done, total } = progress;
  const [startedAt, shownAt] = [Date.parse(progress.startedAt), Date.parse(progress.shownAt)];
  const now = Date.now();
  const left = ((shownAt - startedAt) / done) * (total - done) - (now - shownAt);
  const secondsLeft = done > 0 ? Math.max(0, Math.ceil(left / 1000)) : null;
  return { step, done, total, seconds: Math.floor((now - startedAt) / 1000), secondsLeft };
}

/** What the user may do with the batch now. */
export function batchRights({ status: current, isKept, counts, headers }: Batch) {
  const good = counts?.good ?? 0;
  const bad = counts?.bad ?? 0;
  const written = (counts?.created ?? 0) + (counts?.updated ?? 0);
  const is = (...of: BatchStatus[]) => isKept && of.includes(current);
  return {
    isKept,
    isWorking: workingStatuses.has(current),
    canCommitAll: is('previewed') && good > 0 && bad === 0,
    canCommitGood: is('previewed') && good > 0 && bad > 0,
    canUndo: is('committed') && written > 0,
    canStop: workingStatuses.has(current),
    canCancel: is('needsMapping', 'previewed'),
    canMap: is('needsMapping', 'previewed', 'failed') && headers.length > 0,
    canDownloadErrors: is('previewed', 'committed', 'undone') && bad + (counts?.kept ?? 0) > 0,
  };
}

/** Which header each column was taken from: the user's choice, else what was recognised by name. */
export function mappingInForce({ mapping, headers }: Batch): ColumnMapping {
  const byName = headers.flatMap(({ text, key }) => (key ? [[key, text] as const] : []));
  return { ...Object.fromEntries(byName), ...(mapping as ColumnMapping | null) };
}

/** What the user should look at although nothing is wrong. */
export function notesOf({ counts }: Batch, columns: Column[]): string[] {
  return Object.entries(counts?.filledDown ?? {}).map(([key, rows]) => {
    const label = columns.find((column) => column.key === key)?.label ?? key;
    return `第 ${rows.join('、')} 行等处的“${label}”取自上方的合并单元格，请核对`;
  });
}

/** What became of a row, in the words of the batch's state. */
export function outcomeView(
  status: BatchStatus,
  outcome: string | null,
  hasProblems: boolean,
): string | null {
  if (!outcome) return null;
  const label = outcomeLabels[outcome as keyof typeof outcomeLabels];
  if (status !== 'undone' || outcome === 'unchanged') return label;
  return hasProblems ? `${label}，未撤销` : '已撤销';
}

/** A stored value as the preview shows it; personal numbers masked. */
export function shownValue(value: CellValue | null, column: Column): string {
  if (value === null || value === undefined) return '';
  const label = (code: string) => column.options?.find((option) => option.code === code)?.label ?? code;
  if (Array.isArray(value)) return value.map(label).join('、');
  switch (column.type) {
    case 'idCard':
      return maskIdCard(String(value));
    case 'phone':
      return maskPhone(String(value));
    case 'money':
      return formatYuan(Number(value));
    case 'boolean':
      return value ? '是' : '否';
    case 'code':
      return label(String(value));
    default:
      return String(value);
  }
}
