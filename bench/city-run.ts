import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { getRun, startRun } from '#modules/policy/contract/run-operations.ts';
import type { Level } from './levels.ts';
import { peakMemory, timed } from './measure.ts';
import type { BenchServer } from './server.ts';

export const runGoals = { seconds: 60, megabytes: 1024 };
export interface RunResult {
  /** Placements, and people without one. */
  looked: number;
  lines: number;
  seconds: number;
  serverMb: number;
  bareSeconds: number;
}

/** What the run reads, read once and counted; and the lines it found, written by one statement and taken back. */
async function bareRun(owner: pg.Pool, cityCode: string, runId: string): Promise<number> {
  const client = await owner.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      `CREATE TEMP TABLE found ON COMMIT DROP AS SELECT * FROM entitlement WHERE run_id = '${runId}'`,
    );
    const spent = await timed(async () => {
      await client.query(
        `SELECT count(p), count(n.groups), max(n.birth_on) FROM person n LEFT JOIN placement p ON p.city_code = n.city_code AND p.person_id = n.id WHERE n.city_code = $1`,
        [cityCode],
      );
      await client.query(
        `INSERT INTO entitlement SELECT f.city_code, gen_random_uuid(), f.line, ${written} FROM found f`,
      );
    });
    await client.query('ROLLBACK');
    return spent / 1000;
  } finally {
    client.release();
  }
}
const written = `clause_id, payee_kind, payee_id, person_id, placement_id, enterprise_id, organisation_id, park_id,
  region_code, person_region_code, state, fen, due_on`;

/** The run of the whole city, from the click to its last line, under all clauses of the pack. */
export async function measureRun({ pack }: Level, server: BenchServer, owner: pg.Pool): Promise<RunResult> {
  const caller = await server.signIn('city');
  const started = performance.now();
  const { result, own } = await peakMemory(server.pid, async () => {
    const { id } = await caller.call(startRun, {});
    for (;;) {
      const run = await caller.call(getRun, { id });
      if (run.status === 'done') return run;
      if (run.status !== 'waiting' && run.status !== 'running')
        throw new Error(`the run is ${run.status}: ${run.problem}`);
      await sleep(100);
    }
  });
  const seconds = (performance.now() - started) / 1000;
  const bareSeconds = await bareRun(owner, pack.cityCode, result.id);
  return { looked: result.done, lines: result.lines, seconds, serverMb: own, bareSeconds };
}
