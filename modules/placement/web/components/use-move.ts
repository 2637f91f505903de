import { useState } from 'react';
import type { Problem } from '#platform/contract/errors.ts';
import { useWrite } from '#ui/hooks.ts';
import type { Given } from '../../contract/fields.ts';
import {
  advancePlacements,
  confirmPlacements,
  declineRecommendation,
  respondPlacements,
} from '../../contract/operations.ts';
import {
  type AdvanceAction,
  advanceActions,
  type ConfirmAction,
  confirmActions,
  type PlacementAction,
  type RespondAction,
  respondActions,
} from '../../contract/workflow.ts';

/** Headcount, supply, targets and matches follow a placement. */
const refreshes = ['placement.', 'demand.', 'person.', 'matching.', 'target.'];

const isOneOf = <A extends string>(actions: readonly A[], action: string): action is A =>
  actions.some((each) => each === action);

interface Refused {
  id: string;
  message: string;
}
export interface Result {
  done: number;
  refused: Refused[];
}
const nothing: Result = { done: 0, refused: [] };

/** The server speaks of fields inside `given`; the form has them at its top. */
const atForm = (problem: Problem | undefined): Problem | undefined =>
  problem && {
    ...problem,
    errors: problem.errors.map(({ pointer, ...item }) => ({
      ...item,
      ...(pointer ? { pointer: pointer.replace(/^\/given/, '') } : {}),
    })),
  };

/** One step for one or many placements, by the operation that the action belongs to. */
export function useMove() {
  const [result, setResult] = useState<Result>(nothing);
  const onDone = ({ done, refused }: { done: unknown[]; refused: Refused[] }) =>
    setResult({ done: done.length, refused });
  const respond = useWrite(respondPlacements, { refreshes, onDone });
  const advance = useWrite(advancePlacements, { refreshes, onDone });
  const confirm = useWrite(confirmPlacements, { refreshes, onDone });
  const decline = useWrite(declineRecommendation, { refreshes });
  const all = [respond, advance, confirm, decline];

  function run(action: PlacementAction, items: { id: string; version: number }[], given: Partial<Given>) {
    for (const each of all) each.reset();
    setResult(nothing);
    const chosen = items.map(({ id, version }) => ({ id, version }));
    if (isOneOf<RespondAction>(respondActions, action)) return respond.run({ action, items: chosen, given });
    if (isOneOf<AdvanceAction>(advanceActions, action)) return advance.run({ action, items: chosen, given });
    if (isOneOf<ConfirmAction>(confirmActions, action)) return confirm.run({ action, items: chosen, given });
    const [only] = chosen;
    if (!only) return Promise.resolve(undefined);
    return decline.run({ id: only.id, exitReason: given.exitReason ?? '', note: given.note ?? null });
  }
  return {
    run,
    problem: atForm(all.find((each) => each.problem)?.problem),
    isRunning: all.some((each) => each.isRunning),
    /** Of the last batch: how many went, who could not, and why. */
    result,
  };
}
