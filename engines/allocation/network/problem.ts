/** A minimum-cost flow with a start that is already feasible. All numbers are whole. */
export interface FlowProblem {
  /** Nodes 0 to nodes − 1; the root has the number `nodes` and takes or gives what balances the rest. */
  nodes: number;
  from: Int32Array;
  to: Int32Array;
  /** Most flow of an arc; Infinity for none. Least is 0. */
  capacity: Float64Array;
  cost: Float64Array;
  /** What each node sends out more than it takes in. */
  supply: Float64Array;
  /** A flow that keeps every capacity and supply; each arc outside the start tree is empty or full. */
  startFlow: Float64Array;
  /** For each node the arc that leads from it towards the root; each can take more flow than it has. */
  startArc: Int32Array;
}

export interface FlowSolution {
  flow: Float64Array;
  /** Of each node and, last, the root: no arc with room costs less than the difference of its ends. */
  potential: Float64Array;
  pivots: number;
}
