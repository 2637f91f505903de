import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, phone, type Stage } from './stage.ts';
import { open, queryOne, total } from './steps.ts';

const notFound = '没有找到这条记录';
const noRight = '您的岗位没有这项权限';

interface Named {
  id: string;
  name: string;
}
let stage: Stage;
let person: Named;
let enterprise: Named;
let post: Named;
let placement: Named;
beforeAll(async () => {
  stage = await openStage();
  person = await queryOne(
    stage,
    `SELECT id, name FROM person p WHERE region_code LIKE '510521%' AND placement_id IS NULL
     AND NOT EXISTS (SELECT 1 FROM placement q WHERE q.person_id = p.id) ORDER BY id LIMIT 1`,
  );
  enterprise = await queryOne(
    stage,
    `SELECT e.id, e.name FROM enterprise e JOIN appointment a ON a.scope_id = e.id JOIN account c ON c.id = a.account_id AND c.login = 'hr1'`,
  );
  post = await queryOne(
    stage,
    'SELECT id, title AS name FROM post WHERE enterprise_id = $1 ORDER BY id LIMIT 1',
    [enterprise.id],
  );
  placement = await queryOne(
    stage,
    `SELECT q.id, p.name FROM placement q JOIN person p ON p.id = q.person_id
     WHERE q.enterprise_id = $1 AND p.region_code LIKE '510521%' ORDER BY q.id LIMIT 1`,
    [enterprise.id],
  );
});
afterAll(() => stage.close());

/** Types an address and expects the designed answer, without a word of the record. */
async function expectClosed(page: Page, path: string, answer: string, secret: string): Promise<void> {
  await page.goto(`${stage.url}${path}`);
  await page.getByText(answer).first().waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.content(), path).not.toContain(secret);
}
const menuOf = async (page: Page): Promise<string[]> => {
  await open(page, stage, '/');
  const entries = page.getByRole('navigation', { name: '主菜单' }).getByRole('link');
  await entries.first().waitFor();
  return entries.allInnerTexts();
};

describe('不归自己管的看不到', () => {
  it('邻县招募办输入别县人员、推荐、企业的地址：一律“没有找到”，不露姓名', async () => {
    const page = await stage.signIn('gulin');
    for (const path of [`/person/${person.id}`, `/person/${person.id}/edit`, `/matching/people/${person.id}`])
      await expectClosed(page, path, notFound, person.name);
    await expectClosed(page, `/placement/${placement.id}`, notFound, placement.name);
    await expectClosed(page, `/enterprise/${enterprise.id}/edit`, notFound, enterprise.name);
    await page.context().close();
  });

  it('邻县招募办的名单、查找和地区下拉里没有别县：改地址里的地区也是 0 条', async () => {
    const page = await stage.signIn('gulin');
    for (const filter of [
      'regionCode=510521000000',
      `search=${encodeURIComponent(person.name)}&regionCode=510521000000`,
    ]) {
      await open(page, stage, `/person?${filter}`);
      expect(await total(page)).toBe(0);
    }
    await open(page, stage, '/person');
    await page.getByLabel('地区').click();
    const places = page.locator('.ant-cascader-menu-item:visible');
    await places.first().waitFor();
    for (const place of await places.allInnerTexts()) expect(place).toMatch(/^古蔺|镇|乡|街道/);
    expect(await places.filter({ hasText: '泸县' }).count()).toBe(0);
    await page.context().close();
  });

  it('邻县招募办的菜单没有系统日志；输入地址是“没有这项权限”', async () => {
    const page = await stage.signIn('gulin');
    expect(await menuOf(page)).not.toContain('操作日志');
    await expectClosed(page, '/audit/entries', noRight, person.name);
    await page.context().close();
  });

  it('另一家企业输入这家企业的岗位、推荐、企业地址：一律“没有找到”，菜单里没有推荐和统计', async () => {
    const page = await stage.signIn('hr2');
    await expectClosed(page, `/demand/posts/${post.id}`, notFound, post.name);
    await expectClosed(page, `/demand/posts/${post.id}/edit`, notFound, post.name);
    await expectClosed(page, `/placement/${placement.id}`, notFound, placement.name);
    await expectClosed(page, `/enterprise/${enterprise.id}`, notFound, enterprise.name);
    await expectClosed(page, `/person/${person.id}`, notFound, person.name);
    const menu = await menuOf(page);
    for (const foreign of ['为岗位找人', '为人找岗位', '招募任务', '操作日志', '账号管理', '稳定就业'])
      expect(menu).not.toContain(foreign);
    for (const path of [
      '/matching/posts',
      `/matching/posts/${post.id}`,
      '/target',
      '/audit/entries',
      '/identity/accounts',
    ])
      await expectClosed(page, path, noRight, enterprise.name);
    await open(page, stage, '/enterprise');
    expect(await total(page)).toBe(1);
    expect(await page.getByText(enterprise.name).count()).toBe(0);
    await page.context().close();
  });

  it('没有登录的人输入任何地址都到登录页，页面上没有一个名字', async () => {
    const page = await stage.visit();
    for (const path of [
      '/',
      '/demand/summary',
      `/person/${person.id}`,
      `/placement/${placement.id}`,
      `/enterprise/${enterprise.id}`,
    ]) {
      await page.goto(`${stage.url}${path}`);
      await page.waitForURL(/\/sign-in/);
      await page.getByLabel('账号').waitFor();
      const text = await page.content();
      for (const { name } of [person, placement, enterprise]) expect(text, path).not.toContain(name);
    }
    const mobile = await stage.visit(phone);
    await mobile.goto(`${stage.url}/m/person/${person.id}`);
    await mobile.waitForURL(/\/m\/sign-in/);
    expect(await mobile.content()).not.toContain(person.name);
    const answer = await page.request.post(`${stage.url}/api/person.getPerson`, { data: { id: person.id } });
    expect(answer.status()).toBe(401);
    expect(await answer.text()).not.toContain(person.name);
  });

  it('不存在的页面、不存在的记录都有说明，不是空白', async () => {
    const page = await stage.signIn('city');
    await page.goto(`${stage.url}/nothing/here`);
    await page.getByText('没有这个页面').first().waitFor();
    await page.goto(`${stage.url}/person/00000000-0000-7000-8000-000000000000`);
    await page.getByText(notFound).waitFor();
    await page.goto(`${stage.url}/person/not-an-id`);
    await page.getByRole('alert').waitFor();
  });
});
