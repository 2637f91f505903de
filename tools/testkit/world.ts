import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import type pg from 'pg';
import type { z } from 'zod';
import { type RunningServer, startServer } from '#apps/server/server.ts';
import { whoAmI } from '#modules/identity/contract/operations.ts';
import { readConfig } from '#platform/config.ts';
import type { Problem } from '#platform/contract/errors.ts';
import type { OperationContract } from '#platform/contract/operation.ts';
import { createPool } from '#platform/db/pool.ts';
import { loadSecrets } from '#platform/personal/secrets.ts';
import {
  copyTemplate,
  databaseUrl,
  dropDatabase,
  ensureTemplate,
  testLogin,
  testPassword,
} from './template.ts';

export { testPassword } from './template.ts';

export const testCity = '510500';

/** A refusal as the caller saw it. */
export class Refused extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(`${status} ${problem.code}: ${problem.detail} ${JSON.stringify(problem.errors)}`);
    this.status = status;
    this.problem = problem;
  }
}

export interface Caller {
  accountId: string;
  call<C extends OperationContract>(
    contract: C,
    input: z.input<C['input']>,
    options?: { idempotencyKey?: string },
  ): Promise<z.output<C['output']>>;
  /** The bytes of a `download` operation. */
  download<C extends OperationContract>(contract: C, input: z.input<C['input']>): Promise<Buffer>;
  upload<C extends OperationContract>(
    contract: C,
    input: z.input<C['input']>,
    file: { name: string; content: Buffer },
  ): Promise<z.output<C['output']>>;
  /** The whole answer, for tests of what it must not contain. */
  raw(name: string, input: unknown): Promise<{ status: number; body: string }>;
}

export interface World {
  server: RunningServer;
  /** The owner's connection, for set-up past row security. The trail names it «系统：测试». */
  owner: pg.Pool;
  ownerUrl: string;
  signIn(login: string, password?: string, cityCode?: string): Promise<Caller>;
  anonymous: Caller;
  close(): Promise<void>;
}

function multipart(
  input: unknown,
  file: { name: string; content: Buffer },
): { payload: Buffer; type: string } {
  const boundary = `----${randomBytes(12).toString('hex')}`;
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="input"\r\n\r\n${JSON.stringify(input)}\r\n--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${encodeURIComponent(file.name)}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), file.content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    type: `multipart/form-data; boundary=${boundary}`,
  };
}

function callerOf(server: RunningServer, accountId: string, headers: Record<string, string>): Caller {
  const inject = (name: string, more: Partial<InjectOptions>) =>
    server.app.inject({
      method: 'POST',
      url: `/api/${name}`,
      ...more,
      headers: { ...headers, ...(more.headers as Record<string, string>) },
    });
  const check = (response: { statusCode: number; body: string }) => {
    if (response.statusCode >= 400)
      throw new Refused(response.statusCode, JSON.parse(response.body) as Problem);
  };
  return {
    accountId,
    async call(contract, input, options = {}) {
      const response = await inject(contract.name, {
        payload: input as object,
        headers: options.idempotencyKey ? { 'idempotency-key': options.idempotencyKey } : {},
      });
      check(response);
      return response.json();
    },
    async download(contract, input) {
      const response = await inject(contract.name, { payload: input as object });
      check(response);
      return response.rawPayload;
    },
    async upload(contract, input, file) {
      const { payload, type } = multipart(input, file);
      const response = await inject(contract.name, { payload, headers: { 'content-type': type } });
      check(response);
      return response.json();
    },
    async raw(name, input) {
      const response = await inject(name, { payload: input as object });
      return { status: response.statusCode, body: response.body };
    },
  };
}

/**
 * A clean database (migrated, the Luzhou pack, its office accounts, no business rows) behind the real HTTP app,
 * on the server that GONGQIAO_TEST_OWNER_URL names. Business date 2017-10-15.
 */
export async function openWorld(): Promise<World> {
  const serverUrl = process.env.GONGQIAO_TEST_OWNER_URL;
  if (!serverUrl)
    throw new Error('GONGQIAO_TEST_OWNER_URL is not set: run through `npm test` or `npm run check`');
  const database = `world_${randomBytes(6).toString('hex')}`;
  await copyTemplate(serverUrl, await ensureTemplate(serverUrl), database);
  const ownerUrl = databaseUrl(serverUrl, database);
  const home = join(tmpdir(), `gongqiao-${database}`);
  const config = {
    ...readConfig({ GONGQIAO_HOME: home, PORT: '0', GONGQIAO_LOG: 'error' }),
    requestsPerMinute: 1_000_000,
    signInsPerMinute: 1_000_000,
  };
  const server = await startServer(
    config,
    await loadSecrets(home),
    databaseUrl(serverUrl, database, testLogin),
  );
  const owner = createPool(ownerUrl, {
    max: 4,
    options: '-c app.actor=系统：测试 -c app.operation=test.prepare',
  });
  return {
    server,
    owner,
    ownerUrl,
    anonymous: callerOf(server, '', {}),
    async signIn(login, password = testPassword, cityCode = testCity) {
      const response = await server.app.inject({
        method: 'POST',
        url: '/api/identity.signIn',
        payload: { cityCode, login, password },
      });
      if (response.statusCode >= 400) throw new Refused(response.statusCode, response.json());
      const cookie = String(response.headers['set-cookie']).split(';')[0] ?? '';
      const { me } = await callerOf(server, '', { cookie }).call(whoAmI, {});
      if (!me) throw new Error(`${login} is not signed in`);
      return callerOf(server, me.accountId, { cookie, 'x-csrf-token': me.csrfToken });
    },
    async close() {
      await server.stop();
      await owner.end();
      await dropDatabase(serverUrl, database);
      await rm(home, { recursive: true, force: true });
    },
  };
}
