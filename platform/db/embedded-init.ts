// Creates the data folder of the embedded server, whole or not at all.
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { giveToRunner, isAlive, type Runner, spawnUnder } from './embedded-process.ts';

export interface InitOptions {
  dataDir: string;
  password: string;
  binDir: string;
  runner: Runner;
}

/** Creates the cluster in a neighbouring folder and renames it, so that a killed attempt is never taken for a database. */
export async function initialise(options: InitOptions): Promise<void> {
  const { dataDir } = options;
  const scratch = `${dataDir}.tmp-${process.pid}`;
  await mkdir(dirname(dataDir), { recursive: true });
  await removeAbandoned(dataDir);
  await mkdir(scratch, { mode: 0o700 });
  try {
    await runInitdb(options, scratch);
    await rename(scratch, dataDir);
    await syncFolder(dirname(dataDir));
  } catch (error) {
    await rm(scratch, { recursive: true, force: true });
    // Another process was faster: its database is used.
    if (isInitialised(dataDir)) return;
    if (isNotEmpty(error))
      throw new Error(`目录 ${dataDir} 里有别的文件，不能用作数据库目录，请先移走。`, { cause: error });
    throw error;
  }
}

export function isInitialised(dataDir: string): boolean {
  return existsSync(join(dataDir, 'PG_VERSION'));
}

async function runInitdb({ binDir, password, runner }: InitOptions, scratch: string): Promise<void> {
  const passwordFile = `${scratch}.pw`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  try {
    giveToRunner(runner, scratch);
    giveToRunner(runner, passwordFile);
    const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    const format = ['--encoding=UTF8', '--locale=C.UTF-8', '--data-checksums', '--no-instructions'];
    const args = ['-D', scratch, ...access, ...format];
    const child = spawnUnder(runner, join(binDir, 'initdb'), args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`创建数据库失败：\n${output.trim().split('\n').slice(-10).join('\n')}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** What a killed attempt left behind, unless its process still works on it. */
async function removeAbandoned(dataDir: string): Promise<void> {
  const pattern = /^\.tmp-(\d+)(\.pw)?$/;
  for (const name of await readdir(dirname(dataDir))) {
    if (!name.startsWith(basename(dataDir))) continue;
    const pid = Number(pattern.exec(name.slice(basename(dataDir).length))?.[1]);
    if (pid && (pid === process.pid || !isAlive(pid))) {
      await rm(join(dirname(dataDir), name), { recursive: true, force: true });
    }
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isNotEmpty(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST');
}
