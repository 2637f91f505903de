import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faults } from './faults.ts';
import { openStage, phone, type Stage, shots } from './stage.ts';
import { open, pick, queryOne } from './steps.ts';

/** What an A4 page leaves inside its margins (12 mm and 15 mm), in CSS pixels. */
const a4 = { width: 703, height: 1009 };

let stage: Stage;
let city: Page;
beforeAll(async () => {
  stage = await openStage();
  city = await visitor('/');
});
afterAll(() => stage.close());

/** Pages of records that the demonstration has none of: the stories that make one look at them. */
const inStories = new Set(['/exchange/batches/:id', '/m/wish/:id', '/m/wish/:id/edit']);
/** Every page behind the sign-in, as `npm run where` finds them. */
const pages = ['/', '/m', '/m/me', ...found()];
function found(): string[] {
  const map: { kind: string; keys: string[] }[] = JSON.parse(
    readFileSync(join(import.meta.dirname, '../docs/where.json'), 'utf8'),
  );
  const paths = map.filter(({ kind }) => kind === 'page').map(({ keys }) => keys[0] ?? '');
  return paths.filter((path) => !path.endsWith('/sign-in') && path !== '/m/policy' && !inStories.has(path));
}

/** Whose page it is where it is not the city office's, or on a phone the village officer's. */
const owners: Record<string, string> = {
  '/audit/entries': 'audit',
  '/demand/posts/new': 'jiangyang',
  '/demand/posts/:id/edit': 'jiangyang',
  '/demand/headcount': 'jiangyang',
  '/enterprise/:id/edit': 'jiangyang',
  '/identity/accounts': 'admin',
  '/person/new': 'luxian',
  '/person/:id/edit': 'luxian',
  '/placement/candidates': 'hr1',
  '/m/placement/candidates': 'hr1',
  '/m/placement/candidates/:id': 'hr1',
  '/m/person/me': 'jobseeker',
  '/m/matching': 'jobseeker',
  '/m/policy/fit': 'jobseeker',
  '/m/wish': 'jobseeker',
  '/m/wish/new': 'jobseeker',
  '/m/dispatch/batches': 'jiangyang',
  '/m/dispatch/batches/:id': 'jiangyang',
};
const visitors = new Map<string, Promise<Page>>();
function visitor(pattern: string): Promise<Page> {
  const isPhone = pattern === '/m' || pattern.startsWith('/m/');
  const login = owners[pattern] ?? (isPhone ? 'village' : 'city');
  const key = `${login} ${isPhone}`;
  const page = visitors.get(key) ?? stage.signIn(login, isPhone ? phone : undefined);
  visitors.set(key, page);
  return page;
}

