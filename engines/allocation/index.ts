/**
 * Dispatch of people to posts: sending counties' groups, receiving enterprises' demand, weeks, seats, beds, floors,
 * targets, families, wishes and overrides. Whole people, whole points, weeks numbered from 0. Codes and ids, no
 * words. Nothing throws.
 */
export { allocate } from './allocate.ts';
export { type HighsRuntime, highsSolver } from './highs.ts';
export type { LinearAnswer, LinearModel, LinearSolver } from './linear-model.ts';
export type {
  Allocation,
  AllocationPlan,
  AllocationVerdict,
  Breach,
  BusRoute,
  Family,
  GoalResult,
  LimitGain,
  LimitKind,
  LimitRef,
  Move,
  OptionColumns,
  PeopleGroup,
  Pin,
  PlanProblem,
  PlanProblemCode,
  Proof,
  ReceivingEnterprise,
  ReceivingPark,
  ReceivingPost,
  SendingCounty,
  Totals,
  UnmetCode,
  UnmetDemand,
  UnmetReason,
  UsedUpLimit,
} from './types.ts';
