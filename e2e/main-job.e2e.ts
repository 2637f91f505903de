import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyTrail } from '#modules/audit/server/index.ts';
import { createPool } from '#platform/db/pool.ts';
import { desk, openStage, phone, type Stage, shots } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const look = (page: Page, name: string) => page.screenshot({ path: join(shots, `${name}.png`) });
const open = async (page: Page, path: string) => {
  await page.goto(`${stage.url}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};
/** A figure card by its label; its number as shown. */
async function figure(page: Page, label: string): Promise<number> {
  const text = await page.locator(`section.figure[aria-label="${label}"] .figure-number`).innerText();
  return Number(text.replaceAll(',', ''));
}
async function query<T>(sql: string, values: unknown[] = []): Promise<T[]> {
  const pool = createPool(stage.ownerUrl, { max: 1 });
  try {
    return (await pool.query(sql, values)).rows as T[];
  } finally {
    await pool.end();
  }
}

describe('主线：从两张清单到人到岗', () => {
  it('市招募办看到文件里的数字，每个数字点开就是相加得出它的明细', async () => {
    const page = await stage.signIn('city');
    await open(page, '/demand/summary');
    const expected = {
      总用工需求: 24855,
      年内用工预计: 8859,
      已用工人数: 2313,
      用工缺口: 6546,
      签约企业: 52,
      已对接企业: 26,
    };
    for (const [label, value] of Object.entries(expected))
      expect(await figure(page, label), label).toBe(value);
    await look(page, 'demand-summary-desk');
    await page.locator('section.figure[aria-label="用工缺口"]').getByRole('link').click();
    await page.waitForURL(/\/demand\/rows/);
    await page.getByText('6,546').first().waitFor();
    await open(page, '/demand/summary');
    await page.getByRole('button', { name: '前一周' }).click();
    await page.waitForURL(/asOf=2017-10-08/);
    await expect.poll(() => figure(page, '用工缺口')).toBe(6582);
    await page.context().close();
  });

  it('村干部在手机上登记一个人：号码错当场指出，登记成功后再登记同一号码会被认出', async () => {
    const page = await stage.signIn('village', phone);
    const started = Date.now();
    await page.goto(`${stage.url}/m/person/register`);
    await page.getByLabel('身份证号').fill('519999199003070010');
    await page
      .getByRole('alert')
      .or(page.getByText(/校验|核对/))
      .first()
      .waitFor();
    await page.getByLabel('身份证号').fill('519999199003070021');
    await expect.poll(() => page.getByText('1990-03-07 出生').count()).toBe(1);
    await page.getByLabel('姓名').fill('测试登记');
    await look(page, 'register-phone');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('radio', { name: '求职', exact: true }).check();
    await page.getByRole('button', { name: '下一步' }).click();
    await page
      .getByRole('checkbox', { name: /同意/ })
      .or(page.getByRole('radio', { name: /同意/ }))
      .first()
      .check();
    await page.getByRole('button', { name: '提交登记' }).click();
    await page.getByText('测试登记 已登记').waitFor();
    expect(Date.now() - started).toBeLessThan(60_000);
    await page.getByRole('button', { name: '再登记一人' }).click();
    await page.getByLabel('身份证号').fill('519999199003070021');
    await page.getByText('这个身份证号已经登记').waitFor();
    for (const locator of await page.locator('button:visible, input:visible, nav a:visible').all()) {
      const box = await locator.boundingBox();
      const isSmall =
        box &&
        box.height < 44 &&
        (await locator.getAttribute('type')) !== 'checkbox' &&
        (await locator.getAttribute('type')) !== 'radio';
      expect(
        isSmall ? await locator.evaluate((element) => element.outerHTML.slice(0, 120)) : undefined,
      ).toBeUndefined();
    }
    await page.context().close();
  });

  it('推荐到上岗：企业只看到推荐给它的人，接收后才见电话；两人确认后缺口减一，人从待业中消失', async () => {
    const [post] = await query<{ id: string; title: string }>(
      `SELECT p.id, p.title FROM post p JOIN appointment a ON a.scope_id = p.enterprise_id JOIN account c ON c.id = a.account_id AND c.login = 'hr1'
       WHERE p.status IN ('verified', 'serving', 'partlySolved') ORDER BY p.headcount DESC LIMIT 1`,
    );
    const sender = await stage.signIn('luxian');
    await open(sender, `/matching/posts/${post?.id}`);
    const row = sender
      .locator('tr.ant-table-row', { has: sender.locator('input[type=checkbox]:not([disabled])') })
      .first();
    await row.waitFor();
    const name = (await row.locator('a').first().innerText()).trim();
    await look(sender, 'matching-desk');
    await row.locator('input[type=checkbox]').check();
    await sender.getByRole('button', { name: /^推荐 1 人$/ }).dblclick();
    await expect
      .poll(
        async () =>
          (
            await query(
              `SELECT 1 FROM placement q JOIN person p ON p.id = q.person_id WHERE p.name = $1 AND q.post_id = $2 AND q.status = 'recommended'`,
              [name, post?.id],
            )
          ).length,
      )
      .toBe(1);

    const hr = await stage.signIn('hr1', desk);
    await open(hr, '/placement/candidates');
    const card = hr
      .locator('.candidates > li', { hasText: name })
      .filter({ hasText: post?.title ?? '' })
      .first();
    await card.waitFor();
    expect(await card.innerText()).toMatch(/\d{3}\*{4}\d{4}/);
    await card.getByRole('button', { name: '通知面试' }).click();
    const dialog = hr.getByRole('dialog');
    await dialog.getByLabel('面试日期').fill('2017-10-15');
    await dialog.getByLabel('面试日期').press('Enter');
    await dialog.getByLabel('面试地点').fill('厂区一楼');
    await dialog.getByRole('button', { name: '通知面试' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const [placement] = await query<{ id: string; phone: string }>(
      'SELECT q.id, p.phone FROM placement q JOIN person p ON p.id = q.person_id WHERE p.name = $1 AND q.post_id = $2 ORDER BY q.id DESC LIMIT 1',
      [name, post?.id],
    );
    await open(hr, `/placement/${placement?.id}`);
    await expect.poll(() => hr.getByText(placement?.phone ?? '-').count()).toBeGreaterThan(0);
    await act(hr, '确定意向', { 办理日期: '2017-10-15' });

    const office = await stage.signIn('luxian');
    await open(office, `/placement/${placement?.id}`);
    await act(office, '体检合格', { 办理日期: '2017-10-15' });
    await act(office, '登记上岗', {
      上岗日期: '2017-10-15',
      合同起始日期: '2017-10-15',
      合同终止日期: '2018-10-14',
      月工资: '4200',
    });
    expect(await office.getByRole('button', { name: '确认上岗' }).count()).toBe(0);

    const city = await stage.signIn('city');
    await open(city, '/demand/summary');
    const gap = await figure(city, '用工缺口');
    const district = await stage.signIn('jiangyang');
    await open(district, `/placement/${placement?.id}`);
    await district.getByRole('button', { name: '确认上岗' }).click();
    await expect
      .poll(
        async () =>
          (await query<{ status: string }>('SELECT status FROM placement WHERE id = $1', [placement?.id]))[0]
            ?.status,
      )
      .toBe('onboarded');
    await look(district, 'placement-desk');
    await open(city, '/demand/summary');
    await expect.poll(() => figure(city, '用工缺口')).toBe(gap - 1);
    await open(office, `/person?search=${encodeURIComponent(name)}&isOpen=1`);
    await office.getByText(/共 \d/).waitFor();
    const [{ open: stillOpen } = { open: 1 }] = await query<{ open: number }>(
      'SELECT count(*)::int AS open FROM person WHERE name = $1 AND placement_id IS NULL AND region_code LIKE $2',
      [name, '510521%'],
    );
    expect(await office.getByText(`共 ${stillOpen} 条`).count()).toBeGreaterThan(0);

    const other = await stage.signIn('hr2');
    await open(other, '/placement/candidates?status=all');
    expect(await other.getByText(name, { exact: true }).count()).toBe(0);
    await other.goto(`${stage.url}/placement/${placement?.id}`);
    await other.getByText('没有找到这条记录').waitFor();
    for (const page of [sender, hr, office, city, district, other]) await page.context().close();
  });

  it('别的县区、没有登录的人：输入地址也看不到', async () => {
    const [person] = await query<{ id: string; name: string }>(
      "SELECT id, name FROM person WHERE region_code LIKE '510521%' AND placement_id IS NULL ORDER BY id LIMIT 1",
    );
    const sibling = await stage.signIn('gulin');
    await sibling.goto(`${stage.url}/person/${person?.id}`);
    await sibling.getByText('没有找到这条记录').waitFor();
    expect(await sibling.getByText(person?.name ?? '-').count()).toBe(0);
    await sibling.goto(`${stage.url}/identity/accounts`);
    await sibling.getByRole('heading', { level: 1 }).waitFor();
    await sibling.context().clearCookies();
    await sibling.goto(`${stage.url}/person/${person?.id}`);
    await sibling.waitForURL(/sign-in/);
    await sibling.context().close();
  });

  it('一切有痕迹：日志完整；绕过系统改一行数据就能指出是哪一行', async () => {
    const auditor = await stage.signIn('audit');
    await open(auditor, '/audit/entries');
    await auditor.getByRole('button', { name: '核对日志链条' }).click();
    await auditor.getByText(/完整/).first().waitFor();
    expect((await verifyTrail(stage.ownerUrl)).findings).toEqual([]);
    const [enterprise] = await query<{ id: string }>('SELECT id FROM enterprise ORDER BY id LIMIT 1');
    const pool = createPool(stage.ownerUrl, { max: 1 });
    await pool.query('SET session_replication_role = replica');
    await pool.query("UPDATE enterprise SET name = name || '改' WHERE id = $1", [enterprise?.id]);
    await pool.end();
    expect((await verifyTrail(stage.ownerUrl)).findings).toMatchObject([
      { table: 'enterprise', rowId: enterprise?.id, reason: 'changedOutside' },
    ]);
    await auditor.context().close();
  });
});

/** Presses a button of the process and fills in what it asks for. */
async function act(page: Page, action: string, given: Record<string, string>): Promise<void> {
  await page.getByRole('button', { name: action, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  for (const [label, value] of Object.entries(given)) {
    await dialog.getByLabel(label).first().fill(value);
    await dialog.getByLabel(label).first().press('Tab');
  }
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}
