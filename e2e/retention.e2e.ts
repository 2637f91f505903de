import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PersonalCipher } from '#platform/personal/cipher.ts';
import { loadSecrets } from '#platform/personal/secrets.ts';
import { home, openStage, type Stage, shots } from './stage.ts';
import { figure, fillDate, open, query, queryOne, total } from './steps.ts';

interface Placed {
  id: string;
  personId: string;
  name: string;
  card: string;
  enterprise: string;
  uscc: string;
}
const list = '参保缴费月度表';

let stage: Stage;
let admin: Page;
let clerk: Page;
/** Stays and is insured month by month. */
let steady: Placed;
/** Is insured by somebody else in between. */
let doubtful: Placed;
beforeAll(async () => {
  stage = await openStage();
  const cipher = new PersonalCipher(await loadSecrets(home));
  const rows = await query<Omit<Placed, 'card'> & { cipher: Buffer }>(
    stage,
    `SELECT q.id, q.person_id AS "personId", p.name, p.id_card_cipher AS cipher, e.name AS enterprise, e.uscc
     FROM placement q JOIN person p ON p.id = q.person_id JOIN enterprise e ON e.id = q.enterprise_id
     WHERE q.status = 'onboarded' AND p.id_card_cipher IS NOT NULL AND e.uscc IS NOT NULL AND e.region_code LIKE '510502%'
       AND q.onboard_on BETWEEN '2017-09-02' AND '2017-09-15' AND q.medical_on IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM insurance_month i WHERE i.person_id = q.person_id AND i.month < '2017-09-01')
       AND NOT EXISTS (SELECT 1 FROM insurance_month i WHERE i.person_id = q.person_id AND i.enterprise_id IS DISTINCT FROM q.enterprise_id)
     ORDER BY q.id LIMIT 2`,
  );
  const [first, second] = rows.map(({ cipher: sealed, ...row }) => ({
    ...row,
    card: cipher.decrypt(sealed, 'person.id_card'),
  }));
  if (!first || !second) throw new Error('the demonstration city has no onboarding in September');
  [steady, doubtful] = [first, second];
  admin = await stage.signIn('admin');
  clerk = await stage.signIn('city');
});
afterAll(() => stage.close());

/** The system administrator moves the demonstration's day on. */
async function moveTo(day: string): Promise<void> {
  await open(admin, stage, '/region/settings');
  await admin.getByTitle('业务日期，点击调整').click();
  await fillDate(admin.getByLabel('演示日期'), day);
  await admin.getByRole('button', { name: '调整演示日期' }).click();
  await admin.getByRole('banner').getByText(day).waitFor();
}
const paid = ({ card, enterprise, uscc }: Placed, month: string, given: Record<string, string> = {}) => ({
  身份证号: card,
  参保单位: enterprise,
  统一社会信用代码: uscc,
  费款所属月: month,
  缴费日期: `${month}-20`,
  是否补缴: '否',
  ...given,
});
async function workbook(download: Download): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(readFileSync(await download.path())).buffer, {
    ignoreNodes: ['dataValidations'],
  });
  return book;
}
async function importMonths(rows: Record<string, string>[]): Promise<void> {
  await open(clerk, stage, '/exchange');
  const card = clerk.getByRole('region', { name: list, exact: true });
  const [download] = await Promise.all([
    clerk.waitForEvent('download'),
    card.getByRole('button', { name: '下载模板' }).click(),
  ]);
  const book = await workbook(download);
  const [sheet] = book.worksheets;
  sheet?.getRow(2).eachCell((cell, column) => {
    rows.forEach((row, at) => {
      sheet.getCell(at + 3, column).value = row[cell.text.replace('*', '')] ?? null;
    });
  });
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await card
    .locator('input[type=file]')
    .setInputFiles({ name: '参保.xlsx', mimeType, buffer: Buffer.from(await book.xlsx.writeBuffer()) });
  await clerk.getByRole('button', { name: `全部导入（${rows.length} 行）` }).click();
  await clerk.getByText('写入台账').waitFor();
  expect(
    (await figure(clerk, '新增')) + (await figure(clerk, '更新')) + (await figure(clerk, '无变化')),
  ).toBe(rows.length);
}
/** Milestones of a placement: '在岗满 1 个月' → '已稳定'. */
async function milestones({ id }: Placed): Promise<Record<string, string>> {
  await open(clerk, stage, `/placement/${id}`);
  const rows = clerk.getByRole('region', { name: '稳定就业' }).locator('tbody tr.ant-table-row');
  await rows.first().waitFor();
  const cells = await rows.evaluateAll((found) =>
    found.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
  );
  return Object.fromEntries(cells.map(([title = '', , state = '']) => [title, state]));
}

