import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, phone, type Stage, shots } from './stage.ts';
import { act, asNumber, figure, open, query, queryOne, take, total } from './steps.ts';

const today = '2017-10-15';
const masked = /\d{3}\*{4}\d{4}/;

let stage: Stage;
let city: Page;
let sender: Page;
let hr: Page;
let post: { id: string; title: string };
/** Whom the office recommended in this story, best first. */
let names: string[] = [];
const onPost = (name: string) =>
  query<{ id: string; personId: string; phone: string; status: string }>(
    stage,
    `SELECT q.id, q.person_id AS "personId", p.phone, q.status FROM placement q JOIN person p ON p.id = q.person_id AND p.city_code = q.city_code
     WHERE p.name = $1 AND q.post_id = $2 AND q.recommended_on = $3 ORDER BY q.id DESC`,
    [name, post.id, today],
  );
const cardOf = (name: string): Locator =>
  hr.locator('.candidates > li', { hasText: name }).filter({ hasText: `应聘 ${post.title}` });

beforeAll(async () => {
  stage = await openStage();
  post = await queryOne(
    stage,
    `SELECT p.id, p.title FROM post p JOIN appointment a ON a.scope_id = p.enterprise_id JOIN account c ON c.id = a.account_id AND c.login = 'hr1'
     WHERE p.status IN ('verified', 'serving', 'partlySolved') ORDER BY p.headcount DESC LIMIT 1`,
  );
  sender = await stage.signIn('luxian');
  hr = await stage.signIn('hr1');
  city = await stage.signIn('city');
});
afterAll(() => stage.close());

/** Task, placed and completion of one county on the target page. */
async function targetOf(county: string): Promise<{ placed: number; rate: number }> {
  await open(city, stage, '/target');
  const row = city.locator('tbody tr', { hasText: county });
  await row.waitFor();
  const heads = await city.locator('thead th').allInnerTexts();
  const cells = await row.locator('td').allInnerTexts();
  const cell = (title: string) => asNumber(cells[heads.findIndex((head) => head.startsWith(title))] ?? '');
  return { placed: cell('上岗'), rate: cell('完成率') };
}
async function gap(): Promise<number> {
  await open(city, stage, '/demand/summary');
  return figure(city, '用工缺口');
}

