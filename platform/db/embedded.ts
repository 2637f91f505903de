// Starts a real PostgreSQL from the programs in node_modules (or in `binDir`) on a free local port.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { initialise, isInitialised } from './embedded-init.ts';
import { embeddedBinaries, findRunner, giveToRunner, type Runner, spawnUnder } from './embedded-process.ts';
import { joinRunning, readIfThere, readState, refusal, urlOf } from './embedded-running.ts';

export interface EmbeddedServer {
  /** Connection URL of the superuser `postgres`. */
  ownerUrl: string;
  port: number;
  /** Ends the server and waits for it. Does nothing when the server belongs to another process. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  dataDir: string;
  password: string;
  onProgress?: (line: string) => void;
  settings?: Record<string, string>;
  /** Folder of `initdb` and `postgres`; those of the dependencies when left out. */
  binDir?: string;
}

/** Safe against power loss, sized for two cores; no statement and no value of a row reaches the log. */
const defaults: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  max_wal_size: '2GB',
  max_connections: '60',
  jit: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** Waiting for another process to finish starting or stopping the same database. */
const patienceMs = 120_000;
/** Causes that pass: another starter was faster, a killed server's children still end, the port was taken meanwhile. */
const passing =
  /postmaster\.pid" already exists|shared memory block .* still in use|could not bind|Address already in use/i;
const largeLog = 20_000_000;

/** Creates the database where there is none, then starts it, or joins the one that already runs on `dataDir`. */
export async function startEmbedded(given: EmbeddedOptions): Promise<EmbeddedServer> {
  const options = { ...given, dataDir: resolve(given.dataDir) };
  const binDir = options.binDir ?? embeddedBinaries();
  const runner = findRunner();
  const deadline = Date.now() + patienceMs;
  for (;;) {
    if (!isInitialised(options.dataDir)) {
      options.onProgress?.('正在创建数据库…');
      await initialise({ ...options, binDir, runner });
    }
    const running = await joinRunning(options, deadline);
    if (running) return { ...running, stop: async () => undefined };
    const started = await launch(options, binDir, runner);
    if ('port' in started) return started;
    if (!passing.test(started.log) || Date.now() > deadline) {
      throw new Error(`数据库没有启动，日志在 ${logFileOf(options.dataDir)}：\n${started.log}`);
    }
    await sleep(200);
  }
}

async function launch(
  options: EmbeddedOptions,
  binDir: string,
  runner: Runner,
): Promise<EmbeddedServer | { log: string }> {
  const { dataDir, password } = options;
  const port = await freePort();
  giveToRunner(runner, dataDir);
  const log = await openLog(dataDir);
  const settings = { ...defaults, port: String(port), ...options.settings };
  const args = [
    '-D',
    dataDir,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  // Detached: Ctrl-C in a terminal must reach this process only, which ends its own work before the database.
  const child = spawnUnder(runner, join(binDir, 'postgres'), args, {
    stdio: ['ignore', log.handle.fd, log.handle.fd],
    detached: true,
  });
  await log.handle.close();
  const exited = once(child, 'exit');
  if (!(await becomesReady(child, exited, options))) return { log: await logLines(dataDir, log.size) };
  child.unref();
  const server = { ownerUrl: urlOf(port, password), port, stop: () => stop(child, exited) };
  const problem = await refusal(server.ownerUrl, 0);
  if (!problem) return server;
  await server.stop();
  throw new Error(problem);
}

/** False when the process ended first. A crashed database replays its log before it is ready, however long that takes. */
async function becomesReady(
  child: ChildProcess,
  exited: Promise<unknown[]>,
  options: EmbeddedOptions,
): Promise<boolean> {
  let running = true;
  const ended = exited.finally(() => {
    running = false;
  });
  const slow = setTimeout(() => options.onProgress?.('数据库正在恢复上次未正常结束的数据，请稍候…'), 5_000);
  try {
    while (running) {
      const state = await readState(options.dataDir);
      if (state?.pid === child.pid && state?.isReady) return true;
      await Promise.race([ended, sleep(25)]);
    }
    return false;
  } finally {
    clearTimeout(slow);
  }
}

async function stop(child: ChildProcess, exited: Promise<unknown[]>): Promise<void> {
  child.ref();
  // Fast shutdown: open transactions are rolled back, everything committed is written out.
  child.kill('SIGINT');
  await exited;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('没有可用的本机端口。');
  return address.port;
}

function logFileOf(dataDir: string): string {
  return join(dirname(dataDir), 'postgres.log');
}

async function openLog(dataDir: string) {
  const file = logFileOf(dataDir);
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largeLog) await rename(file, `${file}.1`);
  const handle = await open(file, 'a', 0o600);
  return { handle, size: (await handle.stat()).size };
}

async function logLines(dataDir: string, from: number): Promise<string> {
  const written = Buffer.from(await readIfThere(logFileOf(dataDir))).subarray(from);
  return written.toString().trim().split('\n').slice(-15).join('\n');
}
