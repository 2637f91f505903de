import type { Chains } from './chains.ts';
import type { Columns, GoalRank, LimitRow } from './columns.ts';
import type { FlowProblem } from './network/problem.ts';
import type { Weights } from './weights.ts';

/** One limit as a node of the network. */
export interface LimitNode {
  row: LimitRow;
  side: 'sending' | 'receiving';
  /** Node of the limit around it, or the root. */
  parent: number;
}

/** The first arcs are the columns, in their order. */
export interface AllocationNetwork {
  problem: FlowProblem;
  nodes: LimitNode[];
  /** What one person towards the goal of a row is worth in cost. */
  weightOf(row: LimitRow): number;
}

interface Numbering {
  nodes: LimitNode[];
  /** Node of each row by layer; −1 where no column uses the row. */
  nodeOf: Int32Array[];
}

/** Numbers the rows that columns use, coarse limits first: a row's parent is the next row around it. */
function numberNodes(
  { layers, count }: Columns,
  chain: number[],
  side: LimitNode['side'],
  { nodes, nodeOf }: Numbering,
): void {
  const outer: { numbers: Int32Array; of: Int32Array }[] = [];
  for (const at of chain.toReversed()) {
    const { rows, of } = layers[at] ?? { rows: [], of: new Int32Array() };
    const numbers = new Int32Array(rows.length).fill(-1);
    for (let column = 0; column < count; column += 1) {
      const place = of[column] as number;
      const row = rows[place];
      if (!row || (numbers[place] as number) >= 0) continue;
      const around = outer.find((each) => (each.of[column] as number) >= 0);
      const parent = around ? (around.numbers[around.of[column] as number] as number) : -1;
      numbers[place] = nodes.length;
      nodes.push({ row, side, parent });
    }
    nodeOf[at] = numbers;
    outer.unshift({ numbers, of });
  }
}

interface Arcs {
  from: Int32Array;
  to: Int32Array;
  capacity: Float64Array;
  cost: Float64Array;
  startFlow: Float64Array;
  count: number;
}

function createArcs(most: number): Arcs {
  return {
    from: new Int32Array(most),
    to: new Int32Array(most),
    capacity: new Float64Array(most),
    cost: new Float64Array(most),
    startFlow: new Float64Array(most),
    count: 0,
  };
}

function addArc(
  arcs: Arcs,
  from: number,
  to: number,
  capacity: number,
  cost: number,
  startFlow: number,
): number {
  const at = arcs.count;
  arcs.from[at] = from;
  arcs.to[at] = to;
  arcs.capacity[at] = capacity;
  arcs.cost[at] = cost;
  arcs.startFlow[at] = startFlow;
  arcs.count += 1;
  return at;
}

/**
 * The sending side carries those who stay: up from each group to the root. A limit on those who leave is then a
 * least number of those who stay (taken out here as supply), a goal a price on those who stay beyond it. So the
 * plan in which everybody stays is a feasible start.
 */
function addSending(
  arcs: Arcs,
  nodes: LimitNode[],
  people: Float64Array,
  supply: Float64Array,
  weight: (row: LimitRow) => number,
): Int32Array {
  const startArc = new Int32Array(nodes.length);
  for (const [at, { row, parent, side }] of nodes.entries()) {
    if (side !== 'sending') continue;
    const all = people[at] as number;
    const least = Math.max(0, all - row.capacity);
    const free = Math.max(0, all - row.goal - least);
    supply[at] = (supply[at] as number) - least;
    if (parent < nodes.length) supply[parent] = (supply[parent] as number) + least;
    const isPriced = row.goal > 0 && weight(row) > 0;
    if (isPriced && free > 0) addArc(arcs, at, parent, free, 0, free);
    const start = all - least - (isPriced ? free : 0);
    startArc[at] = addArc(arcs, at, parent, Number.POSITIVE_INFINITY, isPriced ? weight(row) : 0, start);
  }
  return startArc;
}

/** The receiving side carries those who come: from each post to the root; a goal pays for the first that come. */
function addReceiving(
  arcs: Arcs,
  nodes: LimitNode[],
  startArc: Int32Array,
  weight: (row: LimitRow) => number,
): void {
  for (const [at, { row, parent, side }] of nodes.entries()) {
    if (side !== 'receiving') continue;
    const paid = weight(row) > 0 ? row.goal : 0;
    if (paid > 0) startArc[at] = addArc(arcs, at, parent, paid, -weight(row), 0);
    if (row.capacity > paid) startArc[at] = addArc(arcs, at, parent, row.capacity - paid, 0, 0);
  }
}

/** People below each node of the sending side. */
function gatherPeople(nodes: LimitNode[], groups: Int32Array): Float64Array {
  const people = new Float64Array(nodes.length);
  for (const node of groups) {
    const size = nodes[node]?.row.capacity ?? 0;
    for (let at = node; at >= 0 && at < nodes.length; at = nodes[at]?.parent ?? -1)
      people[at] = (people[at] as number) + size;
  }
  return people;
}

/** The plan as a flow of least cost, with the limits of both chains and the goals among them. */
export function networkOf(
  columns: Columns,
  { sending, receiving }: Chains,
  weights: Weights | null,
): AllocationNetwork {
  const numbering: Numbering = { nodes: [], nodeOf: [] };
  numberNodes(columns, sending, 'sending', numbering);
  numberNodes(columns, receiving, 'receiving', numbering);
  const { nodes, nodeOf } = numbering;
  const root = nodes.length;
  for (const node of nodes) if (node.parent < 0) node.parent = root;
  const weight = ({ rank }: { rank: GoalRank }) => weights?.[rank] ?? 0;
  const arcs = createArcs(columns.count + 2 * root);
  const groupNode = nodeOf[0] ?? new Int32Array();
  const finest = receiving.map((at) => ({
    numbers: nodeOf[at] ?? groupNode,
    of: columns.layers[at]?.of ?? groupNode,
  }));
  for (let column = 0; column < columns.count; column += 1) {
    const from = groupNode[columns.group[column] as number] as number;
    let level = 0;
    while ((finest[level]?.of[column] ?? 0) < 0) level += 1;
    const to = finest[level]?.numbers[finest[level]?.of[column] ?? 0] ?? root;
    addArc(arcs, from, to, Number.POSITIVE_INFINITY, -(columns.points[column] as number), 0);
  }
  const supply = new Float64Array(root);
  const groups = groupNode.filter((node) => node >= 0);
  for (const node of groups) supply[node] = nodes[node]?.row.capacity ?? 0;
  const startArc = addSending(arcs, nodes, gatherPeople(nodes, groups), supply, weight);
  addReceiving(arcs, nodes, startArc, weight);
  const cut = arcs.count;
  const problem: FlowProblem = {
    nodes: root,
    from: arcs.from.subarray(0, cut),
    to: arcs.to.subarray(0, cut),
    capacity: arcs.capacity.subarray(0, cut),
    cost: arcs.cost.subarray(0, cut),
    startFlow: arcs.startFlow.subarray(0, cut),
    supply,
    startArc,
  };
  return { problem, nodes, weightOf: weight };
}
