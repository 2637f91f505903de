import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { operation } from '#platform/contract/operation.ts';
import { callOperation, ProblemError } from './client.ts';
import { rememberMe } from './session.ts';

const count = operation({
  name: 'demo.count',
  summary: '计数',
  kind: 'write',
  permission: '@signedIn',
  input: z.object({ by: z.int() }),
  output: z.object({ total: z.int() }),
});

const me = {
  csrfToken: 'first',
  accountId: 'a',
  login: 'clerk',
  displayName: '经办人',
  mustChangePassword: false,
  roleCode: 'R03',
  roleName: '县区主管部门',
  appointmentId: 'p',
  appointmentLabel: '泸县',
  appointments: [],
  permissions: [],
  scope: { kind: 'region', regionCode: '510521000000', id: null },
  cityCode: '510500',
  cityName: '泸州市',
  rootRegion: '510500000000',
  isDemo: true,
  today: '2018-03-01',
};

const problem = (status: number, code: string) =>
  new Response(JSON.stringify({ type: 'about:blank', title: code, status, detail: code, code, errors: [] }), {
    status,
  });
const answer = (body: unknown) => new Response(JSON.stringify(body), { status: 200 });
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  );

/** Answers the calls in turn and keeps what was asked. */
function serve(...answers: (Response | Error)[]) {
  const asked = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();
  for (const each of answers) {
    if (each instanceof Error) asked.mockRejectedValueOnce(each);
    else asked.mockResolvedValueOnce(each);
  }
  vi.stubGlobal('fetch', asked);
  return asked;
}

afterEach(() => {
  vi.unstubAllGlobals();
  rememberMe(null);
});

describe('调用服务器', () => {
  test('经办人提交时带上登录令牌和防重复编号', async () => {
    rememberMe(me);
    const asked = serve(answer({ total: 3 }));
    expect(await callOperation(count, { by: 3 }, { idempotencyKey: 'key-00000001' })).toEqual({ total: 3 });
    const [url, init] = asked.mock.calls[0] ?? [];
    expect(url).toBe('/api/demo.count');
    expect(init?.headers).toMatchObject({ 'x-csrf-token': 'first', 'idempotency-key': 'key-00000001' });
    expect(init?.body).toBe('{"by":3}');
  });

  test('网络断开时经办人看到明确的说法', async () => {
    serve(new TypeError('Failed to fetch'));
    expect(await codeOf(callOperation(count, { by: 1 }))).toBe('web.offline');
  });

  test('中间设备返回网页而不是数据时，经办人看到明确的说法', async () => {
    serve(new Response('<html>502</html>', { status: 502 }));
    expect(await codeOf(callOperation(count, { by: 1 }))).toBe('web.unreadable');
  });

  test('服务器的拒绝原样交给页面', async () => {
    serve(problem(409, 'platform.stale'));
    expect(await codeOf(callOperation(count, { by: 1 }))).toBe('platform.stale');
  });

  test('本人在另一个标签页重新登录后，这个标签页换上新令牌继续办', async () => {
    rememberMe(me);
    const asked = serve(
      problem(403, 'platform.csrf'),
      answer({ me: { ...me, csrfToken: 'second' } }),
      answer({ total: 1 }),
    );
    expect(await callOperation(count, { by: 1 })).toEqual({ total: 1 });
    expect(asked.mock.calls[2]?.[1].headers).toMatchObject({ 'x-csrf-token': 'second' });
  });

  test('另一个标签页换了别人登录时，这个标签页不会以别人的身份提交', async () => {
    rememberMe(me);
    const asked = serve(
      problem(403, 'platform.csrf'),
      answer({ me: { ...me, accountId: 'b', csrfToken: 'second' } }),
    );
    expect(await codeOf(callOperation(count, { by: 1 }))).toBe('platform.csrf');
    expect(asked).toHaveBeenCalledTimes(2);
    asked.mockResolvedValueOnce(answer({ total: 1 }));
    await callOperation(count, { by: 1 });
    expect(asked.mock.calls[2]?.[1].headers).toMatchObject({ 'x-csrf-token': 'first' });
  });
});
