/** Dense matrices by rows, just what the factors need. Internal to this folder. */
export interface Matrix {
  rows: number;
  columns: number;
  values: Float32Array;
}

export const zeros = (rows: number, columns: number): Matrix => ({
  rows,
  columns,
  values: new Float32Array(rows * columns),
});

/** Numbers of a normal distribution, always the same ones (mulberry32, Box–Muller). */
export function noise(rows: number, columns: number): Matrix {
  let state = 0x9e37_79b9;
  const uniform = () => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const matrix = zeros(rows, columns);
  for (let at = 0; at < matrix.values.length; at += 1) matrix.values[at] = normal();
  return matrix;
}

/** Mᵀ M, square, by rows. */
export function gram({ rows, columns, values }: Matrix): Float64Array {
  const square = new Float64Array(columns * columns);
  for (let row = 0; row < rows; row += 1) {
    const line = values.subarray(row * columns, (row + 1) * columns);
    for (let a = 0; a < columns; a += 1) {
      const factor = line[a] ?? 0;
      if (factor === 0) continue;
      const base = a * columns;
      for (let b = a; b < columns; b += 1)
        square[base + b] = (square[base + b] ?? 0) + factor * (line[b] ?? 0);
    }
  }
  for (let a = 0; a < columns; a += 1)
    for (let b = 0; b < a; b += 1) square[a * columns + b] = square[b * columns + a] ?? 0;
  return square;
}

/** A pivot this much smaller than the largest is no direction of its own. */
const NO_DIRECTION = 1e-9;

/** Makes the columns orthonormal in place (Cholesky of the Gram matrix); dependent columns become 0. */
export function orthonormalize(matrix: Matrix): void {
  const { rows, columns: n, values } = matrix;
  const g = gram(matrix);
  let largest = 0;
  for (let a = 0; a < n; a += 1) largest = Math.max(largest, g[a * n + a] ?? 0);
  // Upper factor R with Rᵀ R = G, row by row, in place of G.
  for (let a = 0; a < n; a += 1) {
    const pivot = g[a * n + a] ?? 0;
    const root = pivot > largest * NO_DIRECTION ? Math.sqrt(pivot) : 0;
    for (let b = a; b < n; b += 1) g[a * n + b] = root === 0 ? 0 : (g[a * n + b] ?? 0) / root;
    for (let c = a + 1; c < n; c += 1) {
      const factor = g[a * n + c] ?? 0;
      if (factor === 0) continue;
      for (let b = c; b < n; b += 1) g[c * n + b] = (g[c * n + b] ?? 0) - factor * (g[a * n + b] ?? 0);
    }
  }
  for (let row = 0; row < rows; row += 1) solveRow(values.subarray(row * n, (row + 1) * n), g, n);
}

/** line ← line R⁻¹ for an upper triangular R; 0 where R has no pivot. */
function solveRow(line: Float32Array, r: Float64Array, n: number): void {
  for (let a = 0; a < n; a += 1) {
    const pivot = r[a * n + a] ?? 0;
    const value = pivot === 0 ? 0 : (line[a] ?? 0) / pivot;
    line[a] = value;
    if (value === 0) continue;
    for (let b = a + 1; b < n; b += 1) line[b] = (line[b] ?? 0) - value * (r[a * n + b] ?? 0);
  }
}

/** M times a square matrix given by rows, first `kept` columns only. */
export function timesSquare({ rows, columns, values }: Matrix, square: Float64Array, kept: number): Matrix {
  const product = zeros(rows, kept);
  for (let row = 0; row < rows; row += 1) {
    const line = product.values.subarray(row * kept, (row + 1) * kept);
    for (let a = 0; a < columns; a += 1) {
      const factor = values[row * columns + a] ?? 0;
      if (factor === 0) continue;
      for (let b = 0; b < kept; b += 1) line[b] = (line[b] ?? 0) + factor * (square[a * columns + b] ?? 0);
    }
  }
  return product;
}
