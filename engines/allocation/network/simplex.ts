import type { FlowProblem, FlowSolution } from './problem.ts';
import { type Exchange, exchangeArcs, type SpanningTree, startTree } from './tree.ts';

/** Of an arc: empty, in the tree, or full. The sign turns its reduced cost into what more or less flow gains. */
const empty = 1;
const inTree = 0;
const full = -1;

interface Simplex {
  problem: FlowProblem;
  tree: SpanningTree;
  flow: Float64Array;
  state: Int8Array;
  /** Where the search for an entering arc goes on. */
  searchFrom: number;
  blockSize: number;
  exchange: Exchange;
}

/** The arc that gains most in the next block that holds one; −1 when no arc gains. */
function findEntering(simplex: Simplex): number {
  const { problem, state, blockSize } = simplex;
  const { from, to, cost } = problem;
  const { potential } = simplex.tree;
  const arcs = from.length;
  let best = 0;
  let entering = -1;
  let left = blockSize;
  let arc = simplex.searchFrom;
  for (let seen = 0; seen < arcs; seen += 1) {
    const difference =
      (cost[arc] as number) +
      (potential[from[arc] as number] as number) -
      (potential[to[arc] as number] as number);
    const reduced = (state[arc] as number) * difference;
    if (reduced < best) {
      best = reduced;
      entering = arc;
    }
    arc += 1;
    if (arc === arcs) arc = 0;
    left -= 1;
    if (left === 0) {
      if (entering >= 0) break;
      left = blockSize;
    }
  }
  simplex.searchFrom = arc;
  return entering;
}

function findJoin({ parent, count }: SpanningTree, one: number, other: number): number {
  let [first, second] = [one, other];
  while (first !== second) {
    if ((count[first] as number) < (count[second] as number)) first = parent[first] as number;
    else second = parent[second] as number;
  }
  return first;
}

/**
 * How far flow can be pushed round the cycle of the entering arc, and which arc stops it. Among equals the last
 * one from the join in the direction of the flow is taken: every tree arc then keeps room towards the root, so
 * that the method cannot run in circles. False when the entering arc itself stops it.
 */
function findLeaving(simplex: Simplex, entering: number): { room: number; isExchanged: boolean } {
  const { exchange, flow, state, tree } = simplex;
  const { from, to, capacity } = simplex.problem;
  const { parent, arc: arcOf, direction } = tree;
  const isForward = state[entering] === empty;
  const first = (isForward ? from[entering] : to[entering]) as number;
  const second = (isForward ? to[entering] : from[entering]) as number;
  const join = findJoin(tree, first, second);
  let room = capacity[entering] as number;
  let out = -1;
  let isFirstSide = false;
  for (let node = first; node !== join; node = parent[node] as number) {
    const arc = arcOf[node] as number;
    const amount = flow[arc] as number;
    const here = direction[node] === 1 ? amount : (capacity[arc] as number) - amount;
    if (here < room) {
      room = here;
      out = node;
      isFirstSide = true;
    }
  }
  for (let node = second; node !== join; node = parent[node] as number) {
    const arc = arcOf[node] as number;
    const amount = flow[arc] as number;
    const here = direction[node] === 1 ? (capacity[arc] as number) - amount : amount;
    if (here <= room) {
      room = here;
      out = node;
      isFirstSide = false;
    }
  }
  exchange.entering = entering;
  exchange.join = join;
  exchange.outNode = out;
  exchange.inNode = isFirstSide ? first : second;
  exchange.newParent = isFirstSide ? second : first;
  exchange.isUp = exchange.inNode === from[entering];
  return { room, isExchanged: out >= 0 };
}

function push(simplex: Simplex, entering: number, room: number): void {
  const { flow, state, exchange } = simplex;
  const { from, to } = simplex.problem;
  const { parent, arc, direction } = simplex.tree;
  const amount = (state[entering] as number) * room;
  flow[entering] = (flow[entering] as number) + amount;
  for (let node = from[entering] as number; node !== exchange.join; node = parent[node] as number) {
    const at = arc[node] as number;
    flow[at] = (flow[at] as number) - (direction[node] as number) * amount;
  }
  for (let node = to[entering] as number; node !== exchange.join; node = parent[node] as number) {
    const at = arc[node] as number;
    flow[at] = (flow[at] as number) + (direction[node] as number) * amount;
  }
}

function startState({ startFlow, startArc }: FlowProblem): Int8Array {
  const state = new Int8Array(startFlow.length);
  for (const [arc, amount] of startFlow.entries()) state[arc] = amount === 0 ? empty : full;
  for (const arc of startArc) state[arc] = inTree;
  return state;
}

/**
 * Least cost by the primal network simplex method: a block of arcs is searched for the one that gains most, a
 * strongly feasible tree keeps it from running in circles. Exact: whole numbers in, whole numbers out.
 */
export function solveFlow(problem: FlowProblem): FlowSolution {
  const simplex: Simplex = {
    problem,
    tree: startTree(problem),
    flow: problem.startFlow.slice(),
    state: startState(problem),
    searchFrom: 0,
    blockSize: Math.max(10, Math.floor(Math.sqrt(problem.from.length))),
    exchange: { entering: -1, inNode: -1, newParent: -1, outNode: -1, join: -1, isUp: true },
  };
  const { flow, state, tree, exchange } = simplex;
  for (let pivots = 0; ; pivots += 1) {
    const entering = findEntering(simplex);
    if (entering < 0) return { flow, potential: tree.potential, pivots };
    const { room, isExchanged } = findLeaving(simplex, entering);
    if (room > 0) push(simplex, entering, room);
    if (!isExchanged) {
      state[entering] = -(state[entering] as number);
      continue;
    }
    const leaving = tree.arc[exchange.outNode] as number;
    state[entering] = inTree;
    state[leaving] = flow[leaving] === 0 ? empty : full;
    exchangeArcs(tree, exchange, problem.cost);
  }
}
