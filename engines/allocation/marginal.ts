import type { Columns } from './columns.ts';
import type { FlowProblem, FlowSolution } from './network/problem.ts';
import type { AllocationNetwork, LimitNode } from './to-network.ts';
import type { LimitGain } from './types.ts';

/** Arcs with room by the node they lead from: forwards where more fits, backwards where flow can be taken back. */
interface Residual {
  starts: Int32Array;
  /** Arc × 2, + 1 for backwards. */
  moves: Int32Array;
}

function residualOf({ nodes, from, to, capacity }: FlowProblem, { flow }: FlowSolution): Residual {
  const starts = new Int32Array(nodes + 2);
  const each = (visit: (node: number, move: number) => void) => {
    for (let arc = 0; arc < flow.length; arc += 1) {
      if ((flow[arc] as number) < (capacity[arc] as number)) visit(from[arc] as number, 2 * arc);
      if ((flow[arc] as number) > 0) visit(to[arc] as number, 2 * arc + 1);
    }
  };
  each((node) => {
    starts[node + 1] = (starts[node + 1] as number) + 1;
  });
  for (let node = 0; node <= nodes; node += 1)
    starts[node + 1] = (starts[node + 1] as number) + (starts[node] as number);
  const moves = new Int32Array(starts[nodes + 1] as number);
  const place = starts.slice();
  each((node, move) => {
    moves[place[node] as number] = move;
    place[node] = (place[node] as number) + 1;
  });
  return { starts, moves };
}

/** Nodes to visit, nearest first: a binary heap that may hold a node more than once. */
function createHeap() {
  const nodes: number[] = [];
  const keys: number[] = [];
  const isLess = (a: number, b: number) => (keys[a] as number) < (keys[b] as number);
  const swap = (a: number, b: number) => {
    [nodes[a], nodes[b]] = [nodes[b] as number, nodes[a] as number];
    [keys[a], keys[b]] = [keys[b] as number, keys[a] as number];
  };
  return {
    add(node: number, key: number): void {
      let at = nodes.push(node) - 1;
      keys.push(key);
      for (let up = (at - 1) >> 1; at > 0 && isLess(at, up); up = (at - 1) >> 1) {
        swap(at, up);
        at = up;
      }
    },
    take(): { node: number; key: number } | null {
      const last = nodes.length - 1;
      if (last < 0) return null;
      swap(0, last);
      const taken = { node: nodes.pop() as number, key: keys.pop() as number };
      for (let at = 0; ; ) {
        let least = at;
        for (const child of [2 * at + 1, 2 * at + 2]) if (child < last && isLess(child, least)) least = child;
        if (least === at) return taken;
        swap(at, least);
        at = least;
      }
    },
  };
}

/** Moves of the cheapest way between two nodes, last first; null when it costs more than `most` or there is none. */
function cheapestWay(
  problem: FlowProblem,
  residual: Residual,
  potential: Float64Array,
  start: number,
  end: number,
  most: number,
): number[] | null {
  const { from, to, cost } = problem;
  const distance = new Float64Array(problem.nodes + 1).fill(Number.POSITIVE_INFINITY);
  const reachedBy = new Int32Array(problem.nodes + 1).fill(-1);
  const heap = createHeap();
  distance[start] = 0;
  heap.add(start, 0);
  for (let next = heap.take(); next && next.node !== end; next = heap.take()) {
    const { node, key } = next;
    if (key > (distance[node] as number)) continue;
    for (let at = residual.starts[node] as number; at < (residual.starts[node + 1] as number); at += 1) {
      const move = residual.moves[at] as number;
      const arc = move >> 1;
      const isBack = (move & 1) === 1;
      const other = (isBack ? from[arc] : to[arc]) as number;
      const price = isBack ? -(cost[arc] as number) : (cost[arc] as number);
      const reached = key + price + (potential[node] as number) - (potential[other] as number);
      if (reached > most || reached >= (distance[other] as number)) continue;
      distance[other] = reached;
      reachedBy[other] = move;
      heap.add(other, reached);
    }
  }
  if (distance[end] === Number.POSITIVE_INFINITY) return null;
  const way: number[] = [];
  for (let node = end; node !== start; ) {
    const move = reachedBy[node] as number;
    way.push(move);
    node = ((move & 1) === 1 ? to[move >> 1] : from[move >> 1]) as number;
  }
  return way;
}

const noGain: LimitGain = { points: 0, placed: 0, floorShortfall: 0, targetShortfall: 0 };

/** What the moves of a way change, goal by goal. */
function gainOf(way: number[], { problem, nodes }: AllocationNetwork, columns: Columns): LimitGain {
  const gain: LimitGain = { ...noGain };
  for (const move of way) {
    const arc = move >> 1;
    const sign = (move & 1) === 1 ? -1 : 1;
    if (arc < columns.count) {
      gain.points += sign * (columns.points[arc] as number);
      gain.placed += sign;
      continue;
    }
    const cost = problem.cost[arc] as number;
    const rank = nodes[problem.from[arc] as number]?.row.rank;
    // A price on those who stay, or a payment for those who come.
    const lacking = cost === 0 ? 0 : sign * Math.sign(cost);
    if (rank === 'floor') gain.floorShortfall += lacking;
    else gain.targetShortfall += lacking;
  }
  return gain;
}

/**
 * Exactly what one more unit of a used-up limit would bring: the best exchange that becomes possible, found as the
 * cheapest way round through what has room.
 */
export function createMarginals(network: AllocationNetwork, solution: FlowSolution, columns: Columns) {
  const { problem } = network;
  const { potential } = solution;
  const residual = residualOf(problem, solution);
  return (at: number, node: LimitNode): LimitGain => {
    // One more may come from below the limit to above it; on the sending side, one more may be taken back.
    const [start, end] = node.side === 'receiving' ? [node.parent, at] : [at, node.parent];
    const { row } = node;
    const most =
      (potential[start] as number) - (potential[end] as number) + (row.isGoalCut ? network.weightOf(row) : 0);
    const way = cheapestWay(problem, residual, potential, start, end, most);
    const gain = way ? gainOf(way, network, columns) : { ...noGain };
    if (way && row.isGoalCut) gain[row.rank === 'floor' ? 'floorShortfall' : 'targetShortfall'] -= 1;
    return gain.floorShortfall || gain.targetShortfall || gain.points ? gain : { ...noGain };
  };
}
