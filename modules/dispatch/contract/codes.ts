import type { LimitKind, UnmetCode } from '#engines/allocation/index.ts';
import type { BatchAction, BatchState, MemberAction, MemberState } from './workflow.ts';

export const planStates = ['planning', 'adopted', 'ended'] as const;
export type PlanState = (typeof planStates)[number];
export const planStateLabels: Record<PlanState, string> = {
  planning: '编制中',
  adopted: '已采用',
  ended: '已结束',
};

export const runStates = ['waiting', 'running', 'done', 'failed'] as const;
export type RunState = (typeof runStates)[number];
export const runStateLabels: Record<RunState, string> = {
  waiting: '等待计算',
  running: '正在计算',
  done: '已算出',
  failed: '没有算出',
};

export const batchStateLabels: Record<BatchState, string> = {
  gathering: '组批中',
  departed: '在途',
  received: '交接完毕',
  cancelled: '已取消',
};
export const memberStateLabels: Record<MemberState, string> = {
  preparing: '待出发',
  sent: '在途',
  accepted: '已接收',
  missing: '未到',
  rejected: '退回',
  withdrawn: '不出发',
};

export const batchActionLabels: Record<BatchAction, string> = {
  confirmFacilities: '确认住宿和接站已备好',
  depart: '发车',
  cancel: '取消批次',
  receive: '交接完毕',
};
export const memberActionLabels: Record<MemberAction, string> = {
  send: '发车',
  withdraw: '不出发',
  accept: '接收',
  reportMissing: '登记未到',
  reject: '退回',
};

/** What must be ready before somebody may leave. */
export const checkLabels = {
  consent: '本人同意',
  contact: '已联系确认',
  health: '体检合格',
  documents: '证件齐全',
} as const;
export type Check = keyof typeof checkLabels;
export const checks = Object.keys(checkLabels) as Check[];

export const limitKindLabels: Record<LimitKind, string> = {
  group: '人员',
  county: '区县可送人数',
  route: '客车座位',
  post: '岗位需求',
  enterprise: '企业需求',
  beds: '宿舍床位',
  family: '家庭同行',
};

export const unmetLabels: Record<UnmetCode, string> = {
  noCandidate: '没有符合条件的人',
  placedElsewhere: '合适的人去了其他岗位',
  limit: '受限制条件所限',
  wish: '合适的人不愿去该园区',
  tooLate: '合适的人来得太晚',
  family: '家庭无法安排在一起',
  notWorth: '为赶上等候的人，得不偿失',
};

export const proofLabels = {
  network: '网络流精确求解，结果已逐项复核',
  relaxation: '放宽部分限制的上限与结果比较',
  linear: '整数规划求解（HiGHS）',
} as const;
export type ProofMethod = keyof typeof proofLabels;