describe('稳定就业看证据', () => {
  it('三个月过去而没有参保记录：到期的节点是待核实，没到期的写未到期', async () => {
    await moveTo('2018-01-15');
    const found = await milestones(steady);
    expect(found).toMatchObject({ '在岗满 3 个月': '待核实', '在岗满 6 个月': '未到期' });
  });

  it('导入参保月份（含补缴）后，1、2、3 个月变为已稳定，补缴的月份看得出来', async () => {
    await importMonths([
      ...['2017-09', '2017-10', '2017-11'].map((month) => paid(steady, month)),
      paid(steady, '2017-12', { 缴费日期: '2018-01-10', 是否补缴: '是' }),
      ...['2017-09', '2017-10', '2017-12'].map((month) => paid(doubtful, month)),
      paid(doubtful, '2017-11', { 参保单位: '市外某某电子厂', 统一社会信用代码: '91519999MA0000999X' }),
    ]);
    expect(await milestones(steady)).toEqual({
      '在岗满 1 个月': '已稳定',
      '在岗满 2 个月': '已稳定',
      '在岗满 3 个月': '已稳定',
      '在岗满 6 个月': '未到期',
    });
    await clerk
      .getByRole('region', { name: '参保记录' })
      .locator('tr', { hasText: '2017-12' })
      .getByText('补缴')
      .waitFor();
    await clerk.screenshot({ path: join(shots, 'retention-evidence.png'), fullPage: true });
  });

  it('在岗期间由别的单位参保：结论存疑，列在“参保与在岗不一致”里，写明哪个月', async () => {
    expect(Object.values(await milestones(doubtful))).toContain('存疑');
    await open(clerk, stage, `/placement/contradictions?search=${encodeURIComponent(doubtful.name)}`);
    await total(clerk);
    const row = clerk.locator('tbody tr.ant-table-row', {
      has: clerk.locator(`a[href="/placement/${doubtful.id}"]`),
    });
    expect(await row.innerText()).toContain('在岗期间由其他单位参保');
    expect(await row.innerText()).toContain('2017-11');
    await clerk.screenshot({ path: join(shots, 'contradictions.png') });
  });

  it('再推进到满六个月并导入其余月份：6 个月已稳定，一条经过从村里登记写到第六个月', async () => {
    await moveTo('2018-04-15');
    expect(await milestones(steady)).toMatchObject({ '在岗满 6 个月': '待核实' });
    await importMonths(['2018-01', '2018-02', '2018-03'].map((month) => paid(steady, month)));
    expect(await milestones(steady)).toMatchObject({ '在岗满 6 个月': '已稳定' });
    const timeline = await clerk.getByRole('region', { name: '经过' }).innerText();
    const order = [
      '登记人力资源',
      '推荐给企业',
      '通知面试',
      '确定意向',
      '体检合格',
      '登记上岗',
      '确认上岗',
      '在岗满 1 个月：已稳定',
      '在岗满 6 个月：已稳定',
    ];
    expect(order.map((title) => timeline.indexOf(title)).toSorted((a, b) => a - b)).toEqual(
      order.map((title) => timeline.indexOf(title)),
    );
    for (const title of order) expect(timeline).toContain(title);
    expect(timeline).not.toMatch(/[a-z]{3,}/i);
    await clerk.screenshot({ path: join(shots, 'timeline.png'), fullPage: true });
    await open(
      clerk,
      stage,
      `/placement/retention?months=6&state=confirmed&search=${encodeURIComponent(steady.name)}`,
    );
    expect(await total(clerk)).toBeGreaterThan(0);
    const [file] = await Promise.all([
      clerk.waitForEvent('download'),
      clerk.getByRole('button', { name: '导出' }).click(),
    ]);
    const listed = await workbook(file);
    const names = listed.worksheets[0]?.getColumn(1).values ?? [];
    expect(names.filter((name) => name === steady.name).length).toBe(await total(clerk));
    const { count } = await queryOne<{ count: number }>(
      stage,
      'SELECT count(*)::int FROM insurance_month WHERE person_id = $1',
      [steady.personId],
    );
    expect(count).toBe(7);
  });
});
