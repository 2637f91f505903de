import type { PackInForce } from '#platform/packs/in-force.ts';
import { type Need, needLabels } from '../contract/codes.ts';
import type { Given } from '../contract/fields.ts';
import { type PlacementAction, placementWorkflow } from '../contract/workflow.ts';
import { reasonLabel } from './reasons.ts';

export interface Refusal {
  code: string;
  params?: Record<string, string | number>;
  /** The field it is about. */
  need?: Need;
}

/** The dates of a placement that later ones must not precede. */
export interface Dates {
  recommendedOn: string;
  intendedOn: string | null;
  medicalOn: string | null;
  trainedOn: string | null;
  onboardOn: string | null;
}

interface Bounds {
  /** Earlier facts with their words. */
  notBefore: [what: string, on: string | null][];
  /** Only facts that have happened. */
  hasHappened: boolean;
}

function boundsOf(action: PlacementAction, dates: Dates): [Need, Bounds] | null {
  const recommended: [string, string | null] = ['推荐日期', dates.recommendedOn];
  const intended: [string, string | null] = ['意向日期', dates.intendedOn];
  const medical: [string, string | null] = ['体检日期', dates.medicalOn];
  const trained: [string, string | null] = ['培训结束日期', dates.trainedOn];
  switch (action) {
    case 'acceptInterview':
      return ['interviewOn', { notBefore: [recommended], hasHappened: false }];
    case 'intend':
      return ['onDate', { notBefore: [recommended], hasHappened: true }];
    case 'passMedical':
      return ['onDate', { notBefore: [intended], hasHappened: true }];
    case 'finishTraining':
      return ['onDate', { notBefore: [intended, medical], hasHappened: true }];
    case 'enterOnboarding':
      return ['onboardOn', { notBefore: [intended, medical, trained], hasHappened: false }];
    case 'leave':
      return ['leftOn', { notBefore: [['上岗日期', dates.onboardOn]], hasHappened: true }];
    case 'refuse':
    case 'failMedical':
    case 'decline':
    case 'declineSelf':
    case 'reportNoShow':
    case 'confirmOnboarding':
    case 'sendBackOnboarding':
      return null;
  }
}

function dateRefusal(action: PlacementAction, dates: Dates, given: Given, today: string): Refusal | null {
  const bounds = boundsOf(action, dates);
  if (!bounds) return null;
  const [need, { notBefore, hasHappened }] = bounds;
  const on = given[need];
  if (typeof on !== 'string') return null;
  const what = needLabels[need];
  for (const [earlier, earlierOn] of notBefore)
    if (earlierOn !== null && on < earlierOn)
      return { code: 'placement.dateOrder', params: { what, earlier, earlierOn }, need };
  return hasHappened && on > today ? { code: 'placement.dateAhead', params: { what }, need } : null;
}

function contractRefusal({ contractFrom, contractTo, contractOpen }: Given): Refusal | null {
  if (!contractFrom) return null;
  if (contractTo && contractOpen) return { code: 'placement.contractEnd', need: 'contractTo' };
  if (!contractTo || contractTo >= contractFrom) return null;
  const params = {
    what: needLabels.contractTo,
    earlier: needLabels.contractFrom,
    earlierOn: contractFrom,
  };
  return { code: 'placement.dateOrder', params, need: 'contractTo' };
}

function reasonRefusal({ exitReason, leaveReason }: Given, { dictionaries }: PackInForce): Refusal | null {
  const isUnknown = (code: string | null | undefined, terms: { code: string }[]) =>
    Boolean(code) && !terms.some((term) => term.code === code);
  if (isUnknown(exitReason, dictionaries.exitReason))
    return { code: 'placement.unknownReason', params: { what: needLabels.exitReason }, need: 'exitReason' };
  if (isUnknown(leaveReason, dictionaries.leaveReason))
    return { code: 'placement.unknownReason', params: { what: needLabels.leaveReason }, need: 'leaveReason' };
  return null;
}

/** What is wrong with what came along, for this placement; null when it fits. */
export function givenRefusal(
  action: PlacementAction,
  placement: Dates,
  given: Given,
  { today, pack }: { today: string; pack: PackInForce },
): Refusal | null {
  const aheadOfTime: Refusal | null =
    action === 'confirmOnboarding' && (placement.onboardOn ?? '') > today
      ? { code: 'placement.dateAhead', params: { what: needLabels.onboardOn } }
      : null;
  return (
    aheadOfTime ??
    dateRefusal(action, placement, given, today) ??
    contractRefusal(given) ??
    reasonRefusal(given, pack)
  );
}

const needsOf = (action: PlacementAction): readonly string[] =>
  placementWorkflow.transitions.find((transition) => transition.action === action)?.needs ?? [];

/** The needs that are met; a contract without end needs no last day. */
export function givenNames(given: Given): Set<string> {
  const names = Object.entries(given).flatMap(([name, value]) =>
    value === null || value === undefined || value === '' || value === false ? [] : [name],
  );
  return new Set(given.contractOpen ? [...names, 'contractTo'] : names);
}

/** What of the given the trail keeps: dates and kinds, no pay. */
export function traceOf(action: PlacementAction, given: Given): Record<string, unknown> {
  const kept = needsOf(action).filter(
    (need) => !['payFen', 'reason', 'exitReason', 'leaveReason'].includes(need),
  );
  const trace = Object.fromEntries(kept.map((need) => [need, given[need as keyof Given]]));
  return given.contractOpen ? { ...trace, contractTo: null, contractOpen: true } : trace;
}

/** Why, in one sentence for the timeline. */
export function reasonOf(given: Given, pack: PackInForce): string | null {
  const code = given.exitReason ?? given.leaveReason;
  const reason = code ? reasonLabel(pack, code) : given.reason;
  return [reason, given.note].filter(Boolean).join('；') || null;
}
