import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const home = mkdtempSync(join(tmpdir(), 'gongqiao-kill-'));
const cli = join(root, 'apps/server/cli.ts');
const rounds = 20;

let port = 0;
let server: ChildProcess | undefined;
afterAll(async () => {
  server?.kill('SIGTERM');
  await new Promise((resolve) =>
    server?.exitCode === null ? server.once('exit', resolve) : resolve(undefined),
  );
  rmSync(home, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port: found } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return found;
}

/** The embedded default, whatever database the test run itself uses. */
function environment(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _ownerUrl, ...env } = process.env;
  return { ...env, GONGQIAO_HOME: home, PORT: String(port), GONGQIAO_LOG: 'error' };
}

async function start(): Promise<void> {
  server = spawn(process.execPath, [cli, 'start'], {
    env: environment(),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (let attempt = 0; attempt < 1200; attempt += 1) {
    const isReady = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return;
    if (server.exitCode !== null) throw new Error(`server ended with ${server.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('server did not start');
}

interface Session {
  cookie: string;
  token: string;
}
async function post(name: string, input: object, session?: Session): Promise<Response> {
  const headers = {
    'content-type': 'application/json',
    ...(session ? { cookie: session.cookie, 'x-csrf-token': session.token } : {}),
  };
  return fetch(`http://127.0.0.1:${port}/api/${name}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(input),
  });
}
async function signIn(): Promise<Session> {
  const { demoPassword } = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8')) as {
    demoPassword: string;
  };
  const response = await post('identity.signIn', {
    cityCode: '510500',
    login: 'village',
    password: demoPassword,
  });
  if (!response.ok) throw new Error(await response.text());
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const { me } = (await (await post('identity.whoAmI', {}, { cookie, token: '' })).json()) as {
    me: { csrfToken: string };
  };
  return { cookie, token: me.csrfToken };
}

let isDying = false;

/** Registers people one after another until the server is gone; a name counts only when the answer came. */
async function writeUntilDead(session: Session, round: number, acknowledged: string[]): Promise<void> {
  for (let at = 0; ; at += 1) {
    const name = `断电${String.fromCharCode(0x4e00 + round * 100 + at)}`;
    const input = {
      name,
      birthOn: '1990-01-01',
      regionCode: '510521103222',
      status: 'seeking',
      hasConsent: true,
    };
    const answer = await post('person.registerPerson', input, session).catch(() => undefined);
    const body = await answer?.text().catch(() => undefined);
    if (!answer || body === undefined) return;
    // With its database already dead the server may still say that it failed: that is no acknowledgement.
    if (!answer.ok && isDying) return;
    if (!answer.ok) throw new Error(body);
    acknowledged.push(name);
  }
}

/** Even rounds kill the server alone, odd rounds its database with it. */
async function killAll(round: number): Promise<void> {
  const dead = new Promise((resolve) => server?.once('exit', resolve));
  isDying = true;
  if (round % 2) {
    const pid = readFileSync(join(home, 'postgres/postmaster.pid'), 'utf8').split('\n')[0] ?? '';
    spawnSync('pkill', ['-9', '-P', pid]);
    process.kill(Number(pid), 'SIGKILL');
  }
  server?.kill('SIGKILL');
  await dead;
}

describe('断电与强行结束', () => {
  it(`写入途中强行结束服务 ${rounds} 次（一半连同数据库），已答复的登记一条不少，操作日志完整`, {
    timeout: 600_000,
  }, async () => {
    port = await freePort();
    const acknowledged: string[] = [];
    await start();
    for (let round = 0; round < rounds; round += 1) {
      const session = await signIn();
      const before = acknowledged.length;
      const writing = writeUntilDead(session, round, acknowledged);
      await expect.poll(() => acknowledged.length).toBeGreaterThan(before);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 500));
      await killAll(round);
      await writing;
      isDying = false;
      await start();
    }
    const session = await signIn();
    const missing: string[] = [];
    for (const name of acknowledged) {
      const { total } = (await (await post('person.listPeople', { search: name }, session)).json()) as {
        total: number;
      };
      if (total !== 1) missing.push(`${name}: ${total}`);
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(rounds);
    expect(missing).toEqual([]);
    const verified = spawnSync(process.execPath, [cli, 'audit', 'verify'], {
      env: environment(),
      encoding: 'utf8',
    });
    expect(verified.stdout).toContain('完整');
    expect(verified.status).toBe(0);
  });
});
