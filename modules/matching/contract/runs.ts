/** How far a run over a whole list of posts is. */
export const runStatusLabels = {
  waiting: '排队中',
  running: '匹配中',
  done: '已完成',
  failed: '没有完成',
} as const;
export type RunStatus = keyof typeof runStatusLabels;
export const runStatuses = Object.keys(runStatusLabels) as [RunStatus, ...RunStatus[]];
