// npm test: everything, on the embedded database and on a PostgreSQL server, and in a real browser.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type EmbeddedServer, startEmbedded } from '#platform/db/embedded.ts';
import { root, runSteps, staticSteps } from './check.ts';
import { ensureChromium, ensurePostgres15, startDebianPostgres } from './debian.ts';
import { readReport, type Tally } from './test-report.ts';

interface Pass {
  name: string;
  projects: ('unit' | 'process' | 'integration' | 'e2e')[];
  /** Files at a time; as many as Vitest finds right where nothing is said. */
  workers?: number;
  /** Starts a throw-away server with its data below the folder. */
  startDatabase?: (dir: string) => Promise<EmbeddedServer>;
  environment?: Record<string, string>;
}

/** Throw-away data; the tests of durability start servers of their own. */
const password = 'test';
const quick = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '100' };
const longestPassMs = 20 * 60_000;

const startBuiltIn = (dir: string) =>
  startEmbedded({ dataDir: join(dir, 'data'), password, settings: quick });
/** A server of somebody else has a time zone of its own; nothing may rest on it. */
const startServer = (dir: string) =>
  startDebianPostgres({ dir, password, settings: { ...quick, timezone: 'UTC' } });

/**
 * What runs one after the other; the lanes run beside each other, so that neither the processor waits for a browser
 * nor a browser for the processor.
 */
function lanesWith(chromium: string): Pass[][] {
  const embedded = { GONGQIAO_TEST_DB: 'embedded' };
  const server = { GONGQIAO_TEST_DB: 'server' };
  return [
    [
      { name: '单元', projects: ['unit', 'process'] },
      {
        name: '浏览器',
        projects: ['e2e'],
        // A browser mostly waits; each story has a server and a database of its own.
        workers: 2,
        startDatabase: startBuiltIn,
        environment: { ...embedded, GONGQIAO_CHROMIUM: chromium },
      },
    ],
    [
      { name: '内置数据库', projects: ['integration'], startDatabase: startBuiltIn, environment: embedded },
      {
        name: 'PostgreSQL 服务器',
        projects: ['integration'],
        // Runs on when the browser has finished.
        workers: 2,
        startDatabase: startServer,
        environment: server,
      },
    ],
  ];
}

/** What has to end when the run is interrupted. */
const running = { tests: new Set<ChildProcess>(), databases: new Set<EmbeddedServer>() };

async function runPass(pass: Pass, dir: string): Promise<Tally> {
  let database: EmbeddedServer | undefined;
  const started = performance.now();
  try {
    database = await pass.startDatabase?.(dir);
    if (database) running.databases.add(database);
    const report = join(dir, 'report.json');
    const exit = await runVitest(pass, report, database?.ownerUrl);
    return readReport(pass.name, report, exit);
  } catch (error) {
    return {
      passed: 0,
      failures: [`${pass.name}：${error instanceof Error ? error.message : String(error)}`],
    };
  } finally {
    await database?.stop();
    if (database) running.databases.delete(database);
    console.log(`── ${pass.name}：${((performance.now() - started) / 1000).toFixed(0)} 秒`);
  }
}

/** Runs the tests of a pass, each line of their output behind the pass's name. Returns the signal or code of the end. */
async function runVitest(pass: Pass, report: string, ownerUrl: string | undefined): Promise<string> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    '--silent=passed-only',
  ];
  const projects = pass.projects.map((name) => `--project=${name}`);
  const workers = pass.workers ? [`--maxWorkers=${pass.workers}`] : [];
  const child = spawn(process.execPath, [vitest, 'run', ...projects, ...workers, ...reporters], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...pass.environment, ...(ownerUrl && { GONGQIAO_TEST_OWNER_URL: ownerUrl }) },
    timeout: longestPassMs,
    killSignal: 'SIGKILL',
  });
  running.tests.add(child);
  for (const input of [child.stdout, child.stderr])
    createInterface({ input }).on('line', (line) => console.log(`${pass.name} │ ${line}`));
  const [code, signal] = await once(child, 'close');
  running.tests.delete(child);
  return String(signal ?? code);
}

async function runLane(passes: Pass[], dir: string): Promise<Tally[]> {
  const tallies: Tally[] = [];
  for (const [index, pass] of passes.entries()) tallies.push(await runPass(pass, join(dir, String(index))));
  return tallies;
}

async function runAll(dir: string): Promise<Tally[]> {
  // Both before the lanes: the system installs one thing at a time.
  await ensurePostgres15();
  const lanes = lanesWith(await ensureChromium());
  const checks = (await runSteps(staticSteps)).map(({ name, isPassed, output }): Tally => {
    return isPassed ? { passed: 1, failures: [] } : { passed: 0, failures: [`${name}\n${output}`] };
  });
  const tallies = await Promise.all(lanes.map((passes, index) => runLane(passes, join(dir, String(index)))));
  return [...checks, ...tallies.flat()];
}

if (!process.env.GONGQIAO_DATA) console.log('没有设置 GONGQIAO_DATA：略去用外部数据目录的测试。');
const folder = mkdtempSync(join(tmpdir(), 'gongqiao-test-'));
const discard = () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
const abandon = async (): Promise<void> => {
  for (const child of running.tests) child.kill('SIGKILL');
  await Promise.all([...running.databases].map((database) => database.stop()));
  discard();
  process.exit(130);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, abandon);
const tallies = await runAll(folder);
discard();
const failures = tallies.flatMap((tally) => tally.failures);
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
if (failures.length > 0) console.log(`\n── 未通过\n${failures.map((text) => `✗ ${text}`).join('\n\n')}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 && passed > 0 ? 0 : 1;
