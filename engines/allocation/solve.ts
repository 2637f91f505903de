import { arrangeChains, type Chains } from './chains.ts';
import type { Columns } from './columns.ts';
import { areFamiliesTogether } from './families.ts';
import { fillInOrder, isWithinLimits, shortfallOf } from './fill.ts';
import { solveLinear } from './linear.ts';
import type { LinearSolver } from './linear-model.ts';
import { createMarginals } from './marginal.ts';
import { certify } from './network/certificate.ts';
import type { FlowSolution } from './network/problem.ts';
import { solveFlow } from './network/simplex.ts';
import type { Prepared } from './prepare.ts';
import { type AllocationNetwork, networkOf } from './to-network.ts';
import type { LimitGain, LimitRef, Proof } from './types.ts';
import { type Weights, weightsOf } from './weights.ts';

export interface Solved {
  flow: Float64Array;
  /** Without pinned people. */
  proof: Omit<Proof, 'gap'>;
  /** Of a limit that the network itself held; null otherwise. */
  gainOf(limit: LimitRef): LimitGain | null;
}

interface Relaxed {
  network: AllocationNetwork;
  solution: FlowSolution;
  flow: Float64Array;
  isProven: boolean;
}

function solveNetwork(columns: Columns, chains: Chains, weights: Weights | null): Relaxed {
  const network = networkOf(columns, chains, weights);
  const solution = solveFlow(network.problem);
  const { isFeasible, cost, bound } = certify(network.problem, solution);
  const isProven = isFeasible && cost === bound;
  return { network, solution, flow: solution.flow.subarray(0, columns.count), isProven };
}

const pointsOf = ({ points, count }: Columns, flow: Float64Array): number => {
  let sum = 0;
  for (let column = 0; column < count; column += 1)
    sum += (points[column] as number) * (flow[column] as number);
  return sum;
};

function gainsOf({ network, solution }: Relaxed, columns: Columns): Solved['gainOf'] {
  let marginalOf: ReturnType<typeof createMarginals> | null = null;
  return ({ kind, id, week }) => {
    const at = network.nodes.findIndex(
      ({ row: { ref } }) => ref.kind === kind && ref.id === id && ref.week === week,
    );
    const node = network.nodes[at];
    if (!node) return null;
    marginalOf ??= createMarginals(network, solution, columns);
    return marginalOf(at, node);
  };
}

/** Floors before targets before points: negative when the first plan is better. */
function compare(columns: Columns, first: Float64Array, second: Float64Array): number {
  return (
    shortfallOf(columns, first, 'floor') - shortfallOf(columns, second, 'floor') ||
    shortfallOf(columns, first, 'target') - shortfallOf(columns, second, 'target') ||
    pointsOf(columns, second) - pointsOf(columns, first)
  );
}

/**
 * Best of what the linear solver and the filling by hand find, with the tighter of both bounds. Points without
 * any goal bound those with them.
 */
function solveCrossing(
  columns: Columns,
  prepared: Prepared,
  relaxed: Relaxed,
  chains: Chains,
  solve: LinearSolver | null,
): Solved {
  const least = {
    floor: shortfallInChains(columns, chains, relaxed.flow, 'floor'),
    target: shortfallInChains(columns, chains, relaxed.flow, 'target'),
  };
  const filled = fillInOrder(columns, prepared, relaxed.flow);
  const linear = solve && solveLinear(columns, prepared, least, solve, filled);
  const noGain = () => null;
  if (linear?.flow && linear.isComplete) {
    const proof = {
      method: 'linear' as const,
      isOptimal: true,
      pointsBound: pointsOf(columns, linear.flow),
      floorShortfallBound: shortfallOf(columns, linear.flow, 'floor'),
      targetShortfallBound: shortfallOf(columns, linear.flow, 'target'),
      linearProblem: null,
    };
    return { flow: linear.flow, proof, gainOf: noGain };
  }
  const flow = linear?.flow && compare(columns, linear.flow, filled) < 0 ? linear.flow : filled;
  const relaxedBound = pointsOf(columns, solveNetwork(columns, chains, null).flow);
  const pointsBound = Math.min(relaxedBound, linear?.pointsBound ?? relaxedBound);
  const proof = {
    method: pointsBound < relaxedBound ? ('linear' as const) : ('relaxation' as const),
    isOptimal: false,
    pointsBound,
    floorShortfallBound: Math.max(least.floor, linear?.floorBound ?? 0),
    targetShortfallBound: Math.max(least.target, linear?.targetBound ?? 0),
    linearProblem: linear ? linear.problem : 'no linear solver given',
  };
  return { flow, proof, gainOf: noGain };
}

function shortfallInChains(
  columns: Columns,
  { crossing }: Chains,
  flow: Float64Array,
  rank: 'floor' | 'target',
): number {
  const layers = columns.layers.filter((_, at) => !crossing.includes(at));
  return shortfallOf({ ...columns, layers }, flow, rank);
}

/**
 * The network alone where it holds every limit, or where its plan happens to keep those it does not hold; the
 * linear solver otherwise.
 */
export function solveColumns(columns: Columns, prepared: Prepared, solve: LinearSolver | null): Solved {
  const chains = arrangeChains(columns);
  const relaxed = solveNetwork(columns, chains, weightsOf(prepared.plan));
  const { flow, isProven } = relaxed;
  const isWhole = chains.crossing.length === 0 && prepared.plan.families.length === 0;
  const isKept = isWhole || (isWithinLimits(columns, flow) && areFamiliesTogether(columns, prepared, flow));
  const hasAllGoals = chains.crossing.every((at) => columns.layers[at]?.rows.every(({ goal }) => goal === 0));
  if (!isProven || !isKept || !hasAllGoals) return solveCrossing(columns, prepared, relaxed, chains, solve);
  const proof = {
    method: isWhole ? ('network' as const) : ('relaxation' as const),
    isOptimal: true,
    pointsBound: pointsOf(columns, flow),
    floorShortfallBound: shortfallOf(columns, flow, 'floor'),
    targetShortfallBound: shortfallOf(columns, flow, 'target'),
    linearProblem: null,
  };
  return { flow, proof, gainOf: isWhole ? gainsOf(relaxed, columns) : () => null };
}
