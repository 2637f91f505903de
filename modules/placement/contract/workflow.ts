import type { Workflow } from '#engines/workflow/index.ts';

/** P02: one person on one post, from the recommendation to the day the person leaves. */
export const placementStates = [
  'recommended',
  'interviewing',
  'intended',
  'medical',
  'training',
  'onboarding',
  'onboarded',
  'left',
  'notHired',
  'declined',
  'medicalFailed',
  'noShow',
] as const;
export type PlacementState = (typeof placementStates)[number];

/** Still on the way to the post. */
export const openStates = [
  'recommended',
  'interviewing',
  'intended',
  'medical',
  'training',
  'onboarding',
] as const satisfies readonly PlacementState[];
/** Ended without work. */
export const exitStates = [
  'notHired',
  'declined',
  'medicalFailed',
  'noShow',
] as const satisfies readonly PlacementState[];

/** The side that hires answers; whoever accompanies the person records; a second person of the hiring side confirms. */
export const respondActions = ['acceptInterview', 'intend', 'refuse'] as const;
export const advanceActions = [
  'passMedical',
  'failMedical',
  'finishTraining',
  'enterOnboarding',
  'decline',
  'reportNoShow',
] as const;
export const confirmActions = ['confirmOnboarding', 'sendBackOnboarding', 'leave'] as const;
/** The person's own no, said by the person or by whoever keeps the person in the village or town. */
export const answerActions = ['declineSelf'] as const;
export type RespondAction = (typeof respondActions)[number];
export type AdvanceAction = (typeof advanceActions)[number];
export type ConfirmAction = (typeof confirmActions)[number];
export type AnswerAction = (typeof answerActions)[number];
export type PlacementAction = RespondAction | AdvanceAction | ConfirmAction | AnswerAction;

const respond = { permission: 'placement.respond', batch: true };
const advance = { permission: 'placement.advance', batch: true };
const confirm = { permission: 'placement.confirm', batch: true };

export const placementWorkflow: Workflow<PlacementState, PlacementAction> = {
  name: 'placement',
  states: placementStates.map((code) => ({
    code,
    terminal: code === 'left' || exitStates.some((exit) => exit === code),
  })),
  initial: 'recommended',
  transitions: [
    {
      action: 'acceptInterview',
      from: ['recommended'],
      to: 'interviewing',
      needs: ['interviewOn', 'interviewPlace'],
      ...respond,
    },
    { action: 'intend', from: ['interviewing'], to: 'intended', needs: ['onDate'], ...respond },
    { action: 'passMedical', from: ['intended'], to: 'medical', needs: ['onDate'], ...advance },
    { action: 'failMedical', from: ['intended'], to: 'medicalFailed', needs: ['exitReason'], ...advance },
    {
      action: 'finishTraining',
      from: ['medical'],
      to: 'training',
      needs: ['onDate', 'trainingKind'],
      ...advance,
    },
    {
      action: 'enterOnboarding',
      from: ['medical', 'training'],
      to: 'onboarding',
      needs: ['onboardOn', 'contractFrom', 'contractTo', 'payFen'],
      ...advance,
    },
    { action: 'confirmOnboarding', from: ['onboarding'], to: 'onboarded', fourEyes: true, ...confirm },
    { action: 'sendBackOnboarding', from: ['onboarding'], to: 'medical', needs: ['reason'], ...confirm },
    { action: 'leave', from: ['onboarded'], to: 'left', needs: ['leftOn', 'leaveReason'], ...confirm },
    {
      action: 'refuse',
      from: ['recommended', 'interviewing', 'intended', 'medical', 'training'],
      to: 'notHired',
      needs: ['exitReason'],
      ...respond,
    },
    { action: 'decline', from: openStates, to: 'declined', needs: ['exitReason'], ...advance },
    {
      action: 'declineSelf',
      from: openStates,
      to: 'declined',
      needs: ['exitReason'],
      permission: 'placement.answer',
    },
    {
      action: 'reportNoShow',
      from: ['intended', 'medical', 'training', 'onboarding'],
      to: 'noShow',
      needs: ['exitReason'],
      ...advance,
    },
  ],
};
