import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectReadable } from './readable.ts';
import { openStage, phone, type Stage } from './stage.ts';
import { idNumber, open, queryOne } from './steps.ts';

const born = '1990-03-07';
const card = idNumber(born, 2);
const wrongCard = `${card.slice(0, 17)}${card.endsWith('0') ? '1' : '0'}`;
const typing = { delay: 60 };
const minute = 60_000;

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
  page = await stage.signIn('village', phone);
});
afterAll(() => stage.close());

const tick = (name: string) =>
  page
    .getByRole('radio', { name, exact: true })
    .or(page.getByRole('checkbox', { name, exact: true }))
    .check();
const next = () => page.getByRole('button', { name: '下一步' }).click();

/** The registration page with nothing on it, whatever the story before left there. */
async function startAfresh(): Promise<void> {
  await open(page, stage, '/m/person/register');
  const clear = page.getByRole('button', { name: '清空重填' });
  if (await clear.count()) await clear.click();
  await page.getByText('第 1 步').waitFor();
}

describe('村干部在手机上登记人员', () => {
  it('站在门口一分钟内登记一个人：证件、姓名、意向、本人同意', async () => {
    await startAfresh();
    const started = Date.now();
    await page.getByLabel('身份证号').pressSequentially(card, typing);
    await page.getByText(`${born} 出生`).waitFor();
    await page.getByLabel('姓名').pressSequentially('测试登记', typing);
    await page.getByLabel('电话').pressSequentially('15400001234', typing);
    await expectReadable(page, 'register-1');
    await next();
    await tick('求职');
    await page.getByLabel('想做什么工作').pressSequentially('装配', typing);
    await page.getByRole('group', { name: '选择职业' }).getByRole('checkbox').first().check();
    await expectReadable(page, 'register-2');
    await next();
    await page.getByLabel('期望月薪（元）').pressSequentially('3500', typing);
    await tick('本人同意');
    await expectReadable(page, 'register-3');
    await page.getByRole('button', { name: '提交登记' }).click();
    await page.getByText('测试登记 已登记').waitFor();
    expect(Date.now() - started).toBeLessThan(minute);
    await expectReadable(page, 'registered');
    await page.getByRole('link', { name: '查看资料' }).click();
    await page.getByRole('heading', { name: '测试登记' }).waitFor();
    await page.getByText('2017-10-15 同意').waitFor();
    await expectReadable(page, 'person');
  });

  it('身份证号校验不符，当场在这一栏说明，改对即消失；不能带着错号往下走', async () => {
    await startAfresh();
    const field = page.getByLabel('身份证号');
    await field.fill(wrongCard);
    await page.getByText('身份证号最后一位校验不符').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('姓名').fill('错号');
    await next();
    await page.getByText('第 1 步').waitFor();
    await field.fill(idNumber(born, 8));
    await expect.poll(() => field.getAttribute('aria-invalid')).toBeNull();
  });

  it('同一身份证号再登记，当场认出是谁，不能重复登记', async () => {
    await startAfresh();
    await page.getByLabel('身份证号').fill(card);
    await page.getByRole('alert', { name: '可能已经登记' }).getByText('测试登记').waitFor();
    expect(await page.getByRole('button', { name: '下一步' }).isDisabled()).toBe(true);
  });

  it('没有证件、姓名和出生日期与本村的人相同，先请核对，说明不是同一人才能继续', async () => {
    await startAfresh();
    await page.getByLabel('姓名').fill('测试登记');
    await page.getByLabel('出生日期').fill(born);
    await page.getByText('请先核对是否同一人').waitFor();
    await expectReadable(page, 'duplicate');
    expect(await page.getByRole('button', { name: '下一步' }).isDisabled()).toBe(true);
    await tick('不是同一人，继续登记');
    await next();
    await page.getByText('第 2 步').waitFor();
  });

  it('填到一半关掉页面，再打开时内容和步骤都还在', async () => {
    await startAfresh();
    await page.getByLabel('姓名').fill('半途');
    await page.getByLabel('出生日期').fill('1985-06-01');
    await next();
    await page.getByLabel('会什么技能').fill('焊工证');
    const context = page.context();
    await page.close();
    page = await context.newPage();
    await open(page, stage, '/m/person/register');
    await page.getByText('第 2 步').waitFor();
    expect(await page.getByLabel('会什么技能').inputValue()).toBe('焊工证');
    await page.getByRole('button', { name: '上一步' }).click();
    expect(await page.getByLabel('姓名').inputValue()).toBe('半途');
  });

  it('没有信号时说明内容会保留，恢复信号后重新提交只登记一次', async () => {
    await startAfresh();
    await page.getByLabel('姓名').fill('断网登记');
    await page.getByLabel('出生日期').fill('1985-06-02');
    await next();
    await tick('求职');
    await next();
    await page.context().setOffline(true);
    await page.getByText('没有网络信号').waitFor();
    await page.getByRole('button', { name: '提交登记' }).click();
    await page.getByRole('button', { name: '重新提交' }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '重新提交' }).click();
    await page.getByText('断网登记 已登记').waitFor();
    const { count } = await queryOne<{ count: number }>(
      stage,
      `SELECT count(*)::int FROM person WHERE name = '断网登记'`,
    );
    expect(count).toBe(1);
  });

  it('久未联系的人排在前面；按“仍在找工作”后当天算联系过，从待回访里消失', async () => {
    await open(page, stage, '/m/person');
    const stale = page.getByRole('link', { name: '人待回访' }).locator('strong');
    const before = Number(await stale.innerText());
    expect(before).toBeGreaterThan(0);
    await page.getByText(`共 ${before} 人`).waitFor();
    await expectReadable(page, 'people');
    const name = await page.locator('.phone-list a strong').first().innerText();
    await page.locator('.phone-list a').first().click();
    await page.getByText('该回访了').waitFor();
    await page.getByRole('button', { name: '仍在找工作' }).click();
    await page.getByText('最近联系：2017-10-15').waitFor();
    await expect.poll(() => page.getByText('该回访了').count()).toBe(0);
    await page.getByRole('link', { name: '返回' }).click();
    await page.getByText(`共 ${before - 1} 人`).waitFor();
    expect(await page.locator('.phone-list a strong', { hasText: name }).count()).toBe(0);
  });

  it.each([
    ['首页', 'home', '/m'],
    ['全部人员', 'all', '/m/person?show=all'],
    ['我的', 'me', '/m/me'],
    ['修改密码', 'password', '/m/identity/password'],
    ['没有这个页面', 'missing', '/m/nothing-here'],
  ])('手机页面“%s”的字不小于 16 像素、按钮不小于 44 像素、不用左右拖动', async (_title, name, path) => {
    await open(page, stage, path);
    await expectReadable(page, name);
  });

  it('企业人事的手机页面和手机登录页同样看得清、点得准', async () => {
    const village = page;
    page = await stage.visit(phone);
    await open(page, stage, '/m/sign-in');
    await expectReadable(page, 'sign-in');
    page = await stage.signIn('hr1', phone);
    await open(page, stage, '/m/placement/candidates');
    await page.locator('.phone-list a').first().waitFor();
    await expectReadable(page, 'candidates');
    await page.locator('.phone-list a').first().click();
    await page.getByRole('button').first().waitFor();
    await expectReadable(page, 'candidate');
    page = village;
  });
});
