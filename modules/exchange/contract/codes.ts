export const batchStatusLabels = {
  uploaded: '等待读取',
  needsMapping: '待对应列名',
  reading: '正在读取',
  previewed: '待确认',
  committing: '正在导入',
  committed: '已导入',
  undoing: '正在撤销',
  undone: '已撤销',
  failed: '不能导入',
  cancelled: '已放弃',
} as const;
export type BatchStatus = keyof typeof batchStatusLabels;

/** A job has the batch, or will have it in a moment. */
export const workingStatuses: ReadonlySet<string> = new Set<BatchStatus>([
  'uploaded',
  'reading',
  'committing',
  'undoing',
]);

export const outcomeLabels = { created: '新增', updated: '更新', unchanged: '无变化' } as const;

/** Larger files are refused before they are sent; the server's own limit is the same. */
export const maxFileMegabytes = 40;
