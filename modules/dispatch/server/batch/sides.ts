import { isWithin } from '#engines/regiontree/index.ts';
import { allowedActions } from '#engines/workflow/index.ts';
import type { Actor } from '#platform/db/session.ts';
import { batchActionLabels, memberActionLabels } from '../../contract/codes.ts';
import {
  type BatchAction,
  batchWorkflow,
  type MemberAction,
  memberWorkflow,
  receiptActions,
} from '../../contract/workflow.ts';

type Asker = Actor & { accountId: string };

export interface ReceivingPlace {
  receivingRegionCode: string;
  parkId: string | null;
  /** Of one person; a batch may bring people to several enterprises. */
  enterpriseId?: string;
}

/** Row security has already decided that the asker sees the row; this decides on which side it stands. */
export const sends = ({ scope }: Actor, regionCode: string): boolean =>
  scope.kind === 'region' && isWithin(regionCode, scope.regionCode);

const receives = ({ scope }: Actor, place: ReceivingPlace): boolean =>
  (scope.kind === 'region' && isWithin(place.receivingRegionCode, scope.regionCode)) ||
  (scope.kind === 'park' && place.parkId === scope.id) ||
  (scope.kind === 'enterprise' && place.enterpriseId === scope.id);

/** A right counts on its own side only. A county that is on both sides has both, and still needs two people. */
function rightsOf(actor: Asker, homeRegion: string, place: ReceivingPlace): Set<string> {
  return new Set(
    [...actor.permissions].filter(
      (permission) =>
        (permission !== 'dispatch.handOver' || sends(actor, homeRegion)) &&
        (permission !== 'dispatch.accept' || receives(actor, place)),
    ),
  );
}

export interface BatchSides extends ReceivingPlace {
  sendingRegionCode: string;
  facilitiesBy: string | null;
}
export interface MemberSides extends ReceivingPlace {
  personRegionCode: string;
  sentBy: string | null;
}

export const batchStanding = (actor: Asker, batch: BatchSides) => ({
  permissions: rightsOf(actor, batch.sendingRegionCode, batch),
  actorId: actor.accountId,
  enteredBy: batch.facilitiesBy,
});

export const memberStanding = (actor: Asker, member: MemberSides) => ({
  permissions: rightsOf(actor, member.personRegionCode, member),
  actorId: actor.accountId,
  enteredBy: member.sentBy,
});

const needsOf = (transitions: readonly { action: string; needs?: readonly string[] }[], action: string) => [
  ...(transitions.find((transition) => transition.action === action)?.needs ?? []),
];

/** Steps that nobody takes by a button. */
const ownSteps: readonly BatchAction[] = ['receive'];

export function batchActions(actor: Asker, batch: BatchSides & { status: string }) {
  return allowedActions(batchWorkflow, batch.status, batchStanding(actor, batch))
    .filter((action) => !ownSteps.includes(action))
    .filter((action) => action !== 'confirmFacilities' || batch.facilitiesBy === null)
    .map((action) => ({
      action,
      label: batchActionLabels[action],
      needs: action === 'confirmFacilities' ? ['note'] : needsOf(batchWorkflow.transitions, action),
    }));
}

const isReceipt = (action: MemberAction): boolean => receiptActions.some((each) => each === action);

export function memberActions(actor: Asker, member: MemberSides & { status: string }) {
  return allowedActions(memberWorkflow, member.status, memberStanding(actor, member))
    .filter((action) => isReceipt(action) || action === 'withdraw')
    .map((action) => ({
      action,
      label: memberActionLabels[action],
      needs: needsOf(memberWorkflow.transitions, action),
    }));
}
