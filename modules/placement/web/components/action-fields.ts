import type { ActionField } from '#ui/desk/index.ts';
import { type Need, needLabels as labels } from '../../contract/codes.ts';

/** How to ask for what a step needs. */
export const actionFields: Record<Need, ActionField> = {
  interviewOn: { label: labels.interviewOn, kind: 'date' },
  interviewPlace: { label: labels.interviewPlace, kind: 'text' },
  onDate: { label: labels.onDate, kind: 'date' },
  trainingKind: { label: labels.trainingKind, kind: 'text' },
  onboardOn: { label: labels.onboardOn, kind: 'date' },
  contractFrom: { label: labels.contractFrom, kind: 'date' },
  contractTo: { label: `${labels.contractTo}（无固定期限的不填）`, kind: 'date', required: false },
  contractOpen: { label: labels.contractOpen, kind: 'flag', required: false },
  payFen: { label: labels.payFen, kind: 'money' },
  leftOn: { label: labels.leftOn, kind: 'date' },
  exitReason: { label: labels.exitReason, kind: 'select', codes: 'exitReason' },
  leaveReason: { label: labels.leaveReason, kind: 'select', codes: 'leaveReason' },
  reason: { label: labels.reason, kind: 'text' },
};
