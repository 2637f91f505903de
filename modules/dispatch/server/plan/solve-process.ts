import { parentPort, workerData } from 'node:worker_threads';
import highsPackage from 'highs';
import { type AllocationVerdict, allocate, highsSolver } from '#engines/allocation/index.ts';
import { gainsOf } from './gains.ts';
import { allocationPlanOf, type Problem } from './problem.ts';

/** Answer of the thread that solves. */
export interface Solution {
  verdict: AllocationVerdict;
  pairsLeftOut: number;
  solveMs: number;
}

/** Seconds of one call of the whole-number solver, and milliseconds to find out what one more would bring. */
const linearLimit = { timeLimit: 30 };
const gainBudget = 20_000;

/** The package's types name a default export that its CommonJS build is itself. */
const loadHighs = highsPackage as unknown as typeof highsPackage.default;

async function solve(problem: Problem): Promise<Solution> {
  const { plan, pairsLeftOut } = allocationPlanOf(problem);
  const solver = highsSolver(await loadHighs(), linearLimit);
  const started = performance.now();
  const verdict = allocate(plan, solver);
  const solveMs = Math.round(performance.now() - started);
  if (verdict.state === 'refused') return { verdict, pairsLeftOut, solveMs };
  return {
    verdict: { ...verdict, usedUp: gainsOf(plan, verdict, solver, gainBudget) },
    pairsLeftOut,
    solveMs,
  };
}

parentPort?.postMessage(await solve(workerData as Problem));
