import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faults } from './faults.ts';
import { openStage, type Stage, shots } from './stage.ts';
import { act, figure, open, pick, query, queryOne, total } from './steps.ts';

let stage: Stage;
let park: Page;
let district: Page;
let enterprise: { id: string; name: string };
beforeAll(async () => {
  stage = await openStage();
  enterprise = await queryOne(
    stage,
    `SELECT e.id, e.name FROM enterprise e JOIN organisation o ON o.id = e.park_id AND o.code = 'park-gaoxin' WHERE e.is_verified ORDER BY e.id LIMIT 1`,
  );
  park = await stage.signIn('park-gaoxin');
  district = await stage.signIn('jiangyang');
});
afterAll(() => stage.close());

type Values = Record<string, string | number | Date>;
const card = () => park.getByRole('region', { name: '缺工清单', exact: true });

async function downloadOf(press: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all([park.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}
async function load(content: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(content).buffer, { ignoreNodes: ['dataValidations'] });
  return book;
}
/** Writes rows under the header of the downloaded template, by column name, as the officer would in Excel. */
async function fillIn(template: Buffer, rows: Values[]): Promise<Buffer> {
  const book = await load(template);
  const [sheet] = book.worksheets;
  const header = sheet?.getRow(2);
  header?.eachCell((cell, column) => {
    rows.forEach((values, at) => {
      const value = values[cell.text.replace('*', '')];
      if (value !== undefined && sheet) sheet.getCell(at + 3, column).value = value;
    });
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}
const goodRow = (title: string): Values => ({
  企业名称: enterprise.name,
  岗位名称: title,
  '缺工类型（工种）': '装配钳工',
  缺工人数: 12,
  技能要求: '会看装配图',
  '最低月薪（元）': 3800,
  '最高月薪（元）': 4500,
  到岗时间: '2017-11-20',
});
let template: Buffer;
let filled: Buffer;

async function upload(content: Buffer, name: string): Promise<void> {
  await open(park, stage, '/exchange');
  await card().locator('input[type=file]').setInputFiles({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: content,
  });
  await park.waitForURL(/\/exchange\/batches\//);
}

describe('园区录入缺工、区县核实', () => {
  it('园区下载缺工清单模板：表头带必填星号，下拉选项在表里', async () => {
    await open(park, stage, '/exchange');
    await park.screenshot({ path: join(shots, 'exchange.png') });
    const file = await downloadOf(() => card().getByRole('button', { name: '下载模板' }).click());
    expect(file.name).toMatch(/缺工清单.*\.xlsx$/);
    template = file.content;
    const [sheet] = (await load(template)).worksheets;
    const headers = ((sheet?.getRow(2)?.values ?? []) as string[]).filter(Boolean).map(String);
    for (const needed of Object.keys(goodRow('')))
      expect(headers.map((header) => header.replace('*', ''))).toContain(needed);
    expect(headers.filter((header) => header.endsWith('*')).length).toBeGreaterThan(5);
  });

  it('上传好坏掺杂的清单：预览逐行说明，错误写在自己那一格旁边，台账还没有变', async () => {
    filled = await fillIn(template, [
      goodRow('导入装配工'),
      { ...goodRow('导入质检工'), 缺工人数: '１５', 到岗时间: '2017年12月1日' },
      { ...goodRow('缺技能'), 技能要求: '' },
      { ...goodRow('限性别'), 技能要求: '限男性' },
      { ...goodRow('错工种'), '缺工类型（工种）': '天外来客' },
      { ...goodRow('薪资颠倒'), '最低月薪（元）': 5000, '最高月薪（元）': 4000 },
    ]);
    await upload(filled, '高新区缺工清单.xlsx');
    await park.getByRole('button', { name: /只导入正确的行/ }).waitFor();
    expect(await figure(park, '文件里的数据')).toBe(6);
    expect(await figure(park, '可以导入')).toBe(2);
    expect(await figure(park, '有错')).toBe(4);
    await expect.poll(() => park.locator('.wrong-cell').count()).toBeGreaterThanOrEqual(4);
    await park.screenshot({ path: join(shots, 'exchange-preview.png') });
    const wrong = (await park.locator('.wrong-cell').allInnerTexts()).join('\n');
    for (const word of ['限男性', '天外来客', '最高月薪不能低于最低月薪']) expect(wrong).toContain(word);
    expect(await query(stage, `SELECT 1 FROM post WHERE title LIKE '导入%'`)).toEqual([]);
    expect(await faults(park)).toEqual([]);
  });

  it('错误说明文件就是自己那份表，错误标在格子旁边', async () => {
    const file = await downloadOf(() => park.getByRole('button', { name: '下载错误说明' }).click());
    const [sheet] = (await load(file.content)).worksheets;
    const texts: string[] = [];
    sheet?.eachRow((row) => row.eachCell((cell) => texts.push(cell.text, JSON.stringify(cell.note ?? ''))));
    expect(texts.join('\n')).toContain('限男性');
    expect(texts.join('\n')).toContain('最高月薪不能低于最低月薪');
  });

  it('只导入正确的行：新增两个岗位等待核实；同一份文件再导入什么也不变', async () => {
    await park.getByRole('button', { name: /只导入正确的行/ }).click();
    await park.locator('.ant-popover:visible').getByRole('button', { name: '只导入正确的行' }).click();
    await park.getByText('写入台账').waitFor();
    expect(await figure(park, '新增')).toBe(2);
    expect(await figure(park, '未导入')).toBe(4);
    expect(
      await query(
        stage,
        `SELECT title, headcount, needed_on::text AS "neededOn" FROM post WHERE title LIKE '导入%' ORDER BY headcount`,
      ),
    ).toEqual([
      { title: '导入装配工', headcount: 12, neededOn: '2017-11-20' },
      { title: '导入质检工', headcount: 15, neededOn: '2017-12-01' },
    ]);
    await open(park, stage, `/demand/posts?search=${encodeURIComponent('导入')}`);
    expect(await total(park)).toBe(2);
    await expect.poll(() => park.locator('tbody').getByText('待核实').count()).toBe(2);

    await upload(filled, '高新区缺工清单.xlsx');
    await park.getByRole('button', { name: /只导入正确的行/ }).click();
    await park.locator('.ant-popover:visible').getByRole('button', { name: '只导入正确的行' }).click();
    await park.getByText('写入台账').waitFor();
    expect(await figure(park, '新增')).toBe(0);
    expect(await figure(park, '无变化')).toBe(2);
    await open(park, stage, `/demand/posts?search=${encodeURIComponent('导入')}`);
    expect(await total(park)).toBe(2);
  });

  it('手工登记：没填全时在各栏说明；存为草稿后提交，缺“四清”被退回并写明缺什么；补齐后进入待核实', async () => {
    await open(park, stage, '/demand/posts/new');
    await park.getByRole('button', { name: '提交核实' }).click();
    for (const label of ['企业', '岗位名称', '缺工类型（工种）', '缺工人数', '最低月薪', '技能要求'])
      await park.getByText(`请填写${label}`, { exact: true }).waitFor();
    await pick(park, '企业', enterprise.name);
    await park.getByLabel('岗位名称').fill('手工登记岗位');
    await park.getByLabel('缺工人数').fill('8');
    await park.getByRole('button', { name: '存为草稿' }).click();
    await park.getByRole('heading', { level: 1, name: '手工登记岗位' }).waitFor();
    await act(park, '提交');
    const refusal = park.getByText(/“四清”不全/).first();
    await refusal.waitFor();
    for (const fact of ['技能', '薪']) expect(await refusal.innerText()).toContain(fact);
    await park.screenshot({ path: join(shots, 'four-clear.png') });
    await park.getByRole('button', { name: '修改' }).click();
    await pick(park, '缺工类型（工种）', '装配钳工');
    await park.getByLabel('最低月薪').fill('3600');
    await park.getByLabel('到岗时间').fill('2017-11-30');
    await park.getByLabel('到岗时间').press('Tab');
    await park.getByLabel('技能要求').fill('无技能要求，岗前培训');
    await park.getByRole('button', { name: '提交核实' }).click();
    await park.getByRole('heading', { level: 1, name: '手工登记岗位' }).waitFor();
    await park.getByText('待核实').first().waitFor();
    expect(await park.getByRole('button', { name: '核实', exact: true }).count()).toBe(0);
  });

  it('区招募办核实一个、退回一个；园区看到退回的理由', async () => {
    await open(
      district,
      stage,
      `/demand/posts?status=submitted&search=${encodeURIComponent('手工登记岗位')}`,
    );
    await district.getByRole('link', { name: '手工登记岗位' }).click();
    await district.getByRole('button', { name: '核实', exact: true }).click();
    const dialog = district.getByRole('dialog');
    await pick(district, '核实方式');
    await dialog.getByRole('button', { name: '核实', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await district.getByText('已核实').first().waitFor();
    // The day is the demonstration's; the clock on the wall is another year's.
    const steps = await district.getByRole('region', { name: '经过' }).innerText();
    expect(steps).toContain('2017-10-15');
    expect(steps).not.toContain(String(new Date().getFullYear()));
    await district.screenshot({ path: join(shots, 'post-verified.png'), fullPage: true });

    await open(district, stage, `/demand/posts?search=${encodeURIComponent('导入质检工')}`);
    await district.getByRole('link', { name: '导入质检工' }).click();
    await act(district, '退回', { 理由: '人数与企业来函不一致，请核对后重报' });
    await open(park, stage, `/demand/posts?status=returned&search=${encodeURIComponent('导入质检工')}`);
    await park.getByRole('link', { name: '导入质检工' }).click();
    await park.getByText('退回理由：人数与企业来函不一致，请核对后重报').waitFor();
  });

  it('谁录入谁不能核实：区招募办自己登记的岗位没有“核实”，由同事核实', async () => {
    await open(district, stage, `/demand/posts/new?enterpriseId=${enterprise.id}`);
    await district.getByLabel('岗位名称').fill('区里登记岗位');
    await pick(district, '缺工类型（工种）', '装配钳工');
    await district.getByLabel('缺工人数').fill('5');
    await district.getByLabel('最低月薪').fill('3700');
    await district.getByLabel('到岗时间').fill('2017-11-30');
    await district.getByLabel('到岗时间').press('Tab');
    await district.getByLabel('技能要求').fill('会用万用表');
    await district.getByRole('button', { name: '提交核实' }).click();
    await district.getByText('待核实').first().waitFor();
    await district.waitForURL(/\/demand\/posts\/[0-9a-f-]{36}$/);
    await district.waitForLoadState('networkidle');
    expect(await district.getByRole('button', { name: '核实', exact: true }).count()).toBe(0);
    const colleague = await stage.signIn('jiangyang2');
    await open(colleague, stage, new URL(district.url()).pathname);
    await colleague.getByRole('button', { name: '核实', exact: true }).waitFor();
  });
});
