import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage, shots } from './stage.ts';
import { asNumber, figure, open, total } from './steps.ts';

const documented = {
  签约企业: 52,
  已对接企业: 26,
  总用工需求: 24_855,
  年内用工预计: 8_859,
  已用工人数: 2_313,
  用工缺口: 6_546,
};
const enterprisesCounted = ['签约企业', '已对接企业'];

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
  page = await stage.signIn('city');
});
afterAll(() => stage.close());

interface Sheet {
  columns: string[];
  names: string[];
  rows: number[][];
  sums: number[];
}
/** The roll-up table as it stands: its lines and the line below. */
async function sheet(): Promise<Sheet> {
  const table = page.getByRole('region', { name: '分级汇总' });
  await table.locator('tfoot td').first().waitFor();
  const cells = (row: string) =>
    table
      .locator(row)
      .evaluateAll((found) =>
        found.map((each) => [...each.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
      );
  const [head = []] = await cells('thead tr');
  const lines = await cells('tbody tr.ant-table-row');
  const [foot = []] = await cells('tfoot tr');
  return {
    columns: head.slice(1),
    names: lines.map(([name = '']) => name),
    rows: lines.map((line) => line.slice(1).map(asNumber)),
    sums: foot.slice(1).map(asNumber),
  };
}
async function expectToAddUp(): Promise<Sheet> {
  const shown = await sheet();
  expect(shown.columns.length).toBe(9);
  shown.columns.forEach((column, at) => {
    expect(
      shown.rows.reduce((sum, row) => sum + (row[at] ?? Number.NaN), 0),
      column,
    ).toBe(shown.sums[at]);
  });
  return shown;
}
/** Opens the line of the table, one level down. */
async function drill(name: string): Promise<void> {
  await page.getByRole('region', { name: '分级汇总' }).getByRole('link', { name, exact: true }).click();
  await page.locator('.ant-breadcrumb li', { hasText: name }).last().waitFor();
  await page.waitForLoadState('networkidle');
}

describe('市招募办看用工需求', () => {
  it('汇总页是文件里的数字：52 家签约、26 家对接、24,855、8,859、2,313 和缺口 6,546', async () => {
    await open(page, stage, '/demand/summary');
    for (const [label, value] of Object.entries(documented))
      expect(await figure(page, label), label).toBe(value);
    expect(await page.getByText('截至 2017-10-15').count()).toBeGreaterThan(0);
    await page.locator('.gap-chart canvas').waitFor();
    await page.screenshot({ path: join(shots, 'demand-summary.png') });
  });

  it.each([...Object.keys(documented), '未来 45 日用工需求'])(
    '点开“%s”，明细的家数和合计与汇总数相等',
    async (label) => {
      await open(page, stage, '/demand/summary');
      const value = await figure(page, label);
      await page.getByRole('region', { name: label, exact: true }).getByRole('link').click();
      await page.waitForURL(/\/demand\/rows/);
      await open(page, stage, `${new URL(page.url()).pathname}${new URL(page.url()).search}&pageSize=200`);
      const rows = await total(page);
      await expect.poll(() => page.locator('tbody tr.ant-table-row').count()).toBe(rows);
      const values = await page.locator('tbody tr.ant-table-row td:last-child').allInnerTexts();
      expect(values.reduce((sum, text) => sum + asNumber(text), 0)).toBe(value);
      if (enterprisesCounted.includes(label)) expect(rows).toBe(value);
    },
  );

  it('往前翻一周看到那一周的数字，翻回今天数字复原', async () => {
    await open(page, stage, '/demand/summary');
    const gap = await figure(page, '用工缺口');
    const employed = await figure(page, '已用工人数');
    await page.getByRole('button', { name: '前一周' }).click();
    await page.waitForURL(/asOf=2017-10-08/);
    await expect.poll(() => figure(page, '用工缺口')).toBe(gap + 36);
    expect(await figure(page, '已用工人数')).toBe(employed - 36);
    await page.getByRole('region', { name: '用工缺口', exact: true }).getByRole('link').click();
    await page.waitForURL(/\/demand\/rows\?.*asOf=2017-10-08/);
    await page.getByRole('heading', { level: 1, name: '用工缺口明细' }).waitFor();
    await expect.poll(() => figure(page, '用工缺口')).toBe(gap + 36);
    await page.goBack();
    await page.waitForURL(/\/demand\/summary\?asOf=2017-10-08$/);
    await page.getByRole('heading', { level: 1, name: '用工需求汇总' }).waitFor();
    expect(await figure(page, '用工缺口')).toBe(gap + 36);
    await page.getByRole('button', { name: '今天' }).click();
    await expect.poll(() => figure(page, '用工缺口')).toBe(gap);
    expect(await figure(page, '已用工人数')).toBe(employed);
  });

  it('从市到区县、园区、企业逐级点开，每一级各行相加等于合计，也等于上一级的那一行', async () => {
    await open(page, stage, '/demand/summary');
    const city = await expectToAddUp();
    expect(city.names).toContain('江阳区');
    await drill('江阳区');
    const county = await expectToAddUp();
    expect(county.sums).toEqual(city.rows[city.names.indexOf('江阳区')]);
    await drill('高新区管委会');
    const park = await expectToAddUp();
    expect(park.sums).toEqual(county.rows[county.names.indexOf('高新区管委会')]);
    const [name = ''] = park.names;
    await page.getByRole('region', { name: '分级汇总' }).getByRole('link', { name, exact: true }).click();
    await page.waitForURL(/\/enterprise\//);
    await page.getByRole('heading', { level: 1, name }).waitFor();
  });
});
