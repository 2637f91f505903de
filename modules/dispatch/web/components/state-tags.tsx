import { StateTag } from '#ui/desk/index.ts';
import type { Tone } from '#ui/tokens.ts';
import {
  batchStateLabels,
  memberStateLabels,
  type PlanState,
  planStateLabels,
  type RunState,
  runStateLabels,
} from '../../contract/codes.ts';
import type { BatchState, MemberState } from '../../contract/workflow.ts';

const planTones: Record<PlanState, Tone> = { planning: 'warn', adopted: 'good', ended: 'plain' };
const runTones: Record<RunState, Tone> = { waiting: 'plain', running: 'warn', done: 'good', failed: 'bad' };
const batchTones: Record<BatchState, Tone> = {
  gathering: 'plain',
  departed: 'warn',
  received: 'good',
  cancelled: 'bad',
};
const memberTones: Record<MemberState, Tone> = {
  preparing: 'plain',
  sent: 'warn',
  accepted: 'good',
  missing: 'bad',
  rejected: 'bad',
  withdrawn: 'plain',
};

export const PlanTag = ({ status }: { status: PlanState }) => (
  <StateTag tone={planTones[status]}>{planStateLabels[status]}</StateTag>
);
export const RunTag = ({ status }: { status: RunState }) => (
  <StateTag tone={runTones[status]}>{runStateLabels[status]}</StateTag>
);
export const BatchTag = ({ status }: { status: BatchState }) => (
  <StateTag tone={batchTones[status]}>{batchStateLabels[status]}</StateTag>
);
export const MemberTag = ({ status }: { status: MemberState }) => (
  <StateTag tone={memberTones[status]}>{memberStateLabels[status]}</StateTag>
);
