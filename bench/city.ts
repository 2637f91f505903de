// npm run bench [-- list rollup search fit import run] [--size small|county|city] [--json] [--embedded]
// npm run bench -- quality --data <dir> [--json]: learned lists on real pairs (bench/quality/run.ts).
// The server on growing cities, beside bare statements for the same rows on the same database server.
// DATABASE_URL (an owner) keeps the databases for the next run; otherwise a throw-away server is started.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { startEmbedded } from '#platform/db/embedded.ts';
import { createPool } from '#platform/db/pool.ts';
import { startDebianPostgres } from '#tools/debian.ts';
import { databaseUrl } from '#tools/testkit/template.ts';
import { measureRun } from './city-run.ts';
import { measureImport } from './imports.ts';
import { type BenchSize, type Level, levelsOf, onCopy, prepareLevel } from './levels.ts';
import { type ReadGroup, readGroups } from './read-case.ts';
import { measureReads, type ReadResult } from './reads.ts';
import { type LevelResult, table } from './report.ts';
import { type BenchServer, startBenchServer } from './server.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

async function openServer(isEmbedded: boolean): Promise<{ url: string; stop(): Promise<void> }> {
  const url = process.env.DATABASE_URL;
  if (url) return { url, stop: async () => undefined };
  const dir = await mkdtemp(join(tmpdir(), 'gongqiao-bench-db-'));
  const options = { password: 'bench-only', onProgress: say };
  const server = isEmbedded
    ? await startEmbedded({ ...options, dataDir: join(dir, 'data') })
    : await startDebianPostgres({ ...options, dir });
  const stop = async () => {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  };
  return { url: server.ownerUrl, stop };
}

/** The server and an owner's connection on one database, for as long as `work` runs. */
async function withServer<T>(
  serverUrl: string,
  database: string,
  level: Level,
  work: (server: BenchServer, owner: pg.Pool) => Promise<T>,
): Promise<T> {
  const owner = createPool(databaseUrl(serverUrl, database), { max: 1 });
  const server = await startBenchServer(serverUrl, database, level.pack.cityCode);
  try {
    return await work(server, owner);
  } finally {
    await server.stop();
    await owner.end();
  }
}

/** Measured on a copy of its own, because it changes the ledger. */
const changeLabels = { import: '导入', run: '全市核算' };
type Change = keyof typeof changeLabels;

async function measureLevel(serverUrl: string, level: Level, names: readonly string[]): Promise<LevelResult> {
  say(`\n${level.label}`);
  const { database, seconds } = await prepareLevel(serverUrl, level, say);
  const groups = readGroups.filter((group) => names.includes(group));
  const reads: ReadResult[] = [];
  if (groups.length > 0) {
    say('  正在测量查询…');
    reads.push(
      ...(await withServer(serverUrl, database, level, (server, owner) =>
        measureReads(groups, level, server, owner),
      )),
    );
  }
  const changed = async <T>(
    name: Change,
    measure: (level: Level, server: BenchServer, owner: pg.Pool) => Promise<T>,
  ): Promise<T | null> => {
    if (!names.includes(name)) return null;
    say(`  正在测量${changeLabels[name]}…`);
    return onCopy(serverUrl, database, (copy) =>
      withServer(serverUrl, copy, level, (server, owner) => measure(level, server, owner)),
    );
  };
  return {
    label: level.label,
    loadSeconds: seconds,
    reads,
    imported: await changed('import', measureImport),
    run: await changed('run', measureRun),
  };
}

/** Lists, roll-ups, searches, imports and runs of the server on growing cities. Returns the exit code. */
export async function benchCity(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      size: { type: 'string', default: 'city' },
      json: { type: 'boolean', default: false },
      embedded: { type: 'boolean', default: false },
    },
  });
  const known: readonly (ReadGroup | Change)[] = [...readGroups, 'import', 'run'];
  const wrong = positionals.find((name) => !known.some((each) => each === name));
  if (wrong || !['small', 'county', 'city'].includes(values.size)) {
    say(`用法：npm run bench [-- ${known.join(' ')}] [--size small|county|city] [--json] [--embedded]`);
    return 2;
  }
  const levels = await levelsOf(values.size as BenchSize);
  const server = await openServer(values.embedded);
  try {
    const results: LevelResult[] = [];
    for (const level of levels)
      results.push(await measureLevel(server.url, level, positionals.length ? positionals : known));
    process.stdout.write(values.json ? `${JSON.stringify(results, null, 2)}\n` : table(results));
  } finally {
    await server.stop();
  }
  return 0;
}
