// A thread that builds one city's index and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { createPool } from '#platform/db/pool.ts';
import { DatabaseSession } from '#platform/db/session.ts';
import { buildFrom } from './build.ts';
import type { BuildData, BuildResult } from './in-thread.ts';

const { url, of } = workerData as BuildData;
const session = new DatabaseSession(createPool(url, { max: 1 }));
const { index, ...read } = await buildFrom(session, of);
await session.close();
parentPort?.postMessage({ snapshot: index.snapshot(), ...read } satisfies BuildResult);
