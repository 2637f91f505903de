/** Sweeps after which Jacobi rotations have long converged. */
const MAX_SWEEPS = 30;
const CONVERGED = 1e-20;

export interface Eigen {
  /** Descending. */
  values: Float64Array;
  /** By rows; column c belongs to values[c]. */
  vectors: Float64Array;
}

/** One plane rotation that makes square[p][q] zero, applied to both matrices. */
function rotate(square: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const off = square[p * n + q] ?? 0;
  if (off === 0) return;
  const theta = ((square[q * n + q] ?? 0) - (square[p * n + p] ?? 0)) / (2 * off);
  const tangent = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cos = 1 / Math.hypot(tangent, 1);
  const sin = tangent * cos;
  const turn = (matrix: Float64Array, at: number, bt: number) => {
    const a = matrix[at] ?? 0;
    const b = matrix[bt] ?? 0;
    matrix[at] = cos * a - sin * b;
    matrix[bt] = sin * a + cos * b;
  };
  for (let k = 0; k < n; k += 1) turn(square, p * n + k, q * n + k);
  for (let k = 0; k < n; k += 1) turn(square, k * n + p, k * n + q);
  // Vectors are kept as rows while rotating: two rows lie together in memory.
  for (let k = 0; k < n; k += 1) turn(vectors, p * n + k, q * n + k);
}

function offDiagonal(square: Float64Array, n: number): number {
  let sum = 0;
  for (let a = 0; a < n; a += 1) for (let b = 0; b < a; b += 1) sum += (square[a * n + b] ?? 0) ** 2;
  return sum;
}

/** Eigenvalues and vectors of a symmetric matrix given by rows (cyclic Jacobi). The input is used up. */
export function eigenOf(square: Float64Array, n: number): Eigen {
  const rows = new Float64Array(n * n);
  let size = 0;
  for (let a = 0; a < n; a += 1) {
    rows[a * n + a] = 1;
    size += (square[a * n + a] ?? 0) ** 2;
  }
  for (let sweep = 0; sweep < MAX_SWEEPS && offDiagonal(square, n) > CONVERGED * size; sweep += 1)
    for (let p = 0; p < n; p += 1) for (let q = p + 1; q < n; q += 1) rotate(square, rows, n, p, q);
  const order = Array.from({ length: n }, (_, k) => k).toSorted(
    (a, b) => (square[b * n + b] ?? 0) - (square[a * n + a] ?? 0) || a - b,
  );
  const vectors = new Float64Array(n * n);
  for (const [column, from] of order.entries())
    for (let k = 0; k < n; k += 1) vectors[k * n + column] = rows[from * n + k] ?? 0;
  return { values: Float64Array.from(order, (k) => square[k * n + k] ?? 0), vectors };
}
