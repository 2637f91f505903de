import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '#apps/server/modules.ts';
import { createAccount, whoAmI } from '#modules/identity/contract/operations.ts';
import { openWorld, type World } from '#tools/testkit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface OpenApi {
  openapi: string;
  paths: Record<
    string,
    { post?: { operationId: string; summary: string; responses: Record<string, object> } }
  >;
}

describe('http', () => {
  it('接口说明是合格的 OpenAPI 3.1，每个操作都在里面', async () => {
    const document = (await world.server.app.inject('/api/openapi.json')).json<OpenApi>();
    expect(document.openapi).toMatch(/^3\.1/);
    const result = await new Validator().validate(
      structuredClone(document) as unknown as Record<string, unknown>,
    );
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    const names = modules.flatMap((module) => module.operations.map(({ contract }) => contract.name));
    expect(Object.keys(document.paths).sort()).toEqual(names.map((name) => `/api/${name}`).sort());
    for (const path of Object.values(document.paths))
      expect(Object.keys(path.post?.responses ?? {})).toEqual(['200', 'default']);
  });

  it('页面只能从本机取资源，不能被别的网站嵌入，答复不留在缓存里', async () => {
    const { headers } = await world.server.app.inject({
      method: 'POST',
      url: '/api/identity.whoAmI',
      payload: {},
    });
    expect(headers['content-security-policy']).toContain("default-src 'none';script-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
  });

  it('填错的地方逐项用中文指出，格式为 RFC 9457', async () => {
    const admin = await world.signIn('admin');
    const answer = await admin.raw(createAccount.name, {
      login: '坏',
      displayName: '',
      regionCode: '1',
      roleCode: 'R03',
    });
    expect(answer.status).toBe(400);
    const problem = JSON.parse(answer.body);
    expect(problem).toMatchObject({ type: 'about:blank', status: 400, code: 'platform.invalidInput' });
    expect(problem.errors.map((error: { pointer: string }) => error.pointer).sort()).toEqual([
      '/displayName',
      '/login',
      '/regionCode',
    ]);
    for (const error of problem.errors) expect(error.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('不是 JSON 的内容、过大的内容、没有的地址都得到说明，不会出错', async () => {
    const send = (payload: string, url = '/api/identity.signIn') =>
      world.server.app.inject({
        method: 'POST',
        url,
        payload,
        headers: { 'content-type': 'application/json' },
      });
    expect((await send('{')).statusCode).toBe(400);
    expect((await send(JSON.stringify({ login: 'x'.repeat(2_000_000) }))).statusCode).toBe(413);
    expect((await send('{}', '/api/nothing.here')).statusCode).toBe(404);
  });

  it('没有登录的人除登录外什么也做不了', async () => {
    for (const { contract } of modules.flatMap((module) => module.operations)) {
      if (contract.permission === '@anonymous') continue;
      const answer = await world.anonymous.raw(contract.name, {});
      expect([400, 401], contract.name).toContain(answer.status);
    }
    expect((await world.anonymous.call(whoAmI, {})).me).toBeNull();
  });

  it('运行指标按操作统计，不含任何人的信息', async () => {
    const metrics = (await world.server.app.inject('/metrics')).body;
    expect(metrics).toContain('gongqiao_request_seconds_bucket');
    expect(metrics).toContain('gongqiao_database_connections');
    expect((await world.server.app.inject({ url: '/metrics', remoteAddress: '10.0.0.9' })).statusCode).toBe(
      404,
    );
    expect((await world.server.app.inject('/healthz')).json()).toEqual({ status: 'ok' });
  });
});
