import type { Highs } from 'highs';
import { columnsOf } from '#engines/allocation/columns.ts';
import { highsSolver } from '#engines/allocation/highs.ts';
import type { AllocationPlan, LinearModel } from '#engines/allocation/index.ts';
import { prepare } from '#engines/allocation/prepare.ts';

/** Most points of a plan's limits as a plain linear model. Whole numbers come by themselves where it is a network. */
export function highsPoints(highs: Highs, plan: AllocationPlan): number {
  const { count, points, layers } = columnsOf(prepare(plan));
  const first = layers.map((_, at) => layers.slice(0, at).reduce((sum, { rows }) => sum + rows.length, 0));
  const uppers = layers.flatMap(({ rows }) => rows.map(({ capacity }) => capacity));
  const free = (length: number) => new Float64Array(length).fill(Number.NEGATIVE_INFINITY);
  return highs.withModel(
    {
      numCols: count,
      numRows: uppers.length,
      colCost: points.map((each) => -each),
      colLower: new Float64Array(count),
      colUpper: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
      rowLower: free(uppers.length),
      rowUpper: Float64Array.from(uppers),
      matrix: {
        format: 'csc',
        numRows: uppers.length,
        numCols: count,
        starts: Int32Array.from({ length: count + 1 }, (_, column) => column * layers.length),
        indices: Int32Array.from({ length: count * layers.length }, (_, entry) => {
          const layer = entry % layers.length;
          return (first[layer] ?? 0) + (layers[layer]?.of[Math.floor(entry / layers.length)] ?? 0);
        }),
        values: new Float64Array(count * layers.length).fill(1),
      },
    },
    (model) => {
      model.options.set({ output_flag: false });
      model.run();
      return Math.round(-model.getObjectiveValue());
    },
  );
}

/** Most profit of a whole-number model, through the engine's own connection to HiGHS. */
export function highsOptimum(highs: Highs, model: LinearModel): number {
  const { state, bound } = highsSolver(highs, { timeLimit: 60 })(model);
  return state === 'optimal' ? Math.round(-bound) : Number.NaN;
}
