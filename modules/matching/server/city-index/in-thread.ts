import { Worker } from 'node:worker_threads';
import { type MatchSnapshot, openSnapshot } from '#engines/matching/index.ts';
import type { Built } from './build.ts';
import type { IndexOf } from './index-of.ts';

export interface BuildData {
  /** Of the server's own role: the thread reads as a named job. */
  url: string;
  of: IndexOf;
}

export interface BuildResult {
  snapshot: MatchSnapshot;
  mark: string;
}

const deathsAtMost = 3;

/**
 * Builds a city's index in a thread of its own, so that requests go on; its columns come back in shared memory. A
 * thread that dies is replaced; after three the cause is thrown. `onThread` is told of every thread that starts.
 */
export async function buildInThread(
  data: BuildData,
  signal: AbortSignal,
  onThread?: (worker: Worker) => void,
): Promise<Built> {
  for (let deaths = 0; ; deaths += 1) {
    try {
      const { snapshot, mark } = await runThread(data, signal, onThread);
      return { index: openSnapshot(snapshot), mark };
    } catch (cause) {
      if (signal.aborted || deaths + 1 >= deathsAtMost) throw new Error('index not built', { cause });
    }
  }
}

function runThread(
  data: BuildData,
  signal: AbortSignal,
  onThread: ((worker: Worker) => void) | undefined,
): Promise<BuildResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./build-process.ts', import.meta.url), { workerData: data });
    const stop = () => void worker.terminate();
    signal.addEventListener('abort', stop, { once: true });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      signal.removeEventListener('abort', stop);
      // Without an answer before; after one this changes nothing.
      reject(new Error(`thread ended with ${code}`));
    });
    onThread?.(worker);
  });
}
