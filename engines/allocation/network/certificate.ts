import type { FlowProblem, FlowSolution } from './problem.ts';

/** What was checked again from the problem alone, without the solver's own bookkeeping. */
export interface Certificate {
  /** Whole, within every capacity, and balanced at every node. */
  isFeasible: boolean;
  cost: number;
  /** No flow can cost less (weak duality of the potentials). */
  bound: number;
}

function isBalanced({ nodes, from, to, supply }: FlowProblem, flow: Float64Array): boolean {
  const left = new Float64Array(nodes + 1);
  left.set(supply);
  for (let arc = 0; arc < flow.length; arc += 1) {
    const amount = flow[arc] as number;
    left[from[arc] as number] = (left[from[arc] as number] as number) - amount;
    left[to[arc] as number] = (left[to[arc] as number] as number) + amount;
  }
  return left.subarray(0, nodes).every((rest) => rest === 0);
}

/** Feasibility and cost of a flow, and the bound its potentials prove. Equal cost and bound: optimal. */
export function certify(problem: FlowProblem, { flow, potential }: FlowSolution): Certificate {
  const { nodes, from, to, capacity, cost, supply } = problem;
  const atRoot = potential[nodes] as number;
  let total = 0;
  let bound = 0;
  let isFeasible = isBalanced(problem, flow);
  for (let arc = 0; arc < flow.length; arc += 1) {
    const amount = flow[arc] as number;
    const most = capacity[arc] as number;
    if (!(Number.isSafeInteger(amount) && amount >= 0 && amount <= most)) isFeasible = false;
    total += amount * (cost[arc] as number);
    const reduced =
      (cost[arc] as number) +
      (potential[from[arc] as number] as number) -
      (potential[to[arc] as number] as number);
    if (reduced < 0) bound += reduced * most;
  }
  for (let node = 0; node < nodes; node += 1)
    bound -= ((potential[node] as number) - atRoot) * (supply[node] as number);
  return { isFeasible, cost: total, bound };
}
