import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, phone, type Stage, shots } from './stage.ts';
import { open, pick, queryOne } from './steps.ts';

const source = readFileSync(join(import.meta.dirname, '../node_modules/axe-core/axe.min.js'), 'utf8');
/** What an A4 page leaves inside its margins (12 mm and 15 mm), in CSS pixels. */
const a4 = { width: 703, height: 1009 };

let stage: Stage;
let city: Page;
beforeAll(async () => {
  stage = await openStage();
  city = await stage.signIn('city');
});
afterAll(() => stage.close());

/** Serious and critical faults that axe finds on the page as it stands. */
async function faults(page: Page): Promise<string[]> {
  await page.waitForLoadState('networkidle');
  // The policy of the page forbids script tags, so the text is evaluated by the test itself.
  await page.evaluate(source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 160)}`));
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

  it('村干部的手机页面没有严重问题', async () => {
    const page = await stage.signIn('village', phone);
    for (const path of ['/m', '/m/person', '/m/person?show=all', '/m/person/register', '/m/me']) {
      await open(page, stage, path);
      expect(await faults(page), path).toEqual([]);
    }
    await open(page, stage, '/m/person?show=all');
    await page.locator('.phone-list a').first().click();
    await page.waitForURL(/\/m\/person\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.context().close();
  });

  it('企业人事的候选人员页面没有严重问题，电脑和手机都是', async () => {
    const page = await stage.signIn('hr1');
    await open(page, stage, '/placement/candidates');
    expect(await faults(page)).toEqual([]);
    const mobile = await stage.signIn('hr1', phone);
    await open(mobile, stage, '/m/placement/candidates');
    expect(await faults(mobile)).toEqual([]);
    for (const each of [page, mobile]) await each.context().close();
  });

  it.each([
    '/',
    '/todo',
    '/demand/summary',
    '/demand/rows?figure=gap',
    '/demand/posts',
    '/demand/open-posts',
    '/enterprise',
    '/person',
    '/person/summary',
    '/matching/posts',
    '/matching/people',
    '/placement',
    '/placement/funnel',
    '/placement/retention',
    '/placement/contradictions',
    '/target',
    '/policy',
    '/policy/LZ-7',
    '/policy/LZ-7/edit',
    '/policy/fit',
    '/policy/unclaimed',
    '/policy/unclaimed/rows',
    '/policy/forecast',
    '/policy/standards',
    '/exchange',
    '/identity/accounts',
    '/identity/roles',
    '/identity/sessions',
    '/region/places',
    '/region/settings',
  ])('办公页面 %s 没有严重问题', async (path) => {
    await open(city, stage, path);
    expect(await faults(city)).toEqual([]);
  });

  it('登记岗位的表单和一条上岗记录没有严重问题', async () => {
    const page = await stage.signIn('jiangyang');
    const { id } = await queryOne<{ id: string }>(
      stage,
      `SELECT q.id FROM placement q JOIN enterprise e ON e.id = q.enterprise_id WHERE q.status = 'onboarded' AND e.region_code LIKE '510502%' ORDER BY q.id LIMIT 1`,
    );
    for (const path of ['/demand/posts/new', `/placement/${id}`]) {
      await open(page, stage, path);
      expect(await faults(page), path).toEqual([]);
    }
    await page.context().close();
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
