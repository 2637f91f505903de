// npm test: everything, on the embedded database and on a PostgreSQL server, and in a real browser.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { type EmbeddedServer, startEmbedded } from '#platform/db/embedded.ts';
import { root, runSteps, staticSteps } from './check.ts';
import { ensureChromium, startDebianPostgres } from './debian.ts';

interface Tally {
  passed: number;
  failures: string[];
}

interface Pass {
  name: string;
  project: 'unit' | 'integration' | 'e2e';
  startDatabase?: (dir: string) => Promise<EmbeddedServer>;
  environment?: () => Promise<Record<string, string>>;
}

/** Throw-away data; the tests of durability start servers of their own. */
const password = 'test';
const quick = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '100' };
const longestPassMs = 20 * 60_000;

const startEmbeddedIn = (dir: string) =>
  startEmbedded({ dataDir: join(dir, 'data'), password, settings: quick });
/** A server of somebody else has a time zone of its own; nothing may rest on it. */
const startDebianIn = (dir: string) =>
  startDebianPostgres({ dir, password, settings: { ...quick, timezone: 'UTC' } });

const passes: Pass[] = [
  { name: '单元测试', project: 'unit' },
  {
    name: '集成测试（内置数据库）',
    project: 'integration',
    startDatabase: startEmbeddedIn,
    environment: async () => ({ GONGQIAO_TEST_DB: 'embedded' }),
  },
  {
    name: '集成测试（PostgreSQL 服务器）',
    project: 'integration',
    startDatabase: startDebianIn,
    environment: async () => ({ GONGQIAO_TEST_DB: 'server' }),
  },
  {
    name: '浏览器测试',
    project: 'e2e',
    startDatabase: startEmbeddedIn,
    environment: async () => ({ GONGQIAO_TEST_DB: 'embedded', GONGQIAO_CHROMIUM: await ensureChromium() }),
  },
];

const reportSchema = z.object({
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().nullish(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/** What has to end when the run is interrupted. */
const running: { vitest?: ChildProcess | undefined; database?: EmbeddedServer | undefined } = {};

async function runPass(pass: Pass, dir: string): Promise<Tally> {
  console.log(`\n── ${pass.name}`);
  try {
    const database = await pass.startDatabase?.(dir);
    running.database = database;
    const environment = {
      ...(await pass.environment?.()),
      ...(database && { GONGQIAO_TEST_OWNER_URL: database.ownerUrl }),
    };
    const report = join(dir, `${pass.project}.json`);
    const exit = await runVitest(pass.project, report, environment);
    return countOf(pass, report, exit);
  } catch (error) {
    return {
      passed: 0,
      failures: [`${pass.name}：${error instanceof Error ? error.message : String(error)}`],
    };
  } finally {
    await running.database?.stop();
    running.database = undefined;
  }
}

async function runVitest(
  project: string,
  report: string,
  environment: Record<string, string>,
): Promise<string> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    '--silent=passed-only',
  ];
  const child = spawn(process.execPath, [vitest, 'run', '--project', project, ...reporters], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
    timeout: longestPassMs,
    killSignal: 'SIGKILL',
  });
  running.vitest = child;
  const [code, signal] = await once(child, 'exit');
  return String(signal ?? code);
}

function countOf(pass: Pass, report: string, exit: string): Tally {
  if (!existsSync(report)) return { passed: 0, failures: [`${pass.name}：测试程序中途退出（${exit}）`] };
  const { numPassedTests: passed, testResults } = reportSchema.parse(
    JSON.parse(readFileSync(report, 'utf8')),
  );
  const failures = testResults.flatMap((file) => {
    const label = `${pass.name} ${relative(root, file.name)}`;
    const failed = file.assertionResults.filter((test) => test.status === 'failed');
    // A file that cannot be loaded, or whose hooks fail, has no failed test of its own.
    if (failed.length === 0 && file.status === 'failed') return [`${label}\n${file.message ?? ''}`];
    return failed.map((test) => `${label} › ${test.fullName}\n${ownLines(test.failureMessages ?? [])}`);
  });
  if (failures.length === 0 && exit !== '0') failures.push(`${pass.name}：测试程序以 ${exit} 结束`);
  if (failures.length === 0 && passed === 0) failures.push(`${pass.name}：一条测试也没有运行`);
  return { passed, failures };
}

/** Failure messages without the stack lines of libraries. */
function ownLines(messages: string[]): string {
  const lines = messages.join('\n').split('\n');
  return lines.filter((line) => !/^\s+at .*(node_modules|node:)/.test(line)).join('\n');
}

async function runAll(folder: string): Promise<Tally[]> {
  const checks = await runSteps(staticSteps);
  const tallies = checks.map(({ name, isPassed, output }): Tally => {
    return isPassed ? { passed: 1, failures: [] } : { passed: 0, failures: [`${name}\n${output}`] };
  });
  for (const [index, pass] of passes.entries())
    tallies.push(await runPass(pass, join(folder, String(index))));
  return tallies;
}

if (!process.env.GONGQIAO_DATA) console.log('没有设置 GONGQIAO_DATA：略去用外部数据目录的测试。');
const folder = mkdtempSync(join(tmpdir(), 'gongqiao-test-'));
const discard = () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
const abandon = async (): Promise<void> => {
  running.vitest?.kill('SIGKILL');
  await running.database?.stop();
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
