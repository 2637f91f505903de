import type { FlowProblem } from './problem.ts';

/**
 * A rooted spanning tree in preorder: `next` and `previous` list the nodes, those below a node follow it
 * directly, `count` of them with itself, `last` being the final one.
 */
export interface SpanningTree {
  parent: Int32Array;
  /** Arc between a node and its parent. */
  arc: Int32Array;
  /** 1 where that arc leads up to the parent, −1 where it leads down. */
  direction: Int8Array;
  next: Int32Array;
  previous: Int32Array;
  count: Int32Array;
  last: Int32Array;
  potential: Float64Array;
  /** Nodes whose `previous` must be corrected after a move. */
  touched: Int32Array;
}

function preorder(parent: Int32Array, root: number): Int32Array {
  const size = root + 1;
  const firstChild = new Int32Array(size).fill(-1);
  const sibling = new Int32Array(size).fill(-1);
  for (let node = 0; node < root; node += 1) {
    const up = parent[node] as number;
    sibling[node] = firstChild[up] as number;
    firstChild[up] = node;
  }
  const order = new Int32Array(size);
  const stack = [root];
  for (let at = 0; ; at += 1) {
    const node = stack.pop();
    if (node === undefined) return order;
    order[at] = node;
    for (let child = firstChild[node] as number; child >= 0; child = sibling[child] as number)
      stack.push(child);
  }
}

/** The tree of the start arcs, with the potentials that make each of them cost nothing. */
export function startTree({ nodes: root, to, cost, startArc }: FlowProblem): SpanningTree {
  const size = root + 1;
  const tree: SpanningTree = {
    parent: new Int32Array(size).fill(-1),
    arc: new Int32Array(size).fill(-1),
    direction: new Int8Array(size).fill(1),
    next: new Int32Array(size),
    previous: new Int32Array(size),
    count: new Int32Array(size).fill(1),
    last: new Int32Array(size),
    potential: new Float64Array(size),
    touched: new Int32Array(size),
  };
  const { parent, arc, next, previous, count, last, potential } = tree;
  arc.set(startArc);
  for (let node = 0; node < root; node += 1) parent[node] = to[startArc[node] as number] as number;
  const order = preorder(parent, root);
  for (let at = size - 1; at >= 0; at -= 1) {
    const node = order[at] as number;
    const following = order[at + 1] ?? root;
    next[node] = following;
    previous[following] = node;
    last[node] = order[at + (count[node] as number) - 1] as number;
    if (at > 0)
      count[parent[node] as number] = (count[parent[node] as number] as number) + (count[node] as number);
  }
  for (let at = 1; at < size; at += 1) {
    const node = order[at] as number;
    potential[node] = (potential[parent[node] as number] as number) - (cost[arc[node] as number] as number);
  }
  return tree;
}

/** Where an arc enters the tree and what leaves for it. */
export interface Exchange {
  entering: number;
  /** The entering arc's end below the leaving arc, and its other end. */
  inNode: number;
  newParent: number;
  /** Lower end of the leaving arc. */
  outNode: number;
  /** Where the tree paths from both ends of the entering arc meet. */
  join: number;
  isUp: boolean;
}

/** Turns the path from `inNode` to `outNode` over, so that `inNode` is on top, and hangs it under `newParent`. */
function turnStem(tree: SpanningTree, exchange: Exchange, oldPrevious: number, oldLast: number): void {
  const { parent, next, previous, last, touched } = tree;
  const { inNode, outNode, newParent } = exchange;
  const goesOn = (oldPrevious === newParent ? next[oldLast] : next[newParent]) as number;
  let stem = inNode;
  let above = newParent;
  let end = last[inNode] as number;
  let after = next[end] as number;
  let touchedCount = 1;
  next[newParent] = inNode;
  touched[0] = newParent;
  while (stem !== outNode) {
    const nextStem = parent[stem] as number;
    next[end] = nextStem;
    touched[touchedCount] = end;
    touchedCount += 1;
    const before = previous[stem] as number;
    next[before] = after;
    previous[after] = before;
    parent[stem] = above;
    above = stem;
    stem = nextStem;
    end = (last[stem] === last[above] ? previous[above] : last[stem]) as number;
    after = next[end] as number;
  }
  parent[outNode] = above;
  next[end] = goesOn;
  previous[goesOn] = end;
  last[outNode] = end;
  if (oldPrevious !== newParent) {
    next[oldPrevious] = after;
    previous[after] = oldPrevious;
  }
  for (let at = 0; at < touchedCount; at += 1) {
    const node = touched[at] as number;
    previous[next[node] as number] = node;
  }
}

