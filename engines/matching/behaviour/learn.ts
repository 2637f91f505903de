import { type Links, listOf } from './links.ts';
import type { Signal } from './signal.ts';

/** A choice a person made among all posts open to them. */
export interface Choice {
  person: number;
  post: number;
}

/** Every n-th post stands for those not chosen: an even sample leaves the weights unbiased. */
const SAMPLE_STEP = 3;
const MAX_STEPS = 30;
const CONVERGED = 1e-4;
/** Pulls weights to zero a little, per choice: keeps them finite where a signal decides everything. */
const PULL = 1e-3;

/** Signals of the chosen post (first) and of the sampled others, one line per post. */
interface Instance {
  lines: Float32Array;
  count: number;
}

function instancesOf(
  signals: readonly Signal[],
  choices: readonly Choice[],
  { posts, postsOf }: Links,
): Instance[] {
  const points = signals.map(() => new Float32Array(posts));
  return choices.map(({ person, post: chosen }, turn) => {
    const own = new Set(listOf(postsOf, person));
    const sampled = Array.from({ length: posts }, (_, post) => post).filter(
      (post) => post % SAMPLE_STEP === turn % SAMPLE_STEP && post !== chosen && !own.has(post),
    );
    for (const [at, signal] of signals.entries()) signal.scorePosts(person, points[at] ?? new Float32Array());
    const lines = Float32Array.from(
      [chosen, ...sampled].flatMap((post) => points.map((each) => each[post] ?? 0)),
    );
    return { lines, count: sampled.length + 1 };
  });
}

/** Gradient and curvature of the choices' likelihood at `weights`. */
function slope(instances: readonly Instance[], weights: Float64Array) {
  const n = weights.length;
  const gradient = new Float64Array(n);
  const curvature = new Float64Array(n * n);
  for (const { lines, count } of instances) {
    const totals = new Float64Array(count);
    for (let row = 0; row < count; row += 1)
      for (let k = 0; k < n; k += 1)
        totals[row] = (totals[row] ?? 0) + (weights[k] ?? 0) * (lines[row * n + k] ?? 0);
    const highest = totals.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const odds = totals.map((total) => Math.exp(total - highest));
    const sum = odds.reduce((a, b) => a + b, 0);
    const mean = new Float64Array(n);
    for (let row = 0; row < count; row += 1) {
      const share = (odds[row] ?? 0) / sum;
      for (let a = 0; a < n; a += 1) {
        const part = share * (lines[row * n + a] ?? 0);
        mean[a] = (mean[a] ?? 0) + part;
        for (let b = 0; b <= a; b += 1)
          curvature[a * n + b] = (curvature[a * n + b] ?? 0) + part * (lines[row * n + b] ?? 0);
      }
    }
    for (let a = 0; a < n; a += 1) {
      gradient[a] = (gradient[a] ?? 0) + (lines[a] ?? 0) - (mean[a] ?? 0);
      for (let b = 0; b <= a; b += 1)
        curvature[a * n + b] = (curvature[a * n + b] ?? 0) - (mean[a] ?? 0) * (mean[b] ?? 0);
    }
  }
  return { gradient, curvature };
}

/** x with C x = g for a positive definite C of which the lower half is given (Cholesky, in place). */
function solve(c: Float64Array, g: Float64Array): Float64Array {
  const n = g.length;
  const x = g.slice();
  for (let a = 0; a < n; a += 1) {
    for (let b = 0; b <= a; b += 1) {
      let sum = c[a * n + b] ?? 0;
      for (let k = 0; k < b; k += 1) sum -= (c[a * n + k] ?? 0) * (c[b * n + k] ?? 0);
      c[a * n + b] = a === b ? Math.sqrt(sum) : sum / (c[b * n + b] ?? 1);
    }
    for (let k = 0; k < a; k += 1) x[a] = (x[a] ?? 0) - (c[a * n + k] ?? 0) * (x[k] ?? 0);
    x[a] = (x[a] ?? 0) / (c[a * n + a] ?? 1);
  }
  for (let a = n - 1; a >= 0; a -= 1) {
    for (let k = a + 1; k < n; k += 1) x[a] = (x[a] ?? 0) - (c[k * n + a] ?? 0) * (x[k] ?? 0);
    x[a] = (x[a] ?? 0) / (c[a * n + a] ?? 1);
  }
  return x;
}

/** Newton's method over the signals still in use; others stay at 0. */
function likeliest(instances: readonly Instance[], isUsed: readonly boolean[]): Float64Array {
  const n = isUsed.length;
  const weights = new Float64Array(n);
  for (let round = 0; round < MAX_STEPS; round += 1) {
    const { gradient, curvature } = slope(instances, weights);
    for (let a = 0; a < n; a += 1) {
      gradient[a] = (gradient[a] ?? 0) - PULL * instances.length * (weights[a] ?? 0);
      curvature[a * n + a] = (curvature[a * n + a] ?? 0) + PULL * instances.length;
      if (isUsed[a]) continue;
      gradient[a] = 0;
      for (let b = 0; b < n; b += 1) curvature[Math.max(a, b) * n + Math.min(a, b)] = a === b ? 1 : 0;
    }
    const move = solve(curvature, gradient);
    const longest = move.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
    // A step of more than one overshoots while the shares are still far off.
    for (let a = 0; a < n; a += 1) weights[a] = (weights[a] ?? 0) + (move[a] ?? 0) / Math.max(1, longest);
    if (longest < CONVERGED) break;
  }
  return weights;
}

/**
 * Weights of the signals under which the choices made were most likely (conditional logit): each choice
 * against the posts the person did not choose. No weight is below 0: every signal is a reason for a
 * post, and one that only speaks against it is left out (0). `links` must not hold the choices.
 */
export function learnWeights(signals: readonly Signal[], choices: readonly Choice[], links: Links): number[] {
  if (choices.length === 0) return signals.map(() => 0);
  const instances = instancesOf(signals, choices, links);
  let isUsed = signals.map(() => true);
  for (;;) {
    const weights = likeliest(instances, isUsed);
    const worst = weights.reduce((at, weight, k) => (weight < (weights[at] ?? 0) ? k : at), 0);
    if (!((weights[worst] ?? 0) < 0)) return [...weights];
    isUsed = isUsed.map((was, k) => was && k !== worst);
  }
}
