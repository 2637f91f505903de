/** Least cost with whole-number variables, the matrix by columns. */
export interface LinearModel {
  columns: number;
  rows: number;
  cost: Float64Array;
  columnUpper: Float64Array;
  rowLower: Float64Array;
  rowUpper: Float64Array;
  starts: Int32Array;
  indices: Int32Array;
  values: Float64Array;
}

export interface LinearAnswer {
  /** `stopped`: out of time; values are then the best found, or null. */
  state: 'optimal' | 'infeasible' | 'stopped' | 'failed';
  values: Float64Array | null;
  /** No solution costs less. */
  bound: number;
  /** Of a model solved in fractions: what one more of each row's limit would add to the cost. */
  rowPrices?: Float64Array | null;
  /** What the solver said, for the log. */
  detail: string;
}

/** A solver for linear models in whole numbers, or in fractions where these are asked for. It does not throw. */
export type LinearSolver = (model: LinearModel, numbers?: 'fractions') => LinearAnswer;
