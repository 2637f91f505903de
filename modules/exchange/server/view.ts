import { formatYuan } from '#engines/money/index.ts';
import { maskIdCard, maskPhone } from '#platform/personal/cipher.ts';
import type { CellValue, Column } from '#platform/sheets/index.ts';
import { type BatchStatus, batchStatusLabels } from '../contract/codes.ts';
import type { Batch } from './batches.ts';

export function batchView(batch: Batch, fileName: string, kindLabel: string) {
  const { id, kind, status, createdAt, committedAt, undoneAt, counts, progress } = batch;
  const problem = (batch.problem as { message: string } | null)?.message ?? null;
  return { id, kind, kindLabel, fileName, status, statusLabel: batchStatusLabels[status], createdAt, committedAt, undoneAt, counts, progress, problem };
}

const is = (status: BatchStatus, ...of: BatchStatus[]) => of.includes(status);

/** What the user may do with the batch now. */
export function batchRights({ status, counts }: Batch) {
  const good = counts?.good ?? 0;
  const bad = counts?.bad ?? 0;
  return {
    canCommitAll: is(status, 'previewed') && good > 0 && bad === 0,
    canCommitGood: is(status, 'previewed') && good > 0 && bad > 0,
    canUndo: is(status, 'committed') && (counts?.created ?? 0) + (counts?.updated ?? 0) > 0,
    canCancel: is(status, 'uploaded', 'reading', 'needsMapping', 'previewed'),
    canMap: is(status, 'needsMapping', 'previewed', 'failed'),
  };
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
