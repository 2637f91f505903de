import { StateTag } from '#ui/desk/index.ts';
import type { Tone } from '#ui/tokens.ts';
import {
  entitlementStateLabels,
  runStatusLabels,
  type Standing,
  standingLabels,
  type VersionStatus,
  versionStatusLabels,
} from '../../contract/codes.ts';

const versionTones: Record<VersionStatus, Tone> = {
  draft: 'plain',
  submitted: 'warn',
  returned: 'bad',
  inForce: 'good',
  ended: 'plain',
};
export function VersionTag({ status }: { status: VersionStatus }) {
  return <StateTag tone={versionTones[status]}>{versionStatusLabels[status]}</StateTag>;
}

const standingTones: Record<Standing, Tone> = {
  entitled: 'good',
  notYet: 'warn',
  unknown: 'warn',
  standardMissing: 'plain',
  refused: 'bad',
};
export function StandingTag({ standing }: { standing: Standing }) {
  return <StateTag tone={standingTones[standing]}>{standingLabels[standing]}</StateTag>;
}

type EntitlementState = keyof typeof entitlementStateLabels;
const entitlementTones: Record<EntitlementState, Tone> = {
  entitled: 'good',
  notYet: 'warn',
  standardMissing: 'plain',
};
export function EntitlementTag({ state }: { state: EntitlementState }) {
  return <StateTag tone={entitlementTones[state]}>{entitlementStateLabels[state]}</StateTag>;
}

type RunStatus = keyof typeof runStatusLabels;
const runTones: Record<RunStatus, Tone> = {
  waiting: 'plain',
  running: 'warn',
  done: 'good',
  cancelled: 'plain',
  failed: 'bad',
};
export function RunTag({ status }: { status: RunStatus }) {
  return <StateTag tone={runTones[status]}>{runStatusLabels[status]}</StateTag>;
}
