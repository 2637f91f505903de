import type { Workflow } from './types.ts';

export type WorkflowProblem =
  | { code: 'duplicateState' | 'unknownState' | 'unreachable' | 'deadEnd'; state: string }
  | { code: 'leavesTerminal' | 'ambiguous'; state: string; action: string };

/** All states that the arrows lead to from the given ones, these included. */
function reach(start: readonly string[], next: (state: string) => readonly string[]): Set<string> {
  const seen = new Set(start);
  for (const state of seen) for (const each of next(state)) seen.add(each);
  return seen;
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

/**
 * What is wrong with a process table, empty when it is sound: a state listed twice or not at all; a
 * state no path leads to; a state from which no path ends (a process must have an end); an arrow out
 * of a terminal state; an action with two arrows from one state.
 */
export function checkWorkflow(workflow: Workflow): WorkflowProblem[] {
  const { transitions } = workflow;
  const codes = workflow.states.map(({ code }) => code);
  const ends = workflow.states.filter(({ terminal }) => terminal).map(({ code }) => code);
  const arrows = transitions.flatMap(({ action, from, to }) => from.map((state) => ({ action, state, to })));
  const named = new Set([workflow.initial, ...arrows.flatMap(({ state, to }) => [state, to])]);
  const reachable = reach([workflow.initial], (state) =>
    arrows.filter((arrow) => arrow.state === state).map(({ to }) => to),
  );
  const ending = reach(ends, (state) => arrows.filter(({ to }) => to === state).map((arrow) => arrow.state));
  const twice = new Set(repeated(arrows.map(({ action, state }) => `${state} ${action}`)));
  return [
    ...repeated(codes).map((state) => ({ code: 'duplicateState' as const, state })),
    ...[...named]
      .filter((state) => !codes.includes(state))
      .map((state) => ({ code: 'unknownState' as const, state })),
    ...codes
      .filter((state) => !reachable.has(state))
      .map((state) => ({ code: 'unreachable' as const, state })),
    ...codes.filter((state) => !ending.has(state)).map((state) => ({ code: 'deadEnd' as const, state })),
    ...arrows
      .filter(({ state }) => ends.includes(state))
      .map(({ state, action }) => ({ code: 'leavesTerminal' as const, state, action })),
    ...arrows
      .filter(({ state, action }) => twice.delete(`${state} ${action}`))
      .map(({ state, action }) => ({ code: 'ambiguous' as const, state, action })),
  ];
}
