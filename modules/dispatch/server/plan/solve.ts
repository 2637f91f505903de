import { Worker } from 'node:worker_threads';
import type { Problem } from './problem.ts';
import type { Solution } from './solve-process.ts';

/** Solves in a thread of its own: minutes of arithmetic must not hold up the server's other requests. */
export function solveInThread(problem: Problem, signal: AbortSignal): Promise<Solution> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('solve-process.ts', import.meta.url), { workerData: problem });
    const stop = () => {
      void worker.terminate();
      reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'));
    };
    signal.addEventListener('abort', stop, { once: true });
    worker.once('message', (solution: Solution) => resolve(solution));
    worker.once('error', reject);
    worker.once('exit', (code) => {
      signal.removeEventListener('abort', stop);
      // Without an answer before; after one this changes nothing.
      reject(new Error(`solver ended with ${code}`));
    });
  });
}
