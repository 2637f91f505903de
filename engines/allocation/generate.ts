import type { LinearAnswer, LinearModel, LinearSolver } from './linear-model.ts';

const fewColumns = 5000;
/** Whether the solver takes the model as it is. */
export const isSmall = ({ columns }: LinearModel): boolean => columns <= fewColumns;
/** Columns taken in at a time, and of those the most that share a group. */
const perRound = 6000;
const perGroup = 4;
const mostRounds = 60;
/** Most columns that the last, proving call may have. */
const mostProving = 40_000;
const tolerance = 1e-6;

/** Prices of the rows and what they prove. */
interface Prices {
  /** What one unit of each column adds to the cost beyond what its rows are worth. */
  reduced: Float64Array;
  /** No solution in fractions costs less, whatever the rounding of the prices (weak duality). */
  bound: number;
}

/** A row without a lower limit has no positive price, one without an upper no negative. */
function allowed(price: number, lower: number, upper: number): number {
  if (price > 0 && !Number.isFinite(lower)) return 0;
  return price < 0 && !Number.isFinite(upper) ? 0 : price;
}

function pricesOf(model: LinearModel, rowPrices: Float64Array): Prices {
  const { columns, rows, cost, columnUpper, rowLower, rowUpper, starts, indices, values } = model;
  const reduced = cost.slice();
  let bound = 0;
  const prices = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const [lower, upper] = [rowLower[row] as number, rowUpper[row] as number];
    const price = allowed(rowPrices[row] as number, lower, upper);
    prices[row] = price;
    if (price !== 0) bound += price * (price > 0 ? lower : upper);
  }
  for (let column = 0; column < columns; column += 1) {
    let worth = 0;
    for (let at = starts[column] as number; at < (starts[column + 1] as number); at += 1)
      worth += (prices[indices[at] as number] as number) * (values[at] as number);
    reduced[column] = (cost[column] as number) - worth;
    bound += Math.min(0, reduced[column] as number) * (columnUpper[column] as number);
  }
  return { reduced, bound };
}

/** The model with some of its columns. */
function partOf(model: LinearModel, chosen: Int32Array): LinearModel {
  const { starts, indices, values } = model;
  const size = chosen.reduce((sum, column) => sum + (starts[column + 1] ?? 0) - (starts[column] ?? 0), 0);
  const part = {
    starts: new Int32Array(chosen.length + 1),
    indices: new Int32Array(size),
    values: new Float64Array(size),
  };
  let next = 0;
  for (const [at, column] of chosen.entries()) {
    const [from, to] = [starts[column] ?? 0, starts[column + 1] ?? 0];
    part.indices.set(indices.subarray(from, to), next);
    part.values.set(values.subarray(from, to), next);
    next += to - from;
    part.starts[at + 1] = next;
  }
  const pick = (all: Float64Array) => Float64Array.from(chosen, (column) => all[column] as number);
  return {
    ...model,
    ...part,
    columns: chosen.length,
    cost: pick(model.cost),
    columnUpper: pick(model.columnUpper),
  };
}

/** Values of the chosen columns among all. */
function spread(values: Float64Array, chosen: Int32Array, columns: number): Float64Array {
  const all = new Float64Array(columns);
  for (const [at, column] of chosen.entries()) all[column] = values[at] as number;
  return all;
}

const costOf = ({ cost }: LinearModel, values: Float64Array): number =>
  values.reduce((sum, value, column) => sum + Math.round(value) * (cost[column] as number), 0);

/** Columns in play, and those always in play: lacking people, families. */
class Pool {
  readonly #isIn: Uint8Array;
  readonly #groupOf: Int32Array;

  constructor(columns: number, groupOf: Int32Array, guide: Float64Array) {
    this.#groupOf = groupOf;
    this.#isIn = new Uint8Array(columns).fill(1, groupOf.length);
    for (const [column, people] of guide.entries()) if (people > 0) this.#isIn[column] = 1;
  }

  chosen(also?: (column: number) => boolean): Int32Array {
    const found: number[] = [];
    for (const [column, isIn] of this.#isIn.entries()) if (isIn || also?.(column)) found.push(column);
    return Int32Array.from(found);
  }

  /** Takes in the columns that would lower the cost most, a few of each group; how many there were. */
  grow(reduced: Float64Array): number {
    const better: number[] = [];
    for (const [column, isIn] of this.#isIn.entries())
      if (!isIn && (reduced[column] as number) < -tolerance) better.push(column);
    better.sort((a, b) => (reduced[a] as number) - (reduced[b] as number));
    const taken = new Map<number, number>();
    let count = 0;
    for (const column of better) {
      const group = this.#groupOf[column] ?? -1;
      const own = taken.get(group) ?? 0;
      if (own >= perGroup || count >= perRound) continue;
      taken.set(group, own + 1);
      this.#isIn[column] = 1;
      count += 1;
    }
    return count;
  }
}

/** Prices at which no column outside the pool is worth taking in; null where the solver gave none. */
function settle(model: LinearModel, pool: Pool, solve: LinearSolver): Prices | null {
  let best: Prices | null = null;
  for (let round = 0; round < mostRounds; round += 1) {
    const answer = solve(partOf(model, pool.chosen()), 'fractions');
    if (answer.state !== 'optimal' || !answer.rowPrices) return best;
    const prices = pricesOf(model, answer.rowPrices);
    if (!best || prices.bound > best.bound) best = prices;
    if (pool.grow(prices.reduced) === 0) return prices;
  }
  return best;
}

/**
 * Solves large models by few of their columns: in fractions first, taking in columns as long as one lowers the cost; then
 * in whole numbers over the columns in play. The prices prove how far that is from the best; a column that costs more than
 * this distance is in no better plan, so a last call over the rest proves the optimum where it is small enough.
 * `groupOf`: of each move its group; columns beyond are always in play. The pool is kept from call to call.
 */
export function byColumns(
  groupOf: Int32Array,
  guide: Float64Array,
  solve: LinearSolver,
  whole = isSmall,
): LinearSolver {
  let pool: Pool | undefined;
  return (model) => {
    if (whole(model)) return solve(model);
    pool ??= new Pool(model.columns, groupOf, guide);
    const prices = settle(model, pool, solve);
    if (!prices) return solve(model);
    const first = pool.chosen();
    const found = solve(partOf(model, first));
    if (!found.values) return { ...found, bound: prices.bound };
    const values = spread(found.values, first, model.columns);
    const cost = costOf(model, values);
    // Costs are whole: within less than 1 is the optimum itself.
    const proven = (bound: number, best: Float64Array): LinearAnswer => ({
      ...found,
      state: costOf(model, best) - bound < 1 - tolerance ? 'optimal' : 'stopped',
      values: best,
      bound,
    });
    const gap = cost - prices.bound;
    if (gap < 1 - tolerance) return proven(prices.bound, values);
    const { reduced } = prices;
    const rest = pool.chosen((column) => (reduced[column] as number) <= gap - 1 + tolerance);
    if (rest.length > mostProving) return proven(prices.bound, values);
    const last = solve(partOf(model, rest));
    if (!last.values) return proven(prices.bound, values);
    const again = spread(last.values, rest, model.columns);
    const best = costOf(model, again) < cost ? again : values;
    return proven(Math.max(prices.bound, Math.min(last.bound, costOf(model, best))), best);
  };
}