/** A record for a page of one record, of which its visitor may see it. */
const records: Record<string, string> = {
  '/demand/posts/:id': 'SELECT id FROM post',
  '/demand/posts/:id/edit': "SELECT id FROM post WHERE status = 'draft' AND region_code LIKE '510502%'",
  '/dispatch/plans/:id': 'SELECT id FROM dispatch_plan',
  '/dispatch/plans/:id/people': 'SELECT id FROM dispatch_plan',
  '/dispatch/plans/:id/compare': 'SELECT id FROM dispatch_plan',
  '/dispatch/batches/:id': 'SELECT id FROM dispatch_batch',
  '/dispatch/batches/:id/sheet': 'SELECT id FROM dispatch_batch',
  '/m/dispatch/batches/:id': "SELECT id FROM dispatch_batch WHERE receiving_region_code LIKE '510502%'",
  '/enterprise/:id': 'SELECT id FROM enterprise',
  '/enterprise/:id/edit': "SELECT id FROM enterprise WHERE region_code LIKE '510502%'",
  '/matching/posts/:id': "SELECT id FROM post WHERE status = 'verified'",
  '/matching/runs/:id': `WITH run AS (INSERT INTO match_run (city_code, id, per_person, per_place, status, posts, people, people_done, asked_by, recorded_on, finished_at)
    SELECT city_code, gen_random_uuid(), 1, 2, 'done', 9, 9, 9, id, '2017-10-15', now() FROM account WHERE login = 'city' RETURNING id) SELECT id FROM run`,
  '/matching/people/:id': 'SELECT id FROM person WHERE has_consent AND placement_id IS NULL',
  '/m/matching/people/:id':
    "SELECT id FROM person WHERE region_code = '510521103222' AND has_consent AND placement_id IS NULL",
  '/m/matching/people/:id/compare':
    "SELECT id FROM person WHERE region_code = '510521103222' AND has_consent AND placement_id IS NULL",
  '/m/matching/people/:id/posts/:postId': `SELECT p.id, q.id AS post FROM person p JOIN post q ON q.status = 'verified'
    WHERE p.region_code = '510521103222' AND p.has_consent AND p.placement_id IS NULL`,
  '/person/:id': 'SELECT id FROM person',
  '/person/:id/edit': "SELECT id FROM person WHERE region_code LIKE '510521%'",
  '/m/person/:id': "SELECT id FROM person WHERE region_code = '510521103222'",
  '/placement/:id': "SELECT id FROM placement WHERE status = 'onboarded'",
  '/m/placement/candidates/:id':
    "SELECT p.id FROM placement p JOIN appointment a ON a.scope_id = p.enterprise_id JOIN account c ON c.id = a.account_id AND c.login = 'hr1'",
  '/policy/forecast/placement/:id': "SELECT id FROM placement WHERE status = 'onboarded'",
};
async function addressOf(pattern: string): Promise<string> {
  if (pattern.includes(':clauseId')) return pattern.replace(':clauseId', 'LZ-7');
  const sql = records[pattern];
  if (!sql) return pattern;
  const { id, post = '' } = await queryOne<{ id: string; post?: string }>(
    stage,
    `${sql} ORDER BY id LIMIT 1`,
  );
  return pattern.replace(':id', id).replace(':postId', post);
}

