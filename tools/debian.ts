// What the full test run needs from the system: Chromium with Chinese fonts, and the programs of a PostgreSQL server.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type EmbeddedServer, startEmbedded } from '#platform/db/embedded.ts';

const oldestPostgres = 15;

/** Path of a Chromium; installs Debian's where there is none. */
export async function ensureChromium(): Promise<string> {
  const needed = [...(findChromium() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
  if (needed.length > 0) {
    updateLists(needed);
    install(needed);
  }
  const browser = findChromium();
  if (!browser) throw new Error('安装后仍找不到 chromium。');
  return browser;
}

/** Folder of the programs of a PostgreSQL server >= 15, not the embedded one; installs Debian's where there is none. */
export async function ensurePostgres15(): Promise<string> {
  const present = findPostgres();
  if (present) return present;
  const wanted = `postgresql-${oldestPostgres}`;
  updateLists([wanted]);
  withoutMainCluster();
  install([isOffered(wanted) ? wanted : 'postgresql']);
  const installed = findPostgres();
  if (!installed) throw new Error(`安装后仍找不到 PostgreSQL ${oldestPostgres} 或以上版本。`);
  return installed;
}

/** A throw-away server in `dir` with Debian's programs. */
export async function startDebianPostgres(options: {
  dir: string;
  password: string;
  settings?: Record<string, string>;
}): Promise<EmbeddedServer> {
  const { dir, ...rest } = options;
  return startEmbedded({ ...rest, dataDir: join(dir, 'data'), binDir: await ensurePostgres15() });
}

function findChromium(): string | undefined {
  return ['chromium', 'chromium-browser', 'google-chrome'].map(inPath).find((path) => path !== undefined);
}

function hasChineseFont(): boolean {
  return (spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).stdout ?? '').trim() !== '';
}

function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .map(Number)
        .filter((version) => version >= oldestPostgres)
    : [];
  const folders = versions.sort((a, b) => a - b).map((version) => join(debian, String(version), 'bin'));
  return [...folders, ...searchPath()].find(isServerFolder);
}

function isServerFolder(folder: string): boolean {
  if (!existsSync(join(folder, 'initdb'))) return false;
  const { stdout } = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
  return Number(/(\d+)/.exec(stdout ?? '')?.[1] ?? 0) >= oldestPostgres;
}

function searchPath(): string[] {
  return (process.env.PATH ?? '').split(delimiter);
}

function inPath(program: string): string | undefined {
  return searchPath()
    .map((folder) => join(folder, program))
    .find(existsSync);
}

function install(names: string[]): void {
  aptGet(['install', '-y', '--no-install-recommends', ...names]);
}

/** Debian would create and start a server of its own on installation; the tests make theirs. */
function withoutMainCluster(): void {
  const folder = '/etc/postgresql-common';
  if (existsSync(join(folder, 'createcluster.conf'))) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'createcluster.conf'), 'create_main_cluster = false\n');
}

function isOffered(name: string): boolean {
  const { stdout } = spawnSync('apt-cache', ['policy', name], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return /Candidate: \d/.test(stdout ?? '');
}

/** Prepares an installation, or says which packages the person has to install. */
function updateLists(names: string[]): void {
  if (process.getuid?.() !== 0 || !inPath('apt-get')) {
    throw new Error(`缺少系统软件，请以管理员身份安装后重试：apt-get install ${names.join(' ')}`);
  }
  console.log(`正在安装系统软件：${names.join(' ')} …`);
  aptGet(['update']);
}

function aptGet(args: string[]): void {
  const options = ['-q', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Options::=--force-confold'];
  const { status, stdout, stderr } = spawnSync('apt-get', [...options, ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 50_000_000,
  });
  if (status !== 0) {
    const tail = `${stdout}${stderr}`.trim().split('\n').slice(-12).join('\n');
    throw new Error(`apt-get ${args.join(' ')} 失败：\n${tail}`);
  }
}
