import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findForWishes } from '#modules/wish/server/find.ts';
import { faults } from './faults.ts';
import { expectReadable } from './readable.ts';
import { openStage, phone, type Stage } from './stage.ts';
import { open, queryOne } from './steps.ts';

const noon = '2099-05-06T04:00:00Z';

let stage: Stage;
let page: Page;
let seeker = { id: '', name: '' };
beforeAll(async () => {
  stage = await openStage();
  seeker = await queryOne(
    stage,
    `SELECT p.id, p.name FROM person p JOIN appointment a ON a.scope_id = p.id JOIN account c ON c.id = a.account_id WHERE c.login = 'jobseeker'`,
  );
  page = await stage.signIn('jobseeker', phone);
});
afterAll(() => stage.close());

const posts = () => page.locator('.fit-post');
const button = (name: string) => page.getByRole('button', { name, exact: true });

describe('求职者在手机上找岗位', () => {
  it('首页就是找岗位；四个岗位并排对比，不用左右拖动，每一项都看得清', async () => {
    await expectReadable(page, 'seeker-home');
    await page.getByRole('navigation').getByRole('link', { name: '找岗位' }).click();
    await posts().first().waitFor();
    const all = await posts().count();
    await page.getByLabel('离家多远').selectOption({ label: '30 公里以内' });
    await page.getByText('两地镇街中心的直线距离').waitFor();
    await expect.poll(() => posts().count()).toBeLessThan(all);
    for (const text of await posts().allInnerTexts()) {
      const [, kilometres] = /相距约 (\d+) 公里/.exec(text) ?? [];
      expect(Number(kilometres ?? 0)).toBeLessThanOrEqual(30);
    }
    await expectReadable(page, 'seeker-near');
    await page.getByLabel('离家多远').selectOption({ label: '愿意去的都看' });
    await expect.poll(() => posts().count()).toBe(all);
    for (let at = 0; at < 4; at += 1) await posts().nth(at).getByRole('checkbox').check();
    await expectReadable(page, 'seeker-posts');
    await page.getByRole('link', { name: '对比这 4 个岗位' }).click();
    const table = page.getByRole('table', { name: '岗位对比' });
    for (const line of ['月薪', '离家', '班次', '住宿', '伙食', '社会保险', '到岗时间', '合不合适'])
      await table.getByRole('rowheader', { name: line, exact: true }).waitFor();
    expect(await table.getByRole('columnheader').count()).toBe(4);
    await expectReadable(page, 'seeker-compare');
  });

  it('不想去的说明原因，以后不再列出', async () => {
    await page.getByRole('columnheader').first().getByRole('link').click();
    await page.getByRole('heading', { name: '为什么是这个岗位' }).waitFor();
    await expectReadable(page, 'seeker-post');
    const refused = new URL(page.url()).pathname;
    await button('不去').click();
    await page.getByRole('radio', { name: '离家太远' }).check();
    await expectReadable(page, 'seeker-refuse');
    await button('以后不再列出').click();
    await page.getByText('已经说了不去').waitFor();
    await open(page, stage, '/m/matching');
    await posts().first().waitFor();
    expect(await page.locator(`a[href="${refused}"]`).count()).toBe(0);
  });

  it('存下条件，当天收到新岗位的消息，从消息点到岗位，表示有意，企业收到推荐', async () => {
    await page.getByRole('link', { name: '有新岗位时提醒我' }).click();
    await page.getByRole('link', { name: '设置岗位提醒' }).click();
    await button('保存').click();
    await page.getByText('请填写名称').waitFor();
    await page.getByLabel('名称').fill('工资高一点的');
    await page.getByLabel('月薪不低于（元）').fill('4600');
    await page.getByRole('radio', { name: '电子邮件' }).check();
    await page.getByLabel('电子邮箱').fill('seeker@example.cn');
    await expectReadable(page, 'wish-form');
    await button('保存').click();
    await page.getByText('还没有查找过').waitFor();
    await findForWishes(stage.server.services, noon);
    await open(page, stage, '/m/message');
    await page.getByText(/个新岗位：工资高一点的/).waitFor();
    await expectReadable(page, 'seeker-messages');
    await page.getByText(/个新岗位：工资高一点的/).click();
    await page.getByText('有新岗位，已告知').waitFor();
    await expectReadable(page, 'wish');
    expect(await faults(page)).toEqual([]);
    await page.locator('.phone-list a').first().click();
    await button('有意，告诉企业').click();
    await page.getByText('已经告诉企业').waitFor();
    await expectReadable(page, 'seeker-accepted');
    const { title } = await queryOne<{ title: string }>(
      stage,
      `SELECT m.title FROM message m JOIN placement p ON p.enterprise_id = m.enterprise_id WHERE p.person_id = $1 AND m.body LIKE '本人表示有意%'`,
      [seeker.id],
    );
    expect(title).toContain('收到推荐 1 人');
  });

  it('推荐以后改了主意：在手机上答复不去并说明原因，企业收到消息，岗位不再列出', async () => {
    await page.getByRole('link', { name: '看进展，或者答复不去' }).click();
    await page.getByText('现在：已推荐').waitFor();
    await expectReadable(page, 'seeker-recommended');
    const answered = new URL(page.url()).pathname.split('/').at(-1);
    await button('不去').click();
    await page.getByRole('radio', { name: '离家太远' }).check();
    await expectReadable(page, 'seeker-declines');
    await button('答复不去').click();
    await page.getByText('现在：本人放弃').waitFor();
    await page.getByText('原因：离家太远').waitFor();
    await open(page, stage, '/m/placement');
    await page.getByText('本人放弃').first().waitFor();
    await expectReadable(page, 'seeker-recommendations');
    const { title, body } = await queryOne<{ title: string; body: string }>(
      stage,
      'SELECT title, body FROM message WHERE link = $1',
      [`/placement/${answered}`],
    );
    expect(title).toContain('不去');
    expect(body).toContain('离家太远');
  });

  it('在手机上看按台账能享受什么；别人的看不到', async () => {
    await open(page, stage, '/m');
    await page.getByRole('link', { name: /^能享受什么/ }).click();
    await page.getByText(/按台账现在可以享受 [\d,.]+ 元/).waitFor();
    await page.locator('.policy-refused > summary').click();
    await page.locator('.policy-refused .policy-result summary').first().click();
    await expectReadable(page, 'seeker-policies');
    const other = await queryOne<{ id: string }>(stage, 'SELECT id FROM person WHERE id <> $1 LIMIT 1', [
      seeker.id,
    ]);
    await open(page, stage, `/m/policy/fit?kind=person&id=${other.id}`);
    await page.getByRole('alert').waitFor();
    expect(await page.locator('.policy-result').count()).toBe(0);
  });

  it('暂停后不再查找，删除后不再列出；村干部替本村的人看岗位、设提醒，一样看得清', async () => {
    await open(page, stage, '/m/wish');
    await page.getByRole('link', { name: '工资高一点的' }).click();
    await page.getByRole('link', { name: '修改' }).click();
    await button('保存').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.goBack();
    await button('暂停提醒').click();
    await page.getByText('已暂停，不再提醒').waitFor();
    await button('删除').click();
    await button('删除，不再提醒').click();
    await page.getByText('还没有岗位提醒。').waitFor();
    const officer = await stage.signIn('village', phone);
    await open(officer, stage, '/m/matching/people');
    await officer.locator('.phone-list a').first().waitFor();
    await expectReadable(officer, 'officer-people');
    await open(officer, stage, `/m/person/${seeker.id}`);
    await officer.getByRole('link', { name: '看合适的岗位' }).click();
    await officer.locator('.fit-post a').first().waitFor();
    await expectReadable(officer, 'officer-posts');
    await officer.locator('.fit-post:not(:has(.tone-good)) a').first().click();
    await officer.getByRole('button', { name: '本人有意，推荐给企业' }).waitFor();
    await open(officer, stage, '/m/wish');
    await officer.getByText('还没有岗位提醒').waitFor();
    await expectReadable(officer, 'officer-wishes');
  });
});
