import { fourEyes } from '#engines/approval/index.ts';
import type { Transition, Workflow, WorkflowActor } from './types.ts';

export type TransitionVerdict<S extends string> =
  | { ok: true; to: S; event: string | undefined }
  | { ok: false; code: 'unknownAction' | 'wrongState' | 'notPermitted' | 'fourEyes' }
  | { ok: false; code: 'missing'; missing: string[] };

function refusalOf(transition: Transition<string, string>, who: WorkflowActor) {
  if (!who.permissions.has(transition.permission)) return 'notPermitted';
  const isSecondPerson = fourEyes({ proposedBy: who.enteredBy, decidedBy: who.actorId }).ok;
  return transition.fourEyes && !isSecondPerson ? 'fourEyes' : null;
}

/**
 * What this person may do next with a record in this state, in the order of the table. What an
 * action needs is asked for afterwards, so it does not hide the action.
 */
export function allowedActions<S extends string, A extends string>(
  workflow: Workflow<S, A>,
  state: string,
  who: WorkflowActor,
): A[] {
  return workflow.transitions
    .filter(({ from }) => from.some((code) => code === state))
    .filter((transition) => refusalOf(transition, who) === null)
    .map(({ action }) => action);
}

/**
 * The state an action leads to, or the first reason why not: no such action, not from this state, no
 * permission, same person, or something needed is not given. `given` names what the caller supplied
 * and found not to be empty.
 */
export function applyTransition<S extends string, A extends string>(
  workflow: Workflow<S, A>,
  request: WorkflowActor & { state: string; action: string; given: ReadonlySet<string> },
): TransitionVerdict<S> {
  const named = workflow.transitions.filter(({ action }) => action === request.action);
  if (named.length === 0) return { ok: false, code: 'unknownAction' };
  const transition = named.find(({ from }) => from.some((code) => code === request.state));
  if (transition === undefined) return { ok: false, code: 'wrongState' };
  const refusal = refusalOf(transition, request);
  if (refusal !== null) return { ok: false, code: refusal };
  const missing = (transition.needs ?? []).filter((need) => !request.given.has(need));
  if (missing.length > 0) return { ok: false, code: 'missing', missing };
  return { ok: true, to: transition.to, event: transition.event };
}
