import { Worker } from 'node:worker_threads';
import {
  type CityResult,
  emptyCityResult,
  forShards,
  type MatchSnapshot,
  rowsLivingIn,
} from '#engines/matching/index.ts';

export interface ThreadData {
  snapshot: MatchSnapshot;
  result: CityResult;
}

/** People rows [from, to). */
export interface Run {
  from: number;
  to: number;
  /** How often a thread died over it. */
  deaths: number;
}

export interface CityOptions {
  threads: number;
  /** Only people of this division; all where left out. */
  within?: string | undefined;
  /** Called after every run with how many people are done. */
  onProgress?: (people: number) => void;
  /** Ends the threads and rejects. */
  signal?: AbortSignal;
  /** Called with every thread that starts. */
  onThread?: (worker: Worker) => void;
}

/** People of one run: some ten milliseconds of work. */
const peoplePerRun = 2048;
const deathsAtMost = 3;

function runsOf([first, end]: readonly [number, number]): Run[] {
  return Array.from({ length: Math.ceil((end - first) / peoplePerRun) }, (_, at) => {
    const from = first + at * peoplePerRun;
    return { from, to: Math.min(end, from + peoplePerRun), deaths: 0 };
  });
}

/** Runs not taken yet, and who is told. */
interface Work extends CityOptions {
  data: ThreadData;
  waiting: Run[];
  done: number;
}

/**
 * The k best posts of every person of a snapshot, found by several threads. A thread that dies is replaced and its
 * run done again; a run that three threads died over rejects with the cause.
 */
export async function matchCity(
  snapshot: MatchSnapshot,
  k: number,
  options: CityOptions,
): Promise<CityResult> {
  const result = emptyCityResult(snapshot, k);
  const data: ThreadData = { snapshot: forShards(snapshot), result };
  const waiting = runsOf(rowsLivingIn(snapshot, options.within));
  const work: Work = { ...options, data, waiting, done: 0 };
  await Promise.all(Array.from({ length: Math.min(options.threads, waiting.length) }, () => workOff(work)));
  return result;
}

/** Takes waiting runs, one after another, with a thread that is replaced when it dies, until none is left. */
async function workOff(work: Work): Promise<void> {
  while (work.waiting.length > 0) {
    const { broken, cause } = await runThread(work);
    work.signal?.throwIfAborted();
    if (!broken) return;
    if (broken.deaths + 1 >= deathsAtMost) {
      throw new Error(`people ${broken.from} to ${broken.to} not matched`, { cause });
    }
    work.waiting.unshift({ ...broken, deaths: broken.deaths + 1 });
  }
}

/** One thread's life: ends when no run waits, or with the run it died over. */
function runThread(work: Work): Promise<{ broken?: Run; cause?: unknown }> {
  const { data, waiting, signal } = work;
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./shard-process.ts', import.meta.url), { workerData: data });
    let [run, cause]: [Run | undefined, unknown] = [waiting.shift(), undefined];
    const next = () => {
      if (run) worker.postMessage(run);
      else void worker.terminate();
    };
    const stop = () => void worker.terminate();
    signal?.addEventListener('abort', stop, { once: true });
    worker.on('message', () => {
      if (run) work.done += run.to - run.from;
      work.onProgress?.(work.done);
      run = waiting.shift();
      next();
    });
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', () => {
      signal?.removeEventListener('abort', stop);
      resolve(run ? { broken: run, cause } : {});
    });
    work.onThread?.(worker);
    next();
  });
}
