import type { Contradiction, MilestoneState, RetentionReason } from '#engines/retention/index.ts';
import type { PlacementAction, PlacementState } from './workflow.ts';

export type { MilestoneState } from '#engines/retention/index.ts';

export const actionLabels: Record<PlacementAction, string> = {
  acceptInterview: '通知面试',
  intend: '确定意向',
  refuse: '不录用',
  passMedical: '体检合格',
  failMedical: '体检不合格',
  finishTraining: '培训结束',
  enterOnboarding: '登记上岗',
  decline: '本人放弃',
  declineSelf: '本人不去',
  reportNoShow: '登记未到岗',
  confirmOnboarding: '确认上岗',
  sendBackOnboarding: '退回上岗登记',
  leave: '登记离职',
};

/** What an action asks for, in the words of its field. */
export const needLabels = {
  interviewOn: '面试日期',
  interviewPlace: '面试地点',
  onDate: '办理日期',
  trainingKind: '培训内容',
  onboardOn: '上岗日期',
  contractFrom: '合同起始日期',
  contractTo: '合同终止日期',
  contractOpen: '无固定期限',
  payFen: '月工资',
  leftOn: '离职日期',
  exitReason: '原因',
  leaveReason: '离职原因',
  reason: '退回原因',
} as const;
export type Need = keyof typeof needLabels;

/** Reasons the platform itself writes; all others are words of the pack. */
export const ownReasonLabels: Record<string, string> = {
  placedElsewhere: '已在他处上岗',
  sentBack: '交接时被退回',
};

/** What became of a recommendation so far: figures of a post and of a person, and the rows behind them. */
export const outcomes = ['read', 'answered', 'refusedByEnterprise', 'refusedByPerson', 'onboarded'] as const;
export type Outcome = (typeof outcomes)[number];
export const outcomeLabels: Record<Outcome, string> = {
  read: '用工方已看',
  answered: '已答复',
  refusedByEnterprise: '用工方未录用',
  refusedByPerson: '本人未去',
  onboarded: '已上岗',
};

/** Why a person does not go, in the person's own words; the other reasons of exits are the offices'. */
export const ownExitReasons: readonly string[] = [
  'payTooLow',
  'tooFar',
  'shiftRefused',
  'otherJob',
  'familyReason',
  'other',
];

/** How far a placement came, by its dates; an exit keeps the step it left from. */
export const reachedSteps = [
  'recommended',
  'interviewing',
  'intended',
  'medical',
  'training',
  'onboarding',
  'onboarded',
] as const satisfies readonly PlacementState[];
export type ReachedStep = (typeof reachedSteps)[number];
export const reachedLabels: Record<ReachedStep, string> = {
  recommended: '推荐',
  interviewing: '企业接收',
  intended: '意向',
  medical: '体检合格',
  training: '培训结束',
  onboarding: '登记上岗',
  onboarded: '上岗',
};

export const milestoneStateLabels: Record<MilestoneState, string> = {
  notDue: '未到期',
  failed: '期内离职',
  unproven: '待核实',
  disputed: '存疑',
  confirmed: '已稳定',
};
export const milestoneStates = Object.keys(milestoneStateLabels) as MilestoneState[];

export const retentionReasonLabels: Record<RetentionReason, string> = {
  invalidDate: '日期无法识别',
  serviceNotReached: '还没有到期',
  leftBeforeDue: '到期前已离职',
  serviceReached: '在岗时间已满',
  insuranceNotRequired: '本地不要求参保证明',
  insuredMonthsEnough: '参保月数足够',
  insuredMonthsShort: '参保月数不足',
  backPaidNotCounted: '补缴月份不计入',
  insuredElsewhere: '在岗期间由其他单位参保',
};

export type ContradictionCode = Contradiction['code'];
export const contradictionLabels: Record<ContradictionCode, string> = {
  insuredElsewhere: '在岗期间由其他单位参保',
  paidAfterLeaving: '离职后仍在参保缴费',
  insuredBeforeOnboard: '上岗前已由本企业参保',
  leftBeforeOnboard: '离职日期早于上岗日期',
};
export const contradictionCodes = Object.keys(contradictionLabels) as ContradictionCode[];

/** Steps at which a person may count toward a recruitment target (G21), all shown side by side. */
export const countedSteps = ['sent', 'accepted', 'onboard', 'retained'] as const;
export type CountedStep = (typeof countedSteps)[number];
export const countedLabels: Record<CountedStep, string> = {
  sent: '输送',
  accepted: '接收',
  onboard: '上岗',
  retained: '在岗满 3 个月',
};
