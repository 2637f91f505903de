import type { Workflow } from './types.ts';

/** The process as a Mermaid state diagram for the documentation; `label` turns a state or action code into words. */
export function toMermaid(workflow: Workflow, label: (code: string) => string = (code) => code): string {
  const states = workflow.states.map(({ code }) => `  state "${label(code)}" as ${code}`);
  const arrows = workflow.transitions.flatMap(({ action, from, to }) =>
    from.map((state) => `  ${state} --> ${to}: ${label(action)}`),
  );
  const ends = workflow.states.filter(({ terminal }) => terminal).map(({ code }) => `  ${code} --> [*]`);
  const lines = ['stateDiagram-v2', ...states, `  [*] --> ${workflow.initial}`, ...arrows, ...ends];
  return `${lines.join('\n')}\n`;
}
