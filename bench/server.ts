import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { whoAmI } from '#modules/identity/contract/operations.ts';
import type { OperationContract } from '#platform/contract/operation.ts';
import { databaseUrl } from '#tools/testkit/template.ts';
import serverFlags from '../scripts/server-flags.json' with { type: 'json' };
import { benchLogin, benchSecrets } from './levels.ts';

interface NamedFile {
  name: string;
  content: Buffer;
}

export interface Caller {
  call<C extends OperationContract>(contract: C, input: z.input<C['input']>): Promise<z.output<C['output']>>;
  upload<C extends OperationContract>(
    contract: C,
    input: z.input<C['input']>,
    file: NamedFile,
  ): Promise<z.output<C['output']>>;
}

export interface BenchServer {
  pid: number;
  signIn(login: string): Promise<Caller>;
  stop(): Promise<void>;
}

async function post(
  url: string,
  headers: Record<string, string>,
  body: string | FormData,
): Promise<Response> {
  const response = await fetch(url, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response;
}

function callerAt(url: string, headers: Record<string, string>): Caller {
  return {
    async call<C extends OperationContract>(contract: C, input: z.input<C['input']>) {
      const json = { ...headers, 'content-type': 'application/json' };
      const response = await post(`${url}/api/${contract.name}`, json, JSON.stringify(input));
      return (await response.json()) as z.output<C['output']>;
    },
    async upload<C extends OperationContract>(contract: C, input: z.input<C['input']>, file: NamedFile) {
      const form = new FormData();
      form.set('input', JSON.stringify(input));
      form.set('file', new Blob([new Uint8Array(file.content)]), file.name);
      const response = await post(`${url}/api/${contract.name}`, headers, form);
      return (await response.json()) as z.output<C['output']>;
    },
  };
}

async function signIn(url: string, cityCode: string, login: string): Promise<Caller> {
  const body = JSON.stringify({ cityCode, login, password: benchSecrets.demoPassword });
  const response = await post(`${url}/api/identity.signIn`, { 'content-type': 'application/json' }, body);
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const { me } = await callerAt(url, { cookie }).call(whoAmI, {});
  if (!me) throw new Error(`${login} is not signed in`);
  return callerAt(url, { cookie, 'x-csrf-token': me.csrfToken });
}

/** The real server on a database, as the role that owns nothing. */
export async function startBenchServer(
  serverUrl: string,
  database: string,
  cityCode: string,
): Promise<BenchServer> {
  const home = await mkdtemp(join(tmpdir(), 'gongqiao-bench-'));
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl(serverUrl, database, benchLogin),
    GONGQIAO_HOME: home,
  };
  const child = fork(join(import.meta.dirname, 'server-process.ts'), [], { env, execArgv: serverFlags });
  const exited = once(child, 'exit');
  const started = await Promise.race([once(child, 'message'), exited]);
  const { url } = (started[0] ?? {}) as { url?: string };
  if (!url || !child.pid) throw new Error('the server did not start');
  return {
    pid: child.pid,
    signIn: (login) => signIn(url, cityCode, login),
    async stop() {
      child.send('stop');
      await exited;
      await rm(home, { recursive: true, force: true });
    },
  };
}
