import type { LinearAnswer, LinearModel, LinearSolver } from './linear-model.ts';

interface HighsModel {
  options: { set(values: Readonly<Record<string, boolean | number | string>>): unknown };
  info: { get(name: 'mip_dual_bound'): unknown };
  run(): unknown;
  getModelStatus(): number;
  getObjectiveValue(): number;
  getSolution(): { colValue: Float64Array; rowDual: Float64Array };
  dispose(): void;
}

/** What is used of the runtime that `loadHighs()` of the package `highs` returns. */
export interface HighsRuntime {
  createModel(model: {
    numCols: number;
    numRows: number;
    colCost: Float64Array;
    colLower: Float64Array;
    colUpper: Float64Array;
    rowLower: Float64Array;
    rowUpper: Float64Array;
    integrality?: readonly 1[];
    matrix: {
      format: 'csc';
      numRows: number;
      numCols: number;
      starts: Int32Array;
      indices: Int32Array;
      values: Float64Array;
    };
  }): HighsModel;
}

const optimal = 7;
const infeasible = 8;

function answerOf(model: HighsModel, isWhole: boolean): LinearAnswer {
  model.run();
  const status = model.getModelStatus();
  const detail = `HiGHS model status ${status}`;
  if (status === infeasible)
    return { state: 'infeasible', values: null, bound: Number.POSITIVE_INFINITY, detail };
  const state = status === optimal ? 'optimal' : 'stopped';
  const hasValues = Number.isFinite(model.getObjectiveValue());
  const solution = hasValues ? model.getSolution() : null;
  const values = solution?.colValue ?? null;
  if (!isWhole)
    return { state, values, bound: Number.NEGATIVE_INFINITY, rowPrices: solution?.rowDual ?? null, detail };
  return { state, values, bound: Number(model.info.get('mip_dual_bound')), detail };
}

/**
 * HiGHS as the linear solver. `timeLimit` in seconds for each call; a runtime that has failed hard answers
 * `failed` from then on and should be loaded anew.
 */
export function highsSolver(runtime: HighsRuntime, { timeLimit }: { timeLimit: number }): LinearSolver {
  return (
    { columns, rows, cost, columnUpper, rowLower, rowUpper, starts, indices, values }: LinearModel,
    numbers,
  ) => {
    const isWhole = numbers !== 'fractions';
    try {
      const model = runtime.createModel({
        numCols: columns,
        numRows: rows,
        colCost: cost,
        colLower: new Float64Array(columns),
        colUpper: columnUpper,
        rowLower,
        rowUpper,
        ...(isWhole ? { integrality: Array.from({ length: columns }, () => 1 as const) } : {}),
        matrix: { format: 'csc', numRows: rows, numCols: columns, starts, indices, values },
      });
      try {
        // Costs are whole: within less than 1 is the optimum itself.
        model.options.set({ output_flag: false, time_limit: timeLimit, mip_rel_gap: 0, mip_abs_gap: 0.9 });
        return answerOf(model, isWhole);
      } finally {
        model.dispose();
      }
    } catch (error) {
      return { state: 'failed', values: null, bound: Number.NEGATIVE_INFINITY, detail: String(error) };
    }
  };
}
