import {
  type PlacementAction,
  type PlacementState,
  placementWorkflow,
} from '#modules/placement/contract/workflow.ts';
import type { Random } from './random.ts';

/** One step of a placement; `on` as days from today. */
export interface JourneyStep {
  action: PlacementAction | 'recommend';
  from: PlacementState | null;
  to: PlacementState;
  on: number;
}

/** The way to a post with the days each step may take after the one before. */
const way = [
  ['recommend', 0, 0],
  ['acceptInterview', 1, 3],
  ['intend', 1, 4],
  ['passMedical', 1, 4],
  ['finishTraining', 2, 6],
  ['enterOnboarding', 1, 3],
  ['confirmOnboarding', 0, 1],
] as const satisfies readonly (readonly [JourneyStep['action'], number, number])[];
/** The longest way, in days. */
export const longestWay = way.reduce((days, [, , most]) => days + most, 0);

/** How many steps of the way lie behind a state. */
const stepsBehind: Partial<Record<PlacementState, number>> = {
  recommended: 1,
  interviewing: 2,
  intended: 3,
  medical: 4,
  training: 5,
  onboarding: 6,
  onboarded: 7,
  left: 7,
};
/** Exits: the action, and after how many steps it may come. */
const exits = {
  notHired: ['refuse', 1, 3],
  declined: ['decline', 1, 5],
  medicalFailed: ['failMedical', 3, 3],
  noShow: ['reportNoShow', 4, 5],
} as const satisfies Partial<Record<PlacementState, readonly [PlacementAction, number, number]>>;
export type Exit = keyof typeof exits;
export const isExit = (status: PlacementState): status is Exit => status in exits;

function stateAfter(action: JourneyStep['action']): PlacementState {
  const transition = placementWorkflow.transitions.find((each) => each.action === action);
  return transition?.to ?? placementWorkflow.initial;
}

/** Steps with days counted from the recommendation. */
function daysOfSteps(
  status: PlacementState,
  random: Random,
): { action: JourneyStep['action']; day: number }[] {
  const exit = isExit(status) ? exits[status] : null;
  const reached = exit ? random.int(exit[1], exit[2]) : (stepsBehind[status] ?? 1);
  const isTrained = status === 'training' || random.chance(0.6);
  let day = 0;
  const steps = way.slice(0, reached).flatMap(([action, least, most]) => {
    if (action === 'finishTraining' && !isTrained) return [];
    day += random.int(least, most);
    return [{ action, day }];
  });
  return exit ? [...steps, { action: exit[0], day: day + random.int(1, 4) }] : steps;
}

/**
 * Every step up to the state. `startFor` gives the day of the recommendation when it knows how many days follow;
 * whoever left did so by `leftBy`. The same sequence and start give the same journey.
 */
export function journeyTo(
  status: PlacementState,
  random: Random,
  startFor: (span: number) => number,
  leftBy: number,
): JourneyStep[] {
  const relative = daysOfSteps(status, random);
  const start = startFor(relative.at(-1)?.day ?? 0);
  let from: PlacementState | null = null;
  const steps = relative.map(({ action, day }): JourneyStep => {
    const step = { action, from, to: stateAfter(action), on: start + day };
    from = step.to;
    return step;
  });
  const last = steps.at(-1);
  if (status === 'left' && last)
    steps.push({
      action: 'leave',
      from,
      to: 'left',
      on: last.on + random.int(0, Math.max(0, leftBy - last.on)),
    });
  return steps;
}
