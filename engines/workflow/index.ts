/**
 * Processes as tables of states and transitions. The table is data of the module that owns the
 * process; this engine answers what may happen next, and whether a table is sound. Nothing throws.
 */
export { checkWorkflow, type WorkflowProblem } from './check.ts';
export { toMermaid } from './mermaid.ts';
export { allowedActions, applyTransition, type TransitionVerdict } from './transition.ts';
export type { Transition, Workflow, WorkflowActor } from './types.ts';
