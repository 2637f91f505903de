import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool } from '#platform/db/pool.ts';
import { PersonalCipher } from '#platform/personal/cipher.ts';
import { loadSecrets } from '#platform/personal/secrets.ts';
import { home, openStage, type Stage, shots } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const look = (page: Page, name: string) => page.screenshot({ path: join(shots, `${name}.png`) });
async function query<T>(sql: string, values: unknown[] = []): Promise<T[]> {
  const pool = createPool(stage.ownerUrl, { max: 1 });
  try {
    return (await pool.query(sql, values)).rows as T[];
  } finally {
    await pool.end();
  }
}

/** Downloads the template of a list as the user does, and fills rows in by its own headers. */
async function fillTemplate(page: Page, list: string, rows: Record<string, string>[]): Promise<Buffer> {
  await page.goto(`${stage.url}/exchange`);
  const card = page.getByRole('region', { name: list, exact: true });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    card.getByRole('button', { name: '下载模板' }).click(),
  ]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await readFile(await download.path())) as unknown as ExcelJS.Buffer);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('template without a sheet');
  const header = sheet.getRow(2);
  const columns = new Map<string, number>();
  header.eachCell((cell, at) => columns.set(cell.text.replace(/[*＊\s]/g, ''), at));
  rows.forEach((row, index) => {
    for (const [label, value] of Object.entries(row)) {
      const at = columns.get(label);
      if (!at) throw new Error(`template has no column ${label}: ${[...columns.keys()].join(' ')}`);
      sheet.getRow(index + 3).getCell(at).value = value;
    }
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function upload(page: Page, list: string, content: Buffer): Promise<void> {
  const card = page.getByRole('region', { name: list, exact: true });
  await card.locator('input[type=file]').setInputFiles({
    name: `${list}.xlsx`,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: content,
  });
  await page.waitForURL(/\/exchange\/batches\//);
}
async function act(page: Page, action: string, given: Record<string, string> = {}): Promise<void> {
  await page.getByRole('button', { name: action, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  for (const [label, value] of Object.entries(given)) {
    const field = dialog.getByLabel(label).first();
    if ((await field.getAttribute('role')) === 'combobox') {
      await field.click();
      await page.getByTitle(value, { exact: true }).last().click();
    } else await field.fill(value);
  }
  if (Object.keys(given).length) {
    await dialog.getByRole('button', { name: action, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
}

describe('清单：导入、核实、参保与稳定就业', () => {
  it('园区导入缺工清单：错在哪一格当场标出，正确的行先导入；区里核实一个、退回一个', async () => {
    const [enterprise] = await query<{ name: string }>(
      "SELECT e.name FROM enterprise e JOIN organisation o ON o.id = e.park_id AND o.code = 'park-gaoxin' WHERE e.docked_on IS NOT NULL ORDER BY e.id LIMIT 1",
    );
    const [occupation] = await query<{ name: string }>(
      'SELECT name FROM occupation WHERE length(code) > 8 ORDER BY code DESC LIMIT 1',
    );
    const good = {
      企业名称: enterprise?.name ?? '',
      岗位名称: '导入装配工',
      '缺工类型（工种）': occupation?.name ?? '',
      缺工人数: '１２人',
      技能要求: '无',
      '最低月薪（元）': '3,500',
      '最高月薪（元）': '4200',
      到岗时间: '2017年11月3日',
    };
    const page = await stage.signIn('park-gaoxin');
    const content = await fillTemplate(page, '缺工清单', [
      good,
      { ...good, 岗位名称: '导入检验工', 到岗时间: '2017.11.10' },
      { ...good, 岗位名称: '坏行', 缺工人数: '几个', 到岗时间: '3/1/2018' },
    ]);
    await upload(page, '缺工清单', content);
    await page.getByRole('button', { name: /只导入正确的行（2 行）/ }).waitFor();
    await look(page, 'import-preview-desk');
    const [errors] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载错误说明' }).click(),
    ]);
    const book = read(await readFile(await errors.path()));
    const text = utils.sheet_to_csv(book.Sheets[book.SheetNames[0] ?? ''] ?? {});
    expect(text).toContain('错误说明');
    expect(text.split('\n').filter((line) => line.includes('坏行'))[0]).toMatch(/缺工人数.*到岗时间/);
    await page.getByRole('button', { name: /只导入正确的行（2 行）/ }).click();
    await page.getByRole('button', { name: '只导入正确的行', exact: true }).click();
    await page.getByRole('button', { name: /撤销导入（2 行）/ }).waitFor();
    const posts = await query<{ id: string; title: string; headcount: number; needed_on: string }>(
      "SELECT id, title, headcount, needed_on FROM post WHERE title LIKE '导入%' ORDER BY title DESC",
    );
    expect(posts.map(({ title, headcount, needed_on }) => [title, headcount, needed_on])).toEqual([
      ['导入装配工', 12, '2017-11-03'],
      ['导入检验工', 12, '2017-11-10'],
    ]);

    await page.goto(`${stage.url}/demand/posts/${posts[0]?.id}`);
    await page.getByText('待核实').first().waitFor();
    expect(await page.getByRole('button', { name: '核实', exact: true }).count()).toBe(0);

    const district = await stage.signIn('jiangyang');
    await district.goto(`${stage.url}/demand/posts/${posts[0]?.id}`);
    await act(district, '核实', { 核实方式: '电话' });
    await district.getByText('已核实').first().waitFor();
    await district.goto(`${stage.url}/demand/posts/${posts[1]?.id}`);
    await act(district, '退回', { 理由: '人数请再核对' });
    await look(district, 'post-returned-desk');
    await page.goto(`${stage.url}/demand/posts/${posts[1]?.id}`);
    await page.getByText('人数请再核对').first().waitFor();
    await page.context().close();
    await district.context().close();
  });

  it('手工登记岗位：四清不全时在字段旁指出，补全后提交成功', async () => {
    const page = await stage.signIn('hr1');
    await page.goto(`${stage.url}/demand/posts/new`);
    await page.getByLabel('岗位名称').fill('手工登记的岗位');
    await page.getByLabel('缺工人数').fill('5');
    await page.getByRole('button', { name: '提交核实' }).click();
    await expect.poll(() => page.locator('.ant-form-item-explain-error').count()).toBeGreaterThanOrEqual(4);
    await look(page, 'four-clear-desk');
    await page.context().close();
  });

  it('参保记录导入后，稳定就业的结论来自证据；系统管理员推进演示日期后到期的节点变为已稳定', async () => {
    const secrets = await loadSecrets(home);
    const cipher = new PersonalCipher(secrets);
    const [placed] = await query<{
      id: string;
      person_id: string;
      id_card_cipher: Buffer;
      enterprise: string;
      uscc: string;
      onboard_on: string;
    }>(
      `SELECT q.id, q.person_id, p.id_card_cipher, e.name AS enterprise, e.uscc, q.onboard_on FROM placement q JOIN person p ON p.id = q.person_id JOIN enterprise e ON e.id = q.enterprise_id
       WHERE q.status = 'onboarded' AND p.id_card_cipher IS NOT NULL AND e.uscc IS NOT NULL AND e.region_code LIKE '510502%' AND q.onboard_on BETWEEN '2017-09-01' AND '2017-09-30'
         AND NOT EXISTS (SELECT 1 FROM insurance_month i WHERE i.person_id = q.person_id AND i.enterprise_id IS DISTINCT FROM q.enterprise_id) ORDER BY q.id LIMIT 1`,
    );
    if (!placed) throw new Error('the demonstration has no onboarding in September');
    const idCard = cipher.decrypt(placed.id_card_cipher, 'person.id_card');
    const admin = await stage.signIn('admin');
    await admin.goto(`${stage.url}/region/settings`);
    await admin.getByTitle('业务日期，点击调整').click();
    await admin.getByLabel('演示日期').fill('2018-01-15');
    await admin.getByLabel('演示日期').press('Enter');
    await admin.getByText('2018-01-15').first().waitFor();

    const page = await stage.signIn('jiangyang');
    const row = { 身份证号: idCard, 参保单位: placed.enterprise, 统一社会信用代码: placed.uscc };
    const months = ['2017-09', '2017-10', '2017-11', '2017-12'];
    const content = await fillTemplate(
      page,
      await page
        .goto(`${stage.url}/exchange`)
        .then(() => page.getByRole('heading', { level: 2, name: /参保/ }).innerText()),
      [
        ...months.map((month, at) => ({
          ...row,
          费款所属月: month,
          缴费日期: '2017-12-20',
          是否补缴: at === 0 ? '是' : '否',
        })),
        { ...row, 参保单位: '市外某厂', 统一社会信用代码: '91500000MA5U000009', 费款所属月: '2017-11' },
      ],
    );
    await upload(
      page,
      (await page.getByRole('heading', { level: 2, name: /参保/ }).innerText()).trim(),
      content,
    );
    await page
      .getByRole('button', { name: /全部导入|只导入正确的行/ })
      .first()
      .click();
    const confirm = page.getByRole('button', { name: '只导入正确的行', exact: true });
    if (await confirm.count()) await confirm.click();
    await page.getByRole('button', { name: /撤销导入/ }).waitFor();
    await page.goto(`${stage.url}/placement/${placed.id}`);
    await page
      .getByText(/满 ?3 ?个月/)
      .first()
      .waitFor();
    await look(page, 'retention-desk');
    await page.goto(`${stage.url}/placement/contradictions`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.context().close();
    await admin.context().close();
  });
});
