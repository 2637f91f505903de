import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, testCity, testPassword, type World } from '#tools/testkit/world.ts';
import {
  changePassword,
  createAccount,
  endSession,
  listAccounts,
  listSessions,
  resetPassword,
  setAccountActive,
  whoAmI,
} from '../contract/operations.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const gulin = '510525000000';
const refused = (code: string) => expect.objectContaining({ problem: expect.objectContaining({ code }) });

describe('identity.signIn', () => {
  it('密码正确可以登录，会话带着本岗位的权限和管辖范围', async () => {
    const clerk = await world.signIn('luxian');
    const { me } = await clerk.call(whoAmI, {});
    expect(me).toMatchObject({
      login: 'luxian',
      roleCode: 'R03',
      scope: { kind: 'region', regionCode: '510521000000' },
      today: '2017-10-15',
    });
  });

  it('连续输错五次后锁定，正确的密码也不能登录，管理员重置后解锁', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1)
      await expect(world.signIn('hejiang', 'wrong')).rejects.toEqual(refused('identity.wrongPassword'));
    await expect(world.signIn('hejiang')).rejects.toEqual(refused('identity.locked'));
    const admin = await world.signIn('admin');
    const { rows } = await admin.call(listAccounts, { search: 'hejiang' });
    const account = rows[0];
    expect(account?.isLocked).toBe(true);
    const { firstPassword } = await admin.call(resetPassword, {
      accountId: account?.id ?? '',
      version: account?.version ?? 0,
    });
    await expect(world.signIn('hejiang', firstPassword)).resolves.toBeDefined();
  });

  it('没有的账号与错误的密码得到同样的答复', async () => {
    await expect(world.signIn('nobody', 'x')).rejects.toEqual(refused('identity.wrongPassword'));
  });

  it('登录的成功与失败都在操作日志里，不含密码', async () => {
    await expect(world.signIn('gulin', 'secret-attempt')).rejects.toBeDefined();
    const { rows } = await world.owner.query(
      "SELECT action, detail::text FROM audit_entry WHERE action IN ('signIn', 'signInFailed')",
    );
    expect(new Set(rows.map((row) => row.action))).toEqual(new Set(['signIn', 'signInFailed']));
    expect(JSON.stringify(rows)).not.toContain('secret-attempt');
  });
});

describe('identity sessions', () => {
  it('没有页面令牌的请求被拒绝，别处偷来的 Cookie 不能单独使用', async () => {
    const response = await world.server.app.inject({
      method: 'POST',
      url: '/api/identity.signIn',
      payload: { cityCode: testCity, login: 'xuyong', password: testPassword },
    });
    const cookie = String(response.headers['set-cookie']).split(';')[0] ?? '';
    expect(String(response.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Strict/);
    const listed = await world.server.app.inject({
      method: 'POST',
      url: '/api/identity.listSessions',
      payload: {},
      headers: { cookie },
    });
    expect(listed.json()).toMatchObject({ status: 403, code: 'platform.csrf' });
  });

  it('在一台设备上退出另一台设备后，那台设备的会话立即失效', async () => {
    const first = await world.signIn('naxi');
    const second = await world.signIn('naxi');
    const { sessions } = await second.call(listSessions, {});
    const other = sessions.find((session) => !session.isCurrent);
    await second.call(endSession, { sessionId: other?.id ?? '' });
    await expect(first.call(listSessions, {})).rejects.toEqual(refused('platform.notSignedIn'));
    expect((await second.call(listSessions, {})).sessions).toHaveLength(1);
  });

  it('停用账号后，已登录的会话立即失效', async () => {
    const clerk = await world.signIn('longmatan');
    const admin = await world.signIn('admin');
    const { rows } = await admin.call(listAccounts, { search: 'longmatan' });
    await admin.call(setAccountActive, {
      accountId: rows[0]?.id ?? '',
      version: rows[0]?.version ?? 0,
      isActive: false,
    });
    await expect(clerk.call(listSessions, {})).rejects.toEqual(refused('platform.notSignedIn'));
    await expect(world.signIn('longmatan')).rejects.toEqual(refused('identity.wrongPassword'));
  });

  it('闲置过久或超过最长时间的会话要重新登录', async () => {
    const clerk = await world.signIn('jiangyang');
    await world.owner.query(
      "UPDATE session SET last_seen_at = now() - interval '61 minutes' WHERE account_id = $1",
      [clerk.accountId],
    );
    await expect(clerk.call(listSessions, {})).rejects.toEqual(refused('platform.notSignedIn'));
  });
});

describe('identity.createAccount', () => {
  it('管理员新建账号，首次登录必须先改密码，弱密码不接受', async () => {
    const admin = await world.signIn('admin');
    const { firstPassword } = await admin.call(createAccount, {
      login: 'gulin.new',
      displayName: '新同事',
      regionCode: gulin,
      roleCode: 'R03',
    });
    const clerk = await world.signIn('gulin.new', firstPassword);
    await expect(clerk.raw('region.listRegions', {}).then((answer) => answer.body)).resolves.toContain(
      'identity.mustChangePassword',
    );
    await expect(
      clerk.call(changePassword, { oldPassword: firstPassword, newPassword: 'short1' }),
    ).rejects.toEqual(refused('identity.weakPassword'));
    await clerk.call(changePassword, { oldPassword: firstPassword, newPassword: 'a-better-one-77' });
    expect((await clerk.call(whoAmI, {})).me?.mustChangePassword).toBe(false);
  });

  it('连点两次新建只建一个账号，首次密码不留在系统里', async () => {
    const admin = await world.signIn('admin');
    const input = { login: 'twice', displayName: '连点', regionCode: gulin, roleCode: 'R03' };
    const options = { idempotencyKey: 'same-click-0001' };
    const { firstPassword } = await admin.call(createAccount, input, options);
    await expect(admin.call(createAccount, input, options)).rejects.toEqual(refused('platform.duplicate'));
    expect((await admin.call(listAccounts, { search: 'twice' })).total).toBe(1);
    const { rows } = await world.owner.query(
      "SELECT response::text FROM idempotency_key WHERE key = 'same-click-0001'",
    );
    expect(JSON.stringify(rows)).not.toContain(firstPassword);
  });

  it('账号重名、管辖范围之外都被拒绝', async () => {
    const admin = await world.signIn('admin');
    await expect(
      admin.call(createAccount, { login: 'luxian', displayName: '重名', regionCode: gulin, roleCode: 'R03' }),
    ).rejects.toEqual(refused('identity.loginTaken'));
    await expect(
      admin.call(createAccount, {
        login: 'outside',
        displayName: '外地',
        regionCode: '510600000000',
        roleCode: 'R03',
      }),
    ).rejects.toEqual(refused('identity.scopeOutside'));
  });

  it('县区办事员不能管理账号', async () => {
    const clerk = await world.signIn('luxian');
    await expect(
      clerk.call(createAccount, { login: 'mine', displayName: '某人', regionCode: gulin, roleCode: 'R19' }),
    ).rejects.toEqual(refused('platform.notPermitted'));
  });
});
