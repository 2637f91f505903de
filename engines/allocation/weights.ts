import type { AllocationPlan } from './types.ts';

export interface Weights {
  /** Of one person towards a floor and towards a county's target, in points. */
  floor: number;
  target: number;
  /** Largest sum that can occur, and whether it is exact in 64-bit floating point. */
  largest: number;
  isExact: boolean;
}

/**
 * Weights that make one sum keep the rank of the goals. Between two plans lie exchanges that pass every group
 * and every post once at most, so one of them changes the points by no more than `swing` and each target by no
 * more than one person: a weight above that can never be outdone from below.
 */
export function weightsOf(plan: AllocationPlan): Weights {
  const { groups, posts, counties, enterprises, options, pointsPerWeekWaited, weeks } = plan;
  let most = 0;
  for (let at = 0; at < options.points.length; at += 1) most = Math.max(most, options.points[at] ?? 0);
  const perMove = most + pointsPerWeekWaited * weeks;
  const swing = 2 * Math.min(groups.length, posts.length) * perMove;
  const target = swing + 1;
  const floor = target * counties.length + swing + 1;
  const people = groups.reduce((sum, { size }) => sum + size, 0);
  const largest = (floor + target + perMove) * (people + enterprises.length + counties.length) + swing;
  return { floor, target, largest, isExact: Number.isSafeInteger(largest) };
}
