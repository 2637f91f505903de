import { allowedActions } from '#engines/workflow/index.ts';
import { isWithin } from '#engines/regiontree/index.ts';
import type { Actor } from '#platform/db/session.ts';
import { actionLabels } from '../contract/codes.ts';
import { type PlacementAction, placementWorkflow } from '../contract/workflow.ts';

/** What decides who may do what with a placement. */
export interface Sides {
  personId: string;
  personRegionCode: string;
  enterpriseId: string;
  enterpriseRegionCode: string;
  parkId: string | null;
  onboardEnteredBy: string | null;
}

/** Whether the actor stands on the side that hires. Row security has already decided that it sees the placement. */
function isHiringSide({ scope }: Actor, placement: Sides): boolean {
  switch (scope.kind) {
    case 'region':
      return isWithin(placement.enterpriseRegionCode, scope.regionCode);
    case 'park':
      return placement.parkId === scope.id;
    case 'enterprise':
      return placement.enterpriseId === scope.id;
    case 'assigned':
      return true;
    case 'organisation':
    case 'self':
    case 'none':
    case 'system':
      return false;
  }
}

/** Whether the actor is the person, or the office of where the person lives, which the person tells. */
const speaksForPerson = ({ scope }: Actor, placement: Sides): boolean =>
  scope.kind === 'self'
    ? placement.personId === scope.id
    : scope.kind === 'region' && isWithin(placement.personRegionCode, scope.regionCode);

/** The process table's view of the actor: answers and confirmations belong to the side that hires, a person's no to the person. */
export function standing(actor: Actor & { accountId: string }, placement: Sides) {
  const isHiring = isHiringSide(actor, placement);
  const isFor: Record<string, boolean> = {
    'placement.respond': isHiring,
    'placement.confirm': isHiring,
    'placement.answer': speaksForPerson(actor, placement),
  };
  const permissions = new Set([...actor.permissions].filter((each) => isFor[each] ?? true));
  return { permissions, actorId: actor.accountId, enteredBy: placement.onboardEnteredBy };
}

/** A contract without end is a field of its own beside the last day. */
const fieldsOf = (need: string): string[] =>
  need === 'contractTo' ? ['contractTo', 'contractOpen'] : [need];

const needsOf = (action: PlacementAction): string[] =>
  (placementWorkflow.transitions.find((transition) => transition.action === action)?.needs ?? []).flatMap(
    fieldsOf,
  );

/** The buttons of a placement for this actor. */
export function actionsFor(actor: Actor & { accountId: string }, placement: Sides & { status: string }) {
  return allowedActions(placementWorkflow, placement.status, standing(actor, placement)).map((action) => ({
    action,
    label: actionLabels[action],
    needs: needsOf(action),
  }));
}
