// Recognises and joins a database server that is already running on a data folder.
import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isAlive } from './embedded-process.ts';

const wrongPassword = '数据库口令不符：保存的口令与创建数据库时的不一致。';

/** The server that another process runs on this folder, once it can be reached; undefined when none runs. */
export async function joinRunning(
  { dataDir, password }: { dataDir: string; password: string },
  deadline: number,
): Promise<{ ownerUrl: string; port: number } | undefined> {
  for (;;) {
    const state = await readState(dataDir);
    if (!state) return undefined;
    if (!(await isServerOf(state.pid, dataDir))) {
      // The number may belong to another program by now, which PostgreSQL would take for its own server.
      if (isAlive(state.pid) && (await readState(dataDir))?.pid === state.pid) await rm(stateFile(dataDir));
      return undefined;
    }
    const ownerUrl = urlOf(state.port, password);
    // A server whose owner was just killed still answers for a moment: stay connected long enough to notice.
    const problem = state.isReady ? await refusal(ownerUrl, 0.3) : '数据库正在启动或停止';
    if (!problem) return { ownerUrl, port: state.port };
    if (problem === wrongPassword) throw new Error(problem);
    if (Date.now() > deadline)
      throw new Error(`数据库进程 ${state.pid} 正在使用 ${dataDir}，但连接不上：${problem}`);
    await sleep(200);
  }
}

/** Undefined when a query of the given length succeeds; otherwise why not. */
export async function refusal(ownerUrl: string, seconds: number): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select pg_sleep($1)', [seconds]);
    return undefined;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '28P01') return wrongPassword;
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.end();
  }
}

interface ServerState {
  pid: number;
  port: number;
  isReady: boolean;
}

/** PostgreSQL's own lock file: process id on line 1, port on line 4, state on line 8. */
export async function readState(dataDir: string): Promise<ServerState | undefined> {
  const lines = (await readIfThere(stateFile(dataDir))).split('\n');
  const pid = Number(lines[0]);
  if (!pid) return undefined;
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

function stateFile(dataDir: string): string {
  return join(dataDir, 'postmaster.pid');
}

async function isServerOf(pid: number, dataDir: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(dataDir));
  } catch (error) {
    // A process of another user hides its folder; one that just ended has none.
    return error instanceof Error && 'code' in error && error.code === 'EACCES';
  }
}

export function urlOf(port: number, password: string): string {
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

export async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
