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
  postpone: '改期',
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

/** What a batch or a person waits for, and on which side. */
export const batchWaits = ['people', 'facilities', 'departure'] as const;
export type BatchWait = (typeof batchWaits)[number];
export const batchWaitLabels: Record<BatchWait, string> = {
  people: '人员待备齐',
  facilities: '待确认住宿和接站',
  departure: '已备齐，待发车',
};
export const memberWaits = ['receipt', 'signature'] as const;
export type MemberWait = (typeof memberWaits)[number];
export const memberWaitLabels: Record<MemberWait, string> = {
  receipt: '待我方签收',
  signature: '隔日仍无对方签收',
};

/** Columns of the hand-over table, each counting people once. */
export const handOverFigures = [
  'sent',
  'accepted',
  'underWay',
  'missing',
  'rejected',
  'within',
  'received',
] as const;
export type HandOverFigure = (typeof handOverFigures)[number];
export const handOverLabels: Record<HandOverFigure, string> = {
  sent: '送出',
  accepted: '已接收',
  underWay: '在途',
  missing: '未到',
  rejected: '退回',
  within: '其中送到本区县',
  received: '本区县接收',
};

/** Figures of the sending return (N40), each counting people once. */
export const returnFigures = ['organised', 'sent', 'within', 'accepted', 'onboard', 'retained'] as const;
export type ReturnFigure = (typeof returnFigures)[number];
export const returnFigureLabels: Record<ReturnFigure, string> = {
  organised: '组织',
  sent: '输送',
  within: '其中送到本区县',
  accepted: '接收',
  onboard: '入职',
  retained: '稳定就业',
};

/** Where the return of a county stands for a period. */
export const filingStates = ['notYet', 'due', 'overdue', 'standing', 'withdrawn'] as const;
export type FilingState = (typeof filingStates)[number];
export const filingStateLabels: Record<FilingState, string> = {
  notYet: '未到报送日',
  due: '待报送',
  overdue: '逾期未报',
  standing: '已报送',
  withdrawn: '已撤回',
};

/** Entries of a return: a figure is corrected by a later one. */
export const filingKinds = ['submit', 'withdraw'] as const;
export type FilingKind = (typeof filingKinds)[number];
export const filingKindLabels: Record<FilingKind, string> = { submit: '报送', withdraw: '撤回' };

/** People behind a figure as submitted, and how the ledger of now differs. */
export const filingPeople = ['filed', 'added', 'gone'] as const;
export type FilingPeople = (typeof filingPeople)[number];
export const filingPeopleLabels: Record<FilingPeople, string> = {
  filed: '报送时计入',
  added: '报送后增加',
  gone: '报送后减少',
};

/** Where somebody of the reservoir (N41) stands; the first that holds. */
export const reservoirStates = ['ready', 'soon', 'later', 'reserved', 'expired'] as const;
export type ReservoirState = (typeof reservoirStates)[number];
export const reservoirStateLabels: Record<ReservoirState, string> = {
  ready: '随时可走',
  soon: '期限内可走',
  later: '期限后可走',
  reserved: '已预留',
  expired: '待回访',
};

/** Why somebody of a result cannot go as calculated. */
export const changeLabels = {
  employed: '已上岗',
  consentWithdrawn: '撤回同意或信息已删除',
  beingPlaced: '已被其他企业约面试或录用',
  inOtherBatch: '已在其他方案的批次中',
  stayed: '已登记不出发',
  weekOver: '出发周已过，没有组批',
  postClosed: '岗位已停招',
  postFull: '岗位已招满',
} as const;
export type ChangeCode = keyof typeof changeLabels;
export const changeCodes = Object.keys(changeLabels) as ChangeCode[];

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