/** Arcs, counts and last nodes along the stem that was turned over. */
function renewStem({ parent, arc, direction, count, last }: SpanningTree, exchange: Exchange): void {
  const { inNode, outNode } = exchange;
  const end = last[outNode] as number;
  let gathered = 0;
  let node = outNode;
  while (node !== inNode) {
    const above = parent[node] as number;
    arc[node] = arc[above] as number;
    direction[node] = -(direction[above] as number);
    gathered += (count[node] as number) - (count[above] as number);
    count[node] = gathered;
    last[above] = end;
    node = above;
  }
}

/** Hangs the whole subtree of `inNode` under `newParent`, where `inNode` is itself the lower end of what leaves. */
function moveWhole(
  tree: SpanningTree,
  { inNode, newParent }: Exchange,
  oldPrevious: number,
  oldLast: number,
): void {
  const { parent, next, previous } = tree;
  parent[inNode] = newParent;
  if (next[newParent] === inNode) return;
  const after = next[oldLast] as number;
  next[oldPrevious] = after;
  previous[after] = oldPrevious;
  const following = next[newParent] as number;
  next[newParent] = inNode;
  previous[inNode] = newParent;
  next[oldLast] = following;
  previous[following] = oldLast;
}

function renewAncestors(
  { parent, count, last }: SpanningTree,
  { newParent, outNode, join }: Exchange,
  old: { parent: number; previous: number; last: number; count: number },
): void {
  const limit = last[join] === newParent ? join : -1;
  const lastOut = last[outNode] as number;
  for (let node = newParent; node !== -1 && last[node] === newParent; node = parent[node] as number)
    last[node] = lastOut;
  const isApart = join !== old.previous && newParent !== old.previous;
  const renewed = isApart ? old.previous : lastOut;
  if (isApart || lastOut !== old.last)
    for (let node = old.parent; node !== limit && last[node] === old.last; node = parent[node] as number)
      last[node] = renewed;
  for (let node = newParent; node !== join; node = parent[node] as number)
    count[node] = (count[node] as number) + old.count;
  for (let node = old.parent; node !== join; node = parent[node] as number)
    count[node] = (count[node] as number) - old.count;
}

/** Takes the leaving arc out, the entering arc in, and shifts the potentials below it. */
export function exchangeArcs(tree: SpanningTree, exchange: Exchange, cost: Float64Array): void {
  const { inNode, newParent, outNode, entering, isUp } = exchange;
  const { potential, next, last } = tree;
  const old = {
    parent: tree.parent[outNode] as number,
    previous: tree.previous[outNode] as number,
    last: last[outNode] as number,
    count: tree.count[outNode] as number,
  };
  if (inNode === outNode) moveWhole(tree, exchange, old.previous, old.last);
  else {
    turnStem(tree, exchange, old.previous, old.last);
    renewStem(tree, exchange);
    tree.count[inNode] = old.count;
  }
  tree.arc[inNode] = entering;
  tree.direction[inNode] = isUp ? 1 : -1;
  renewAncestors(tree, exchange, old);
  const arcCost = cost[entering] as number;
  const shift =
    (potential[newParent] as number) - (potential[inNode] as number) - (isUp ? arcCost : -arcCost);
  const end = next[last[inNode] as number] as number;
  for (let node = inNode; node !== end; node = next[node] as number)
    potential[node] = (potential[node] as number) + shift;
}
