// Finds the Node that runs the TypeScript sources, and brings it from the npm registry where the
// calling Node is older. Runs under any Node >= 20, before anything is installed: node: imports only.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const runtimeDir = join(root, '.runtime');
export const wantedMajor = 26;

/** Progress goes to stderr, so that the output of a command can be redirected. */
export function say(line) {
  process.stderr.write(`[工桥] ${line}\n`);
}

/** A failure with a sentence for the person at the keyboard; no stack is printed for it. */
export class SetupError extends Error {}

/** Path of a Node >= 26: the calling one, or the one in .runtime; undefined when neither is there. */
export function findNode26() {
  if (Number.parseInt(process.versions.node, 10) >= wantedMajor) return process.execPath;
  const binary = runtimeBinary();
  if (!existsSync(binary)) return undefined;
  const version = spawnSync(binary, ['-v'], { encoding: 'utf8' }).stdout ?? '';
  return Number.parseInt(version.slice(1), 10) >= wantedMajor ? binary : undefined;
}

export async function installNode26() {
  say(`正在下载 Node ${wantedMajor}（当前 ${process.version}，约 10 秒）…`);
  rmSync(join(runtimeDir, 'node_modules'), { recursive: true, force: true });
  mkdirSync(runtimeDir, { recursive: true });
  const flags = ['--prefix', runtimeDir, '--no-save', '--no-package-lock', '--ignore-scripts=false'];
  await runNpm(['install', ...flags, `${runtimePackage()}@${wantedMajor}`], process.execPath);
  const binary = findNode26();
  if (!binary) {
    throw new SetupError(
      `下载的 Node ${wantedMajor} 在本机不能运行，请自行安装 Node ${wantedMajor} 后重试。`,
    );
  }
  return binary;
}

/** Runs npm quietly with the given Node; failures become one Chinese sentence and npm's last lines. */
export async function runNpm(args, node) {
  const npm = npmCommand();
  const shell = npm.shell;
  // npm looks for the machine's settings (registry, certificates) beside its Node: name them where it moves.
  const asked = spawnSync(npm.program, [...npm.before, 'config', 'get', 'globalconfig'], {
    encoding: 'utf8',
    shell,
  });
  const env = {
    ...process.env,
    PATH: dirname(node) + delimiter + process.env.PATH,
    npm_config_globalconfig: asked.stdout?.trim() || undefined,
  };
  const quiet = ['--no-audit', '--no-fund', '--no-progress', '--no-update-notifier', '--loglevel=warn'];
  const program = npm.before.length > 0 ? node : npm.program;
  const output = await runQuietly(program, [...npm.before, ...args, ...quiet], { env, shell });
  // npm only warns about a file that it could not write, and calls the installation a success.
  if (/TAR_ENTRY_ERROR/.test(output)) throw new SetupError(`${reason(output)}\n${lastLines(output)}`);
}

/** Runs a command and resolves to its output, which is shown only when it fails. */
export function runQuietly(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    let output = '';
    const started = Date.now();
    const env = { ...(options.env ?? process.env), NO_COLOR: '1', FORCE_COLOR: undefined };
    const child = spawn(program, args, { cwd: root, ...options, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const clock = setInterval(() => say(`…已用 ${Math.round((Date.now() - started) / 1000)} 秒`), 20_000);
    const interrupt = () => child.kill();
    const settle = (error) => {
      clearInterval(clock);
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeListener(signal, interrupt);
      if (error) reject(new SetupError(error));
      else resolve(output);
    };
    // The child must not go on installing when this process, and with it the lock, is gone.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, interrupt);
    child.once('error', (error) => settle(`无法运行 ${basename(program)}：${error.message}`));
    child.once('close', (code, signal) => {
      if (code === 0) settle();
      else if (signal) settle(`安装被中断（${signal}）。`);
      else settle(`${reason(output)}\n${lastLines(output)}`);
    });
  });
}

/** Runs a program with this terminal, hands signals on, and resolves to its exit code. */
export function runHere(program, args) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, TZ: 'Asia/Shanghai' };
    const child = spawn(program, args, { stdio: 'inherit', env });
    const forward = (signal) => {
      // A terminal sends Ctrl-C to the whole group: the child already has it.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

/** One sentence for the usual causes of a failed set-up. */
export function reason(output) {
  if (/ENOSPC|no space left/i.test(output)) return '磁盘空间不足，请清理后重试（约需 1.5 GB）。';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output)) {
    return '无法连接 npm 软件源，请检查网络或代理设置后重试。';
  }
  if (/EACCES|EPERM|EROFS/.test(output)) return `没有写入权限，请检查目录 ${root} 的权限后重试。`;
  return '执行失败：';
}

/** The end of a program's output without its stack traces. */
function lastLines(output) {
  const lines = output
    .split('\n')
    .filter((line) => line.trim() && !/^(npm error)?\s+at |^npm warn deprecated/.test(line));
  return [...new Set(lines)].slice(-15).join('\n');
}

function runtimePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  return `node-${platform}-${process.arch}`;
}

function runtimeBinary() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(runtimeDir, 'node_modules', runtimePackage(), 'bin', name);
}

/** npm's own script where it can be found (no shell, any path), otherwise the `npm` of the PATH. */
function npmCommand() {
  const beside = dirname(process.execPath);
  const places = [
    process.env.npm_execpath ?? '',
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = places.find((place) => basename(place) === 'npm-cli.js' && existsSync(place));
  if (script) return { program: process.execPath, before: [script], shell: false };
  const isWindows = process.platform === 'win32';
  return { program: isWindows ? 'npm.cmd' : 'npm', before: [], shell: isWindows };
}
