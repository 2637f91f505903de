import { StateTag } from '#ui/desk/index.ts';
import { useLabel } from '#ui/hooks.ts';
import type { Tone } from '#ui/tokens.ts';
import { type MilestoneState, milestoneStateLabels } from '../../contract/codes.ts';
import { exitStates, type PlacementState } from '../../contract/workflow.ts';

function toneOf(status: PlacementState): Tone {
  if (status === 'onboarded') return 'good';
  if (status === 'recommended' || status === 'onboarding') return 'warn';
  return exitStates.some((exit) => exit === status) ? 'bad' : 'plain';
}

export function PlacementTag({ status }: { status: PlacementState }) {
  const label = useLabel('placementState');
  return <StateTag tone={toneOf(status)}>{label(status)}</StateTag>;
}

const milestoneTones: Record<MilestoneState, Tone> = {
  notDue: 'plain',
  failed: 'bad',
  unproven: 'warn',
  disputed: 'bad',
  confirmed: 'good',
};

export function MilestoneTag({ state }: { state: string }) {
  const known = state as MilestoneState;
  return <StateTag tone={milestoneTones[known]}>{milestoneStateLabels[known]}</StateTag>;
}
