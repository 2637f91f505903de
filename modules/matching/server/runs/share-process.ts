// A thread that shares out the people of one run and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { type Sharing, share } from './share-out.ts';

parentPort?.postMessage(share(workerData as Sharing));
