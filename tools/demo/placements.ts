import { openStates } from '#modules/demand/contract/codes.ts';
import type { PlacementState } from '#modules/placement/contract/workflow.ts';
import { apportion } from './apportion.ts';
import type { DemoContext } from './context.ts';
import { type JourneyStep, journeyOf, type Outcome, outcomes } from './journey.ts';
import type { PostPlan } from './posts.ts';
import type { Random } from './random.ts';

/** Dates as days from today. */
export interface PlacementPlan {
  index: number;
  id: string;
  person: number;
  post: PostPlan;
  status: PlacementState;
  recommendedOn: number;
  onboardOn: number | null;
  leftOn: number | null;
}
