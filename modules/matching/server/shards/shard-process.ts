// A thread of matchCity: fills runs of people as they are given.
import { parentPort, workerData } from 'node:worker_threads';
import { shardRunner } from '#engines/matching/index.ts';
import type { Run, ThreadData } from './match-city.ts';

const { snapshot, result } = workerData as ThreadData;
const fill = shardRunner(snapshot, result);
parentPort?.on('message', ({ from, to }: Run) => {
  fill(from, to);
  parentPort?.postMessage('done');
});