/** Presses Tab until the element is reached, as somebody without a mouse does. */
async function tabTo(page: Page, selector: string, most = 60): Promise<void> {
  for (let at = 0; at < most; at += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} is not reached by the keyboard`);
}

describe('无障碍检查', () => {
  it.each(['/sign-in', '/m/sign-in'])('登录页 %s 没有严重问题', async (path) => {
    const page = await stage.visit(path.startsWith('/m') ? phone : undefined);
    await page.goto(`${stage.url}${path}`);
    await page.getByLabel('账号').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.context().close();
  });

  it('不用登录的政策自助查询没有严重问题', async () => {
    const page = await stage.visit(phone);
    await page.goto(`${stage.url}/m/policy`);
    await page.getByRole('button', { name: '求职者、劳动者' }).click();
    await page.getByRole('region', { name: '问题' }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.context().close();
  });

  it.each(pages)('%s 没有严重问题', async (pattern) => {
    const page = await visitor(pattern);
    await open(page, stage, await addressOf(pattern));
    expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toMatch(/没有/);
    expect(await faults(page)).toEqual([]);
  });
});

describe('不用鼠标', () => {
  it('只用键盘登录、经“跳到正文”改密码，焦点看得见', async () => {
    const page = await stage.visit();
    await page.goto(`${stage.url}/sign-in`);
    await page.getByLabel('账号').waitFor();
    await tabTo(page, 'input[id*=login], input[autocomplete=username]', 6);
    await stage.enterByKeyboard(page, 'finance');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goto(`${stage.url}/identity/password`);
    await page.getByLabel('原密码').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('跳到');
    await page.keyboard.press('Enter');
    await tabTo(page, '#oldPassword');
    const outline = await page.evaluate(() => {
      const focused = document.activeElement;
      const frame = focused?.closest('.ant-input-affix-wrapper') ?? focused;
      const style = frame && getComputedStyle(frame);
      return style ? `${style.outlineStyle} ${style.boxShadow} ${style.borderColor}` : '';
    });
    expect(outline).not.toBe('none none ');
    await page.keyboard.type('wrong-password-1');
    await tabTo(page, '#newPassword');
    await page.keyboard.type('another-pass-2');
    await tabTo(page, '#repeated');
    await page.keyboard.type('another-pass-3');
    await page.keyboard.press('Enter');
    await page.getByText('两次填写的新密码不一致').waitFor();
    await page.context().close();
  });
});

describe('不丢内容，不互相覆盖', () => {
  it('两人同时改一个人的资料：后保存的人看到谁在什么时候改过，自己填的还在，两份内容可以换着看，选定一份再保存', async () => {
    const { id } = await queryOne<{ id: string }>(
      stage,
      `SELECT id FROM person WHERE region_code LIKE '510521103%' AND placement_id IS NULL ORDER BY id LIMIT 1`,
    );
    const [first, second] = [await stage.signIn('town'), await stage.signIn('luxian')];
    for (const page of [first, second]) {
      await open(page, stage, `/person/${id}/edit`);
      await page.getByLabel('备注').waitFor();
    }
    await first.getByLabel('备注').fill('镇上先改');
    await first.getByRole('button', { name: '保存' }).click();
    await first.waitForURL((url) => !url.pathname.endsWith('/edit'));
    await second.getByLabel('备注').fill('县里后改');
    await second.getByRole('button', { name: '保存' }).click();
    const alert = second.getByRole('alert').filter({ hasText: '修改过' });
    await alert.waitFor();
    expect(await alert.innerText()).toContain('得胜镇就业专员');
    expect(await second.getByLabel('备注').inputValue()).toBe('县里后改');
    await second.screenshot({ path: join(shots, 'stale.png') });
    await alert.getByRole('button', { name: '载入最新内容' }).click();
    await expect.poll(() => second.getByLabel('备注').inputValue()).toBe('镇上先改');
    await second.screenshot({ path: join(shots, 'versions.png') });
    await second.getByText('我填写的内容', { exact: true }).click();
    expect(await second.getByLabel('备注').inputValue()).toBe('县里后改');
    await expect.poll(() => second.getByRole('alert').filter({ hasText: '修改过' }).count()).toBe(0);
    await second.getByRole('button', { name: '保存' }).click();
    await second.waitForURL((url) => !url.pathname.endsWith('/edit'));
    for (const page of [first, second]) await page.context().close();
  });

  it('登录过期：提交时转到登录页，登录后回到原来的页面，填的内容还在', async () => {
    const page = await stage.signIn('park-gaoxin');
    await open(page, stage, '/demand/posts/new');
    await pick(page, '企业');
    await page.getByLabel('岗位名称').fill('没填完的岗位');
    await page.getByLabel('缺工人数').fill('7');
    await page.context().clearCookies();
    await page.getByRole('button', { name: '存为草稿' }).click();
    await page.waitForURL(
      ({ pathname, searchParams }) =>
        pathname === '/sign-in' && searchParams.get('from') === '/demand/posts/new',
    );
    await stage.enter(page, 'park-gaoxin');
    await page.waitForURL(/\/demand\/posts\/new/);
    await page.getByText('已恢复上次没有提交的内容').waitFor();
    expect(await page.getByLabel('岗位名称').inputValue()).toBe('没填完的岗位');
    expect(await page.getByLabel('缺工人数').inputValue()).toBe('7');
    await page.context().close();
  });
});

describe('打印', () => {
  it('汇总页打印在 A4 上：有标题、单位和截止日期，没有菜单和按钮，不超出纸宽', async () => {
    await open(city, stage, '/demand/summary');
    await city.getByRole('region', { name: '用工缺口', exact: true }).getByRole('link').waitFor();
    await city.waitForLoadState('networkidle');
    const paper = await city.pdf({ format: 'A4', printBackground: true });
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    await city.setViewportSize(a4);
    await city.emulateMedia({ media: 'print' });
    const words = await city.locator('body').innerText();
    for (const needed of ['用工需求汇总', '泸州市', '市招募办', '截至 2017-10-15', '6,546', '人', '家'])
      expect(words).toContain(needed);
    expect(await city.getByRole('navigation', { name: '主菜单' }).isVisible()).toBe(false);
    expect(await city.getByRole('button', { name: '前一周' }).isVisible()).toBe(false);
    const cut = await city.evaluate(() =>
      [...document.querySelectorAll('th, td, .figure')]
        .filter((cell) => cell.checkVisibility() && cell.getBoundingClientRect().right > innerWidth + 1)
        .map((cell) => cell.textContent),
    );
    await city.screenshot({ path: join(shots, 'print.png'), fullPage: true });
    expect(cut).toEqual([]);
    await city.emulateMedia({ media: null });
  });
});