describe('从推荐到上岗', () => {
  it('县招募办为岗位找人：按分数排队，理由是中文；选三人，连点两下“推荐”也只推荐一次', async () => {
    await open(sender, stage, `/matching/posts/${post.id}`);
    const rows = sender.locator('tr.ant-table-row');
    await rows.first().waitFor();
    const scores = (await rows.locator('td:nth-child(4)').allInnerTexts()).map(asNumber);
    expect(scores.length).toBeGreaterThan(3);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    await rows.first().locator('.ant-table-row-expand-icon').click();
    const reasons = await sender.locator('.explanation li').allInnerTexts();
    expect(reasons.length).toBeGreaterThan(2);
    for (const reason of reasons) expect(reason).toMatch(/[\u4e00-\u9fff]{2}/);
    await sender.screenshot({ path: join(shots, 'matching-post.png') });
    const free = rows.filter({ has: sender.locator('input[type=checkbox]:not([disabled])') });
    names = (await free.locator('a').allInnerTexts())
      .filter((name, at, all) => all.indexOf(name) === at)
      .slice(0, 3);
    for (const name of names) await sender.getByLabel(`选择 ${name}`, { exact: true }).first().check();
    await sender.getByRole('button', { name: '推荐 3 人' }).dblclick();
    await sender.getByText('已推荐 3 人').waitFor();
    for (const name of names) expect(await onPost(name)).toHaveLength(1);
  });

  it('合适的人住在哪里：示意图和表说的一样，点一个镇街，名单只剩那里的人，人数相同', async () => {
    await open(sender, stage, `/matching/posts/${post.id}`);
    await sender.getByText('合适的人住在哪里').click();
    const panel = sender.locator('details.people-map');
    await panel.getByRole('img', { name: /示意图/ }).waitFor();
    await panel.screenshot({ path: join(shots, 'people-map.png') });
    const town = panel.getByRole('button', { name: /^只看/ }).first();
    const people = asNumber(await town.innerText());
    await town.click();
    await expect.poll(() => figure(sender, '符合条件')).toBe(people);
  });

  it('只差一项的人：条件旁的数字打开正好这么多人，每人写明差什么、怎样补上，打得开本人资料', async () => {
    await open(sender, stage, `/matching/posts/${post.id}`);
    const first = sender.locator('ul.cost a').first();
    const people = asNumber((await first.innerText()).replace('只差这一项', ''));
    await first.click();
    const panel = sender.getByRole('region', { name: '只差一项的人员' });
    await panel.locator('tr.ant-table-row').first().waitFor();
    expect(await total(sender)).toBe(people);
    for (const words of await panel.locator('tr.ant-table-row td:nth-child(3)').allInnerTexts())
      expect(words).toMatch(/^[^\n]*[\u4e00-\u9fff]{4}[^\n]*\n[^\n]*[\u4e00-\u9fff]{4}/);
    expect(await sender.getByRole('button', { name: /^推荐/ }).count()).toBe(0);
    await sender.screenshot({ path: join(shots, 'near-misses.png'), fullPage: true });
    await sender.setViewportSize({ width: 390, height: 844 });
    await panel.getByRole('heading').scrollIntoViewIfNeeded();
    await sender.screenshot({ path: join(shots, 'near-misses-narrow.png') });
    await sender.setViewportSize({ width: 1440, height: 900 });
    const all = await figure(sender, '只差一项');
    await sender.getByRole('region', { name: '只差一项', exact: true }).getByRole('link').click();
    await expect.poll(() => total(sender)).toBe(all);
    await panel.locator('tr.ant-table-row a').first().click();
    await sender.waitForURL(/\/person\/[0-9a-f-]{36}$/);
    const person = sender.url().split('/').at(-1);
    await sender.goBack();
    await sender.getByRole('region', { name: '符合条件' }).getByRole('link').click();
    await sender.getByText('调整权重', { exact: true }).waitFor();
    await sender.getByText(/^列出最合适的前/).scrollIntoViewIfNeeded();
    await sender.screenshot({ path: join(shots, 'matching-post-part.png') });
    const looked = await figure(sender, '已比对');
    await sender.getByRole('region', { name: '已比对' }).getByRole('link').click();
    expect(await total(sender)).toBe(looked);
    await open(sender, stage, `/matching/people/${person}`);
    await sender.getByRole('region', { name: '只差一项', exact: true }).getByRole('link').click();
    const posts = sender.getByRole('region', { name: '只差一项的岗位' });
    await posts.locator(`a[href="/matching/posts/${post.id}"]`).waitFor();
    await sender.screenshot({ path: join(shots, 'near-miss-posts.png') });
  });

  it('调整权重，名单按新的权重重排，网址记得住；恢复后和原来一样', async () => {
    await open(sender, stage, `/matching/posts/${post.id}`);
    const rows = sender.locator('tr.ant-table-row');
    await rows.first().waitFor();
    const order = () => rows.locator('td:nth-child(3)').allInnerTexts();
    const before = await order();
    await sender.getByText('调整权重', { exact: true }).click();
    const handle = sender.getByRole('slider', { name: '离家远近的权重' });
    await handle.focus();
    await handle.press('Home');
    await sender.getByText('已调整').waitFor();
    const pay = sender.getByRole('slider', { name: '工资的权重' });
    await pay.focus();
    await pay.press('End');
    await expect.poll(async () => (await order()).join()).not.toBe(before.join());
    expect(sender.url()).toContain('weights=');
    await sender.screenshot({ path: join(shots, 'matching-weights.png') });
    await sender.reload();
    await sender.getByText('已调整').waitFor();
    await sender.getByRole('button', { name: '恢复标准权重' }).click();
    await expect.poll(async () => (await order()).join()).toBe(before.join());
  });

  it('企业人事在自己的岗位上看到附近求职人数：现工资、加薪后各多少，没有姓名', async () => {
    await open(hr, stage, `/demand/posts/${post.id}`);
    const panel = hr.getByRole('region', { name: '附近求职人数' });
    await panel.getByRole('columnheader', { name: '加 300 元' }).waitFor();
    const city = panel.locator('tbody tr.ant-table-row', { hasText: '全市' });
    const [near = 0, eligible = 0, now = 0, raised = 0] = (await city.locator('td').allInnerTexts())
      .slice(1)
      .map(asNumber);
    expect(near).toBeGreaterThan(0);
    expect([eligible <= near, now <= raised, raised <= eligible]).toEqual([true, true, true]);
    await panel.getByText(/直线距离，不是路程/).waitFor();
    await panel.getByText('30 公里以内').waitFor();
    for (const name of names) expect(await panel.getByText(name).count()).toBe(0);
    await panel.screenshot({ path: join(shots, 'nearby-people.png') });
  });

  it('整张缺工清单一起匹配：看得到进度，各岗位的人选可以一次推荐', async () => {
    await open(sender, stage, '/matching/posts');
    await sender.getByRole('button', { name: '整张清单一起匹配' }).click();
    await sender.getByRole('button', { name: '开始匹配' }).click();
    await sender.getByRole('region', { name: '找到人选的岗位' }).waitFor();
    const rows = sender.locator('tr.ant-table-row');
    await rows.first().waitFor();
    await sender.screenshot({ path: join(shots, 'matching-run.png') });
    for (const label of ['列为人选', '没有人选的岗位', '找到人选的岗位']) {
      const count = await figure(sender, label);
      await sender.getByRole('region', { name: label }).getByRole('link').click();
      await expect.poll(() => total(sender)).toBe(count);
      await sender.screenshot({ path: join(shots, `matching-run-${label}.png`) });
    }
    await rows.first().waitFor();
    await rows.first().locator('input[type=checkbox]').check();
    await sender.getByRole('button', { name: /^推荐这些岗位的人选/ }).click();
    await sender.getByText(/^已推荐 /).waitFor();
    // The same again: nobody is recommended twice, and each is named with the reason.
    await rows.first().locator('input[type=checkbox]').check();
    await sender.getByRole('button', { name: /^推荐这些岗位的人选/ }).click();
    await sender.getByText(/^已推荐 0 人次/).waitFor();
    const refused = await sender.locator('.refused li').allInnerTexts();
    expect(refused.length).toBeGreaterThan(0);
    for (const each of refused) expect(each).toMatch(/^\S+（\S+）：已经推荐到这个岗位/);
    await sender.screenshot({ path: join(shots, 'matching-run-refused.png') });
    await open(sender, stage, '/matching/runs');
    await sender.getByText('已完成').first().waitFor();
    await sender.screenshot({ path: join(shots, 'matching-runs.png') });
  });

  it('企业人事只看到推荐给本企业的人，电话遮住中间四位', async () => {
    await open(hr, stage, '/placement/candidates');
    for (const name of names) expect(await cardOf(name).innerText()).toMatch(masked);
    const { count } = await queryOne<{ count: number }>(
      stage,
      `SELECT count(*)::int FROM placement q WHERE q.status = 'recommended' AND q.enterprise_id = (SELECT enterprise_id FROM post WHERE id = $1)`,
      [post.id],
    );
    await hr.getByText(`共 ${count} 人`).waitFor();
    await hr.screenshot({ path: join(shots, 'candidates-desk.png') });
    await open(hr, stage, '/person');
    const { people } = await queryOne<{ people: number }>(
      stage,
      `SELECT count(DISTINCT q.person_id)::int AS people FROM placement q WHERE q.enterprise_id = (SELECT enterprise_id FROM post WHERE id = $1)`,
      [post.id],
    );
    expect(await total(hr)).toBeLessThanOrEqual(people);
  });

  it('通知面试后电话打开；不录用必须写明原因，原因留在经过里', async () => {
    const [first = '', second = ''] = names;
    await open(hr, stage, '/placement/candidates');
    await act(cardOf(first), '通知面试', { 面试日期: '2017-10-16', 面试地点: '厂区一楼人事部' });
    const [accepted] = await onPost(first);
    await open(hr, stage, `/placement/${accepted?.id}`);
    await hr
      .getByText(accepted?.phone ?? '没有电话')
      .first()
      .waitFor();

    await open(hr, stage, '/placement/candidates');
    await cardOf(second).getByRole('button', { name: '不录用' }).click();
    const dialog = hr.getByRole('dialog');
    await dialog.getByRole('button', { name: '不录用' }).click();
    await dialog.getByText('请填写原因').waitFor();
    await dialog.getByLabel('原因').click();
    const reason = hr.locator('.ant-select-dropdown:visible .ant-select-item-option').first();
    const words = await reason.innerText();
    await take(reason);
    await dialog.getByRole('button', { name: '不录用' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const [refused] = await onPost(second);
    expect(refused?.status).toBe('notHired');
    await open(sender, stage, `/placement/${refused?.id}`);
    await sender.getByRole('region', { name: '经过' }).getByText(words).first().waitFor();
  });

  it('意向、体检、培训、登记上岗逐步办理；登记的人不能自己确认，由用工地第二人确认', async () => {
    const [first = ''] = names;
    const [placement] = await onPost(first);
    const before = { gap: await gap(), target: await targetOf('泸县') };
    await open(hr, stage, `/placement/${placement?.id}`);
    await act(hr, '确定意向', { 办理日期: today });
    await open(sender, stage, `/placement/${placement?.id}`);
    await act(sender, '体检合格', { 办理日期: today });
    await act(sender, '培训结束', { 办理日期: today, 培训内容: '岗前安全培训' });
    await act(sender, '登记上岗', {
      上岗日期: today,
      合同起始日期: today,
      合同终止日期: '2018-10-14',
      月工资: '4200',
    });
    await sender.getByText('4,200.00 元').waitFor();
    expect(await sender.getByRole('button', { name: '确认上岗' }).count()).toBe(0);
    expect(await gap()).toBe(before.gap);

    const district = await stage.signIn('jiangyang');
    await open(district, stage, `/placement/${placement?.id}`);
    await act(district, '确认上岗');
    await expect.poll(async () => (await onPost(first))[0]?.status).toBe('onboarded');
    await open(district, stage, `/placement/${placement?.id}`);
    await district.getByRole('region', { name: '经过' }).getByText('江阳区招募办').first().waitFor();
    await district.screenshot({ path: join(shots, 'placement.png'), fullPage: true });

    expect(await gap()).toBe(before.gap - 1);
    const target = await targetOf('泸县');
    expect(target.placed).toBe(before.target.placed + 1);
    expect(target.rate).toBeGreaterThanOrEqual(before.target.rate);
    await city.locator('.completion-chart svg').waitFor();
    await city.screenshot({ path: join(shots, 'target.png') });
  });

  it('上岗的人不再是待业人员，也不再出现在任何岗位的推荐名单里', async () => {
    const [first = ''] = names;
    const [placement] = await onPost(first);
    await open(sender, stage, `/person?isOpen=1&search=${encodeURIComponent(first)}`);
    await total(sender);
    expect(await sender.locator(`a[href*="${placement?.personId}"]`).count()).toBe(0);
    await open(sender, stage, `/person?search=${encodeURIComponent(first)}`);
    await total(sender);
    await sender.locator(`a[href*="${placement?.personId}"]`).first().waitFor();
    await open(sender, stage, `/matching/posts/${post.id}`);
    await sender.locator('tr.ant-table-row').first().waitFor();
    expect(await sender.locator(`a[href*="${placement?.personId}"]`).count()).toBe(0);
  });

  it('另一家企业看不到这些人：名单里没有，输入地址也打不开', async () => {
    const other = await stage.signIn('hr2');
    await open(other, stage, '/placement/candidates?status=all');
    await other.getByText(/^共 /).waitFor();
    for (const name of names) {
      const [placement] = await onPost(name);
      expect(await other.locator(`a[href*="${placement?.id}"]`).count()).toBe(0);
      await other.goto(`${stage.url}/placement/${placement?.id}`);
      await other.getByText('没有找到这条记录').waitFor();
      expect(await other.getByText(name, { exact: true }).count()).toBe(0);
    }
  });

  it('企业人事在手机上答复：看到是谁、什么岗位，通知面试', async () => {
    const [, , third = ''] = names;
    const mobile = await stage.signIn('hr1', phone);
    const [placement] = await onPost(third);
    await open(mobile, stage, `/m/placement/candidates/${placement?.id}`);
    await mobile.getByText(masked).first().waitFor();
    await mobile.getByRole('button', { name: '通知面试' }).click();
    await mobile.getByLabel('面试日期').fill('2017-10-17');
    await mobile.getByLabel('面试地点').fill('厂区一楼人事部');
    await mobile.screenshot({ path: join(shots, 'phone-candidate-answer.png') });
    await mobile.getByRole('button', { name: '通知面试' }).last().click();
    await mobile
      .getByText(placement?.phone ?? '没有电话')
      .first()
      .waitFor();
    expect((await onPost(third))[0]?.status).toBe('interviewing');
  });
});
