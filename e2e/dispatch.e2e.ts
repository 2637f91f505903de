import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, phone, type Stage, shots } from './stage.ts';
import { act, fillDate, open, query, queryOne, total } from './steps.ts';

interface Batch {
  id: string;
  batchNo: string;
  people: number;
  taker: string;
}

let stage: Stage;
let city: Page;
let sender: Page;
let batch: Batch;
beforeAll(async () => {
  stage = await openStage();
  city = await stage.signIn('city');
  sender = await stage.signIn('luxian');
});
afterAll(() => stage.close());

const shot = (page: Page, name: string) =>
  page.screenshot({ path: join(shots, `dispatch-${name}.png`), fullPage: true });
const fatesOf = (id: string) =>
  query<{ status: string; signed: boolean }>(
    stage,
    "SELECT status, sender_name IS NOT NULL AND receiver_name IS NOT NULL AS signed FROM dispatch_member WHERE batch_id = $1 AND status <> 'withdrawn' ORDER BY status",
    [id],
  );

describe('组织输送：从方案到交接单', () => {
  it('市招募办编制方案：只让泸县送四十人，计算、采用、组批', async () => {
    await open(city, stage, '/dispatch');
    await city.getByRole('button', { name: '新建方案' }).click();
    await city.getByLabel('方案名称').fill('十月下旬输送');
    await city.getByRole('button', { name: '新建', exact: true }).click();
    await city.getByRole('heading', { level: 1, name: '输送方案：十月下旬输送' }).waitFor();
    for (const county of ['纳溪区', '合江县', '叙永县', '古蔺县'])
      await city.getByLabel(`${county} 最多可送`).fill('0');
    await city.getByLabel('泸县 最多可送').fill('40');
    await city.getByRole('button', { name: '保存并计算' }).click();
    await city.getByText('已证明没有更好的方案').waitFor();
    await city.getByRole('button', { name: '采用', exact: true }).click();
    await city.getByText('（已采用）').waitFor();
    await city.getByRole('region', { name: '组批' }).getByRole('button', { name: '组批' }).click();
    await city.getByText(/已组 \d+ 批/).waitFor();
    await shot(city, 'plan');
    batch = await queryOne<Batch>(
      stage,
      `SELECT b.id, b.batch_no AS "batchNo", b.people, coalesce(o.code, 'naxi') AS taker FROM dispatch_batch b LEFT JOIN organisation o ON o.id = b.park_id
       WHERE b.plan_name = '十月下旬输送' AND (o.code IN ('park-gaoxin', 'park-changkai') OR b.receiving_region_code LIKE '510503%') ORDER BY abs(b.people - 2) LIMIT 1`,
    );
    if (batch.taker === 'park-naxi') batch = { ...batch, taker: 'naxi' };
  });

  it('送出方从待办打开批次；没有备齐不能发车，逐人说明缺什么；接收方在手机上确认住宿；备齐后发车', async () => {
    await open(sender, stage, '/todo');
    await sender.getByRole('link', { name: /^输送人员待备齐/ }).click();
    await sender.waitForURL(/\/dispatch\/batches\?awaits=people/);
    await sender.getByRole('link', { name: batch.batchNo }).click();
    await sender.getByRole('heading', { level: 1, name: batch.batchNo }).waitFor();
    const taker = await stage.signIn(batch.taker, phone);
    await open(taker, stage, `/m/dispatch/batches/${batch.id}`);
    await taker.getByRole('button', { name: '确认住宿和接站已备好' }).click();
    await expect.poll(() => taker.getByRole('button', { name: '确认住宿和接站已备好' }).count()).toBe(0);
    await sender.reload();
    const departure = { 送出方签字人: '李送', 带队人: '王带', 带队人电话: '15400001111', 车辆: '租用大客车' };
    await sender.getByRole('button', { name: '发车', exact: true }).click();
    const dialog = sender.getByRole('dialog');
    for (const [label, text] of Object.entries(departure)) await dialog.getByLabel(label).first().fill(text);
    await dialog.getByRole('button', { name: '发车', exact: true }).click();
    await dialog.getByText('还不能走：缺').first().waitFor();
    await shot(sender, 'not-ready');
    await dialog.getByRole('button', { name: '取消' }).click();
    // Asked again, the button is there under its name, and the question does not speak of the earlier refusal.
    await sender.getByRole('button', { name: '发车', exact: true }).click();
    expect(await dialog.getByText('还不能走').count()).toBe(0);
    await dialog.getByRole('button', { name: '取消' }).click();
    await sender.locator('thead input[type=checkbox]').first().check();
    for (const check of ['登记已联系确认', '登记体检合格', '登记证件齐全']) {
      await sender.getByRole('button', { name: check }).click();
      await expect.poll(() => sender.locator('.ledger-bulk .ant-btn-loading').count()).toBe(0);
    }
    await sender.getByText('可以发车。').waitFor();
    await shot(sender, 'batch');
    await act(sender, '发车', departure);
    await sender.getByText('到达后由接收方逐人签收').waitFor();
  });

  it('接收方在手机上逐人签收，一人未到；送出方看到每个人的去向，交接单上双方签字齐全', async () => {
    const taker = await stage.signIn(batch.taker, phone);
    await open(taker, stage, '/m/dispatch/batches');
    await taker.locator(`a[href$="${batch.id}"]`).click();
    const cards = taker.locator('.receipts > li');
    await cards.first().waitFor();
    await shot(taker, 'phone-batch');
    for (let order = 0; order < batch.people; order += 1) {
      const card = cards.filter({ has: taker.getByRole('button', { name: '接收' }) }).first();
      const isMissing = order === 0 && batch.people > 1;
      await card.getByRole('button', { name: isMissing ? '登记未到' : '接收' }).click();
      await taker.getByLabel('接收方签字人').fill('张接');
      if (isMissing) await taker.getByLabel('原因').fill('中途下车');
      if (order === 0) await shot(taker, 'phone-sign');
      await taker.getByRole('button', { name: isMissing ? '签字：登记未到' : '签字：接收' }).click();
      await expect
        .poll(async () => (await fatesOf(batch.id)).filter(({ signed }) => signed).length)
        .toBe(order + 1);
    }
    await shot(taker, 'phone-done');
    await open(sender, stage, `/dispatch/batches/${batch.id}`);
    await sender.getByText('交接完毕').first().waitFor();
    await shot(sender, 'received');
    await sender.getByRole('link', { name: '交接单' }).click();
    await sender.getByText(`共 ${batch.people} 人`).waitFor();
    await shot(sender, 'sheet');
    // Beside each person, and once where the receiving side signs for all.
    expect(await sender.getByText('张接').count()).toBe(batch.people + 1);
    expect(await sender.getByText('李送').count()).toBeGreaterThanOrEqual(batch.people);
    await sender.emulateMedia({ media: 'print' });
    expect(await sender.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
    await sender.pdf({ path: join(shots, 'dispatch-sheet.pdf'), preferCSSPageSize: true });
    await sender.emulateMedia({ media: 'screen' });
    const saved = sender.waitForEvent('download');
    await sender.getByRole('button', { name: '导出' }).click();
    expect((await saved).suggestedFilename()).toContain(`输送交接单 ${batch.batchNo}`);
  });

  it('企业人事在手机上签收本企业的人：没有信号也能签，连按两下、恢复信号后只算一次', async () => {
    const hr = await stage.signIn('hr1', phone);
    await open(hr, stage, '/m/dispatch/batches');
    await hr.locator('.phone-list a').first().click();
    const card = hr.locator('.receipts > li').first();
    const name = (await card.locator('strong').innerText()).split('，')[0] ?? '';
    await card.getByRole('button', { name: '接收' }).click();
    await hr.getByLabel('接收方签字人').fill('企业张接');
    await hr.context().setOffline(true);
    await card.getByRole('button', { name: '签字：接收' }).dblclick();
    await card.getByText('等信号好了自动提交').waitFor();
    await shot(hr, 'phone-offline');
    await hr.context().setOffline(false);
    await hr.locator('.receipts > li', { hasText: name }).getByText('接收方签字：企业张接').waitFor();
    const steps = await query(
      stage,
      `SELECT t.id FROM transition_log t JOIN dispatch_member m ON m.id = t.subject_id JOIN person p ON p.id = m.person_id
       WHERE t.process = 'dispatchMember' AND t.action = 'accept' AND m.receiver_name = '企业张接' AND p.name = $1`,
      [name],
    );
    expect(steps).toHaveLength(1);
    await shot(hr, 'phone-enterprise');
  });

  it('别的县、别的企业看不到这些批次和人：清单没有，输入地址也打不开', async () => {
    for (const login of ['hejiang', 'hr2']) {
      const other = await stage.signIn(login);
      await open(other, stage, '/dispatch/batches');
      await other.locator('.ledger-total').waitFor();
      expect(await other.getByText(batch.batchNo).count(), login).toBe(0);
      for (const path of [`/dispatch/batches/${batch.id}`, `/dispatch/batches/${batch.id}/sheet`]) {
        await other.goto(`${stage.url}${path}`);
        await other.getByText('没有找到这条记录').waitFor();
        expect(await other.getByText('张接').count(), path).toBe(0);
      }
    }
  });

  it('车坏了，两位经办同时改期：后一位看到同事改过、改到哪天，填的还在，核对后再改', async () => {
    const { id } = await queryOne<{ id: string }>(
      stage,
      "SELECT id FROM dispatch_batch WHERE status = 'gathering' AND sending_region_code LIKE '510521%' ORDER BY batch_no LIMIT 1",
    );
    const colleague = await stage.signIn('luxian');
    for (const page of [sender, colleague]) await open(page, stage, `/dispatch/batches/${id}`);
    await act(sender, '改期', { 新的出发日期: '2017-10-20', 原因: '客车故障' });
    await colleague.getByRole('button', { name: '改期', exact: true }).click();
    const dialog = colleague.getByRole('dialog');
    await fillDate(dialog.getByLabel('新的出发日期'), '2017-10-21');
    await dialog.getByLabel('原因').fill('换一辆车');
    await dialog.getByRole('button', { name: '改期', exact: true }).click();
    await dialog.getByText('已修改过这条记录').waitFor();
    await colleague.locator('.facts').getByText('2017-10-20').waitFor();
    await shot(colleague, 'stale');
    await dialog.getByRole('button', { name: '改期', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await colleague.locator('.facts').getByText('2017-10-21').waitFor();
  });

  it('区县从待办报送组织输送报表：数字留下，点开人数相等；写明原因撤回，市里都看到', async () => {
    const naxi = await stage.signIn('naxi');
    await open(naxi, stage, '/todo');
    await naxi.getByRole('link', { name: /^组织输送报表待报送/ }).click();
    const filed = naxi.getByRole('region', { name: '报送情况' }).first();
    await filed.getByText('逾期未报').waitFor();
    await filed.getByRole('button', { name: '报送', exact: true }).click();
    await naxi.getByRole('dialog').getByRole('button', { name: '报送', exact: true }).dblclick();
    await filed.getByText('已报送').waitFor();
    await shot(naxi, 'return-filed');
    const link = filed.locator('a[href*="people=filed"]').first();
    const count = Number(await link.innerText());
    await link.click();
    await naxi.getByRole('heading', { level: 1, name: /^组织输送报送明细/ }).waitFor();
    expect(await total(naxi)).toBe(count);
    await naxi.goBack();
    await act(naxi, '撤回', { 理由: '数字要再核对' });
    await filed.getByText('已撤回').waitFor();
    await open(city, stage, '/dispatch/return');
    await city.getByRole('link', { name: '纳溪区', exact: true }).click();
    await city.getByText('数字要再核对').waitFor();
    await shot(city, 'return-history');
  });

  it.each([
    ['输送方案', 'plans', '/dispatch', 'city'],
    ['输送批次', 'batches', '/dispatch/batches', 'city'],
    ['输送人员去向', 'members', '/dispatch/members', 'luxian'],
    ['组织输送报表', 'return', '/dispatch/return', 'city'],
    ['用工蓄水池', 'reservoir', '/dispatch/reservoir', 'city'],
    ['到厂批次（企业）', 'enterprise', '/dispatch/batches', 'hr1'],
    ['待办', 'todo', '/todo', 'luxian'],
  ])('%s有内容，每个数点开的条数相等', async (_title, name, path, login) => {
    const page = login === 'city' ? city : login === 'luxian' ? sender : await stage.signIn(login);
    await open(page, stage, path);
    await page.waitForLoadState('networkidle');
    await shot(page, name);
    const link = page
      .locator('.page td a[href*="/dispatch/"][href*="?"]')
      .filter({ hasText: /^[\d,]+$/ })
      .first();
    if ((await link.count()) === 0) return;
    const count = Number((await link.innerText()).replaceAll(',', ''));
    await open(page, stage, (await link.getAttribute('href')) ?? '');
    expect(await total(page)).toBe(count);
    await shot(page, `${name}-rows`);
  });
});
