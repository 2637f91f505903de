import { Worker } from 'node:worker_threads';

export interface ThreadOptions {
  /** Ends the thread and rejects. */
  signal?: AbortSignal | undefined;
  /** Told of every thread that starts. */
  onThread?: ((worker: Worker) => void) | undefined;
}

const deathsAtMost = 3;

/**
 * Gives a thread of its own some data and takes its one answer, so that requests go on meanwhile. A thread that dies
 * is replaced; after three it throws `failure` with the cause.
 */
export async function askThread<Answer>(
  file: URL,
  data: unknown,
  failure: string,
  options: ThreadOptions,
): Promise<Answer> {
  for (let deaths = 0; ; deaths += 1) {
    options.signal?.throwIfAborted();
    try {
      return await runThread<Answer>(file, data, options);
    } catch (cause) {
      if (options.signal?.aborted || deaths + 1 >= deathsAtMost) throw new Error(failure, { cause });
    }
  }
}

function runThread<Answer>(file: URL, data: unknown, { signal, onThread }: ThreadOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: data });
    const stop = () => void worker.terminate();
    signal?.addEventListener('abort', stop, { once: true });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', stop);
      // Without an answer before; after one this changes nothing.
      reject(new Error(`thread ended with ${code}`));
    });
    onThread?.(worker);
  });
}
