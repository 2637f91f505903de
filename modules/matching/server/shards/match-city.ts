import { Worker } from 'node:worker_threads';
import { type CityResult, emptyCityResult, forShards, type MatchSnapshot } from '#engines/matching/index.ts';

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
  /** Called with every thread that starts. */
  onThread?: (worker: Worker) => void;
}

/** People of one run: some ten milliseconds of work. */
const peoplePerRun = 2048;
const deathsAtMost = 3;

function runsOf(people: number): Run[] {
  const runs = Math.ceil(people / peoplePerRun);
  return Array.from({ length: runs }, (_, at) => {
    const from = at * peoplePerRun;
    return { from, to: Math.min(people, from + peoplePerRun), deaths: 0 };
  });
}

/**
 * The k best posts of every person of a snapshot, found by several threads. A thread that dies is replaced and its
 * run done again; a run that three threads died over rejects with the cause.
 */
export async function matchCity(
  snapshot: MatchSnapshot,
  k: number,
  { threads, onThread }: CityOptions,
): Promise<CityResult> {
  const result = emptyCityResult(snapshot, k);
  const data: ThreadData = { snapshot: forShards(snapshot), result };
  const waiting = runsOf(snapshot.people.columns.count);
  const started = Array.from({ length: Math.min(threads, waiting.length) }, () =>
    workOff(data, waiting, onThread),
  );
  await Promise.all(started);
  return result;
}

/** Takes waiting runs, one after another, with a thread that is replaced when it dies, until none is left. */
async function workOff(data: ThreadData, waiting: Run[], onThread: CityOptions['onThread']): Promise<void> {
  while (waiting.length > 0) {
    const { broken, cause } = await runThread(data, waiting, onThread);
    if (!broken) return;
    if (broken.deaths + 1 >= deathsAtMost) {
      throw new Error(`people ${broken.from} to ${broken.to} not matched`, { cause });
    }
    waiting.unshift({ ...broken, deaths: broken.deaths + 1 });
  }
}

/** One thread's life: ends when no run waits, or with the run it died over. */
function runThread(
  data: ThreadData,
  waiting: Run[],
  onThread: CityOptions['onThread'],
): Promise<{ broken?: Run; cause?: unknown }> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./shard-process.ts', import.meta.url), { workerData: data });
    let [run, cause]: [Run | undefined, unknown] = [waiting.shift(), undefined];
    const next = () => {
      if (run) worker.postMessage(run);
      else void worker.terminate();
    };
    worker.on('message', () => {
      run = waiting.shift();
      next();
    });
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', () => resolve(run ? { broken: run, cause } : {}));
    onThread?.(worker);
    next();
  });
}
