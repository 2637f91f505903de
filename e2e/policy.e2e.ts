import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, phone, type Stage, shots } from './stage.ts';
import { asNumber, fillDate, open, query, take, total } from './steps.ts';

let stage: Stage;
let officer: Page;
let second: Page;
beforeAll(async () => {
  stage = await openStage();
  officer = await stage.signIn('city');
  second = await stage.signIn('city2');
});
afterAll(() => stage.close());

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
/** A sum of money in a figure or a cell. */
const yuan = (text: string): number => asNumber(text.replace('元', ''));
/** The rows of a table on the page, without the one a table measures by. */
const rows = (page: Page, name: string) => region(page, name).locator('tbody tr.ant-table-row');

/** Takes an option of a drop-down within a part of the page. */
async function choose(field: Locator, text: string): Promise<void> {
  await field.click();
  if (await field.isEditable()) await field.fill(text);
  const options = field.page().locator('.ant-select-dropdown:visible .ant-select-item-option');
  await take(options.filter({ hasText: text }).first());
}

async function sum(page: Page, label: string): Promise<number> {
  const shown = region(page, label).locator('.figure-number');
  await shown.waitFor();
  return yuan(await shown.innerText());
}

/** The sums of all rows of the list, on one long page. */
async function listedSums(page: Page): Promise<string[]> {
  const address = new URL(page.url());
  address.searchParams.set('pageSize', '200');
  await page.goto(address.href);
  const cells = page.locator('.ledger tbody tr.ant-table-row td:last-child');
  await expect.poll(async () => (await cells.count()) === (await total(page))).toBe(true);
  return cells.allInnerTexts();
}

describe('查政策、看条款', () => {
  it('市招募办从政策库找到 LZ-7：条件、分段标准、出处和读法都是明白话', async () => {
    await open(officer, stage, '/policy');
    await officer.getByLabel('编号、名称或主体').fill('经营性人力资源');
    await officer.keyboard.press('Enter');
    await officer.getByText('共 1 条').waitFor();
    await officer.getByRole('link', { name: /^LZ-7/ }).click();
    await officer.getByRole('heading', { level: 1, name: /LZ-7/ }).waitFor();
    const words = await region(officer, '条件和标准').innerText();
    for (const part of ['经市人社局确定', '稳定就业满 1 个月', '满 2 个月：300 元', '每人只享受一次'])
      expect(words).toContain(part);
    expect(await officer.locator('.facts').innerText()).toContain('附件1 七');
    expect(words).not.toMatch(/independent|param|worker\./);
    expect(await region(officer, '读法').innerText()).toContain('各段独立');
    await officer.screenshot({ path: join(shots, 'policy-clause.png') });
  });

  it('案例表当场运行：全部相符，每个案例能展开看给了什么、应得多少', async () => {
    const cases = region(officer, '案例');
    expect(await cases.getByText(/个案例全部相符/).innerText()).toBe(
      `${await rows(officer, '案例').count()} 个案例全部相符`,
    );
    await cases.locator('.ant-table-row-expand-icon').first().click();
    await cases.getByText('应分笔：').first().waitFor();
  });
});

describe('改条款：案例挡住错的改动，第二人同意才生效', () => {
  it('把中职学校的标准改成 800 元：四个案例不符，提交被挡住', async () => {
    await open(officer, stage, '/policy/LZ-6');
    await officer.getByRole('button', { name: '起草新版本' }).click();
    await officer.getByLabel('第 1 笔的金额', { exact: true }).fill('800');
    await officer.getByText(/个案例中 4 个不符/).waitFor();
    await fillDate(officer.getByLabel('施行日期'), '2017-10-15');
    await officer.getByLabel('为什么改（给审核的人看）').fill('提高标准');
    await officer.getByRole('button', { name: '提交审核' }).click();
    await officer.getByRole('alert').filter({ hasText: '4 个案例不符' }).waitFor();
    await officer.screenshot({ path: join(shots, 'policy-blocked.png') });
  });

  it('试算草稿：按现在的台账比较人数和金额，什么也没有改变', async () => {
    await region(officer, '试算').getByRole('button', { name: '试算' }).click();
    await region(officer, '改后合计').waitFor();
    const [before, after] = [await sum(officer, '现行版本合计'), await sum(officer, '改后合计')];
    expect(after).toBeCloseTo((before / 600) * 800, 2);
    await officer.getByRole('heading', { name: '按区县' }).waitFor();
    const versions = await query(
      stage,
      `SELECT 1 FROM clause_version WHERE clause_id = 'LZ-6' AND status = 'inForce'`,
    );
    expect(versions).toHaveLength(1);
  });

  it('改回 600 元后案例全部相符，提交给第二人；自己不能同意', async () => {
    await officer.getByLabel('第 1 笔的金额', { exact: true }).fill('600');
    await officer.getByLabel('经办').fill('市人社局');
    await region(officer, '案例').getByText('7 个案例全部相符').waitFor();
    await officer.getByRole('button', { name: '提交审核' }).click();
    await officer.waitForURL(/\/policy\/LZ-6\?version=/);
    await officer.getByText('审核中').first().waitFor();
    expect(await officer.getByRole('button', { name: '同意生效' }).count()).toBe(0);
  });

  it('另一人同意，新版本生效；旧版本留在版本里，两版并排看得出差别', async () => {
    await open(second, stage, '/policy/LZ-6');
    await second.getByRole('link', { name: /查看第 2 版/ }).click();
    await second.getByRole('button', { name: '同意生效' }).click();
    await expect.poll(() => rows(second, '版本').first().innerText()).toContain('已生效');
    await open(second, stage, '/policy/LZ-6');
    await second.getByText('第 2 版，自 2017-10-15 起施行').waitFor();
    const compared = second.getByRole('row').filter({ hasText: '市人社局' });
    await compared.first().waitFor();
    expect(await rows(second, '版本').count()).toBeGreaterThanOrEqual(2);
    await second.screenshot({ path: join(shots, 'policy-versions.png'), fullPage: true });
  });

  it('登记发布：渠道和日期记在发布记录里', async () => {
    await second.getByRole('button', { name: '登记发布' }).click();
    const dialog = second.getByRole('dialog');
    await dialog.getByLabel('局官网').check();
    await dialog.getByRole('button', { name: '登记发布' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => rows(second, '发布记录').allInnerTexts()).toHaveLength(1);
    expect(await rows(second, '发布记录').first().innerText()).toContain('局官网');
  });
});

describe('从空白起草一条：条件可以成组，案例当场运行', () => {
  const exact = { exact: true };

  it('选条件、成组、写金额和分段，一边写一边看到说法和要改的地方', async () => {
    await open(officer, stage, '/policy/new');
    await officer.getByLabel('编号').fill('LZ-90');
    await officer.getByLabel('名称', exact).fill('返乡农民工稳岗补贴');
    await officer.getByLabel('出处（第几条）').fill('示例文件 第三条');
    await choose(officer.getByLabel('类别', exact), '稳岗留工');
    await choose(officer.getByLabel('逐个认定还是整体认定'), '逐个劳动者');
    const whole = region(officer, '申请主体要符合');
    await choose(whole.getByLabel('添加条件'), '申请主体类别');
    await whole.getByLabel('申请主体类别的值', exact).fill('企业');
    const each = region(officer, '劳动者逐个看，要符合');
    await choose(each.getByLabel('添加条件'), '一组条件，符合其中一项');
    await choose(each.getByLabel('添加条件').first(), '人员群体');
    await each.getByLabel('名单里的词', exact).fill('农民工');
    await officer.keyboard.press('Enter');
    await officer.keyboard.press('Escape');
    await choose(each.getByLabel('添加条件').first(), '返乡务工人员');
    await choose(each.getByLabel('添加条件').last(), '持续满几个月');
    await each.getByText('请选择看哪一项').first().waitFor();
    await choose(each.getByLabel('起始日', exact), '上岗日');
    await choose(each.getByLabel('最后一天', exact), '最后在岗日');
    await each.getByLabel('满几个月', exact).fill('3');
    await each.getByText('自上岗日起满 3 个月').waitFor();
    const pay = region(officer, '标准和金额');
    await pay.getByRole('button', { name: '添加一笔' }).click();
    await pay.getByLabel('第 1 笔的金额', exact).fill('500');
    await pay.getByLabel('写明记在哪天（不写就是核定那天）').check();
    await choose(pay.getByLabel('第 1 笔记在哪天的第 1 部分', exact), '上岗日');
    await pay.getByLabel('第 1 笔记在哪天的第 2 部分', exact).fill('3');
    await pay.getByText('满 3 个月：500 元').waitFor();
    await pay.getByLabel('一次申请总额上限').check();
    await pay.getByLabel('总额上限', exact).fill('100000');
    await fillDate(officer.getByLabel('施行日期'), '2017-10-15');
    await officer.getByRole('alert').getByText('只有 0 个案例，至少要 3 个').waitFor();
    await officer.screenshot({ path: join(shots, 'policy-new.png'), fullPage: true });
  });

  it('新增案例列出条款要看的各项；三个案例相符后保存、试算、提交', async () => {
    const drawer = officer.locator('.ant-drawer:visible');
    const days = ['2017-07-01', '2017-06-01', '2017-09-10'];
    for (const [at, day] of days.entries()) {
      await officer.getByRole('button', { name: '新增案例' }).click();
      await drawer.getByLabel('案例名称').fill(`${day} 上岗一人`);
      await drawer.getByLabel('申请 申请主体类别').fill('企业');
      await fillDate(drawer.getByLabel('劳动者 1 上岗日'), day);
      if (at === 2) await drawer.getByLabel('符合条件').getByText('否').click();
      await drawer.getByLabel('应得金额').fill(at === 2 ? '0' : '500');
      if (at < 2) {
        await drawer.getByRole('button', { name: '添加一笔' }).click();
        await drawer.getByLabel('第 1 笔的月份或日期').fill(at === 0 ? '2017-10-01' : '2017-09-01');
        await drawer.getByLabel('第 1 笔的金额').fill('500');
      }
      await drawer.getByRole('button', { name: '放入案例表' }).click();
      await drawer.waitFor({ state: 'hidden' });
    }
    await region(officer, '案例').getByText('3 个案例全部相符').waitFor();
    await officer.getByRole('button', { name: '保存草稿' }).click();
    await officer.waitForURL(/\/policy\/LZ-90\/edit\?version=/);
    await region(officer, '试算').getByRole('button', { name: '试算' }).click();
    await region(officer, '改后合计').waitFor();
    expect(await sum(officer, '改后合计')).toBeGreaterThan(0);
    await officer.getByRole('button', { name: '提交审核' }).click();
    await officer.waitForURL(/\/policy\/LZ-90\?version=/);
    await officer.getByText('审核中').first().waitFor();
    const words = await region(officer, '条件和标准').innerText();
    for (const part of ['符合其中一项', '人员群体含农民工', '满 3 个月：500 元', '总额有上限'])
      expect(words).toContain(part);
  });
});

describe('条款的每一处都在屏幕上改', () => {
  it('服务条款的名单去掉一个区，案例当场不符；新定义起中文名称，用在条件里；放弃后还是原样', async () => {
    await open(officer, stage, '/policy/LZ-S1/edit');
    await region(officer, '案例')
      .getByText(/个案例全部相符/)
      .waitFor();
    const offices = region(officer, '定义 absent').locator('.ant-select-selection-item, .ant-tag');
    await region(officer, '定义 absent')
      .locator('[title="纳溪区"] .ant-select-selection-item-remove')
      .click();
    await expect.poll(() => offices.allInnerTexts()).not.toContain('纳溪区');
    await officer.getByText(/个案例中 \d+ 个不符/).waitFor();
    const add = region(officer, '添加定义');
    await add.getByLabel('新定义的名称').fill('窗口天数');
    await add.getByLabel('新定义的短名').fill('needDate');
    await add.getByText('“needDate”已是事实“用工日期”的名字').waitFor();
    await add.getByLabel('新定义的短名').fill('windowDays');
    await add.getByRole('button', { name: '添加定义' }).click();
    const made = region(officer, '定义 windowDays');
    await made.getByLabel('定义 windowDays', { exact: true }).fill('45');
    const window = region(officer, '定义 inWindow');
    await choose(window.getByLabel('用工日期的值的第 2 部分怎么定', { exact: true }), '按事实');
    await choose(window.getByLabel('用工日期的值的第 2 部分', { exact: true }), '窗口天数');
    await window.getByText('用工日期不晚于 报送日之后 窗口天数 天').first().waitFor();
    await officer.screenshot({ path: join(shots, 'policy-definitions.png'), fullPage: true });
    await officer.getByRole('button', { name: '放弃改动' }).click();
    await region(officer, '案例')
      .getByText(/个案例全部相符/)
      .waitFor();
    expect(await region(officer, '定义 windowDays').count()).toBe(0);
  });
});

describe('标准参数也是两个人定', () => {
  it('一人登记标准，只等审核；另一人同意后才成为现在的值', async () => {
    await open(officer, stage, '/policy/standards?search=职业技能鉴定补贴标准');
    await officer.getByText('标准未配置').waitFor();
    await officer.getByRole('button', { name: '登记新标准' }).click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByLabel('职业技能鉴定补贴标准').fill('200');
    await fillDate(dialog.getByLabel('从哪天起'), '2017-01-01');
    await dialog.getByLabel('依据文件').fill('示例文件 1 号');
    await dialog.getByRole('button', { name: '提交审核' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await officer
      .getByText(/审核中/)
      .first()
      .waitFor();
    await officer.getByText('标准未配置').waitFor();
    await open(second, stage, '/policy/standards?search=职业技能鉴定补贴标准');
    await second.getByRole('button', { name: '同意生效' }).click();
    await second
      .getByRole('strong')
      .or(second.locator('td strong'))
      .filter({ hasText: '200' })
      .first()
      .waitFor();
  });
});

describe('应享未享', () => {
  it('全市核算完成后，每个合计点开就是它的明细，合计相等', async () => {
    await open(officer, stage, '/policy/unclaimed');
    await officer.getByText(/核算完成/).waitFor();
    await officer.getByRole('button', { name: '重新核算' }).click();
    const finished = () => query(stage, `SELECT 1 FROM policy_run WHERE kind = 'city' AND status = 'done'`);
    await expect.poll(async () => (await finished()).length, { timeout: 60_000 }).toBe(2);
    await open(officer, stage, '/policy/unclaimed');
    await officer.getByText(/核算完成/).waitFor();
    const due = await sum(officer, '现在可申领');
    const lines = await sum(officer, '笔数');
    expect(lines).toBeGreaterThan(0);
    await officer.screenshot({ path: join(shots, 'policy-unclaimed.png') });
    await region(officer, '现在可申领').getByRole('link').click();
    await officer.getByRole('heading', { level: 1, name: '应享未享明细' }).waitFor();
    // All on one page, to be added up.
    await officer.goto(`${officer.url()}${officer.url().includes('?') ? '&' : '?'}pageSize=200`);
    expect(await sum(officer, '现在可申领')).toBe(due);
    const listed = await listedSums(officer);
    expect(listed.reduce((whole, text) => whole + yuan(text), 0)).toBeCloseTo(due, 2);
  });

  it('按条款的一行点开，明细的笔数就是那一行的笔数；导出的就是筛选出来的', async () => {
    await open(officer, stage, '/policy/unclaimed');
    const row = rows(officer, '合计').first().or(officer.locator('tbody tr.ant-table-row').first());
    const count = row.locator('td').nth(2).getByRole('link');
    const lines = asNumber(await count.innerText());
    await count.click();
    await officer.getByRole('heading', { level: 1, name: '应享未享明细' }).waitFor();
    expect(await total(officer)).toBe(lines);
    const [download] = await Promise.all([
      officer.waitForEvent('download'),
      officer.getByRole('button', { name: '导出' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  });

  it('资金预测：每项资金按月的图和表，点开一个月就是那个月的明细，合计相等', async () => {
    await open(officer, stage, '/policy/forecast');
    await officer.getByRole('img', { name: '各项资金每月要付多少' }).waitFor();
    expect(await officer.getByRole('heading', { level: 2 }).first().innerText()).toMatch(/今后十二个月另有/);
    await officer.screenshot({ path: join(shots, 'policy-forecast.png') });
    for (const [cut, heading] of [
      ['按资金', '资金、条款'],
      ['按区县', '区县'],
    ] as const) {
      await officer.getByText(cut, { exact: true }).click();
      await officer.getByRole('columnheader', { name: heading, exact: true }).waitFor();
      const month = officer.locator('tbody tr.ant-table-row').first().locator('td:nth-child(n+3) a').first();
      const shown = yuan(await month.innerText());
      await month.click();
      await officer.getByRole('heading', { level: 1, name: '应享未享明细' }).waitFor();
      await expect.poll(() => sum(officer, '尚未到期')).toBeCloseTo(shown, 2);
      const listed = await listedSums(officer);
      expect(listed.reduce((whole, text) => whole + yuan(text), 0)).toBeCloseTo(shown, 2);
      await open(officer, stage, '/policy/forecast');
    }
  });

  it('从一个人的上岗全过程看政策兑现日程：每一段哪天、多少、怎么算、要在岗到哪天', async () => {
    const [row] = await query<{ id: string }>(
      stage,
      `SELECT placement_id AS id FROM entitlement WHERE clause_id = 'LZ-7' AND state = 'notYet' LIMIT 1`,
    );
    await open(officer, stage, `/placement/${row?.id}`);
    await officer.getByRole('button', { name: '政策兑现日程' }).click();
    await officer.getByRole('heading', { level: 1, name: /的政策兑现日程/ }).waitFor();
    const card = officer.getByRole('region', { name: /^LZ-7 / });
    await card.getByText('最后在岗日不早于').first().waitFor();
    const stages = await card.locator('tbody tr.ant-table-row').allInnerTexts();
    expect(stages.length).toBeGreaterThan(1);
    expect(await card.innerText()).toContain('附件1 七');
    await officer.screenshot({ path: join(shots, 'policy-outlook.png') });
  });

  it('台账里没有的见习班，选条款填几项就有日程；没填的写明还缺，不给一个数', async () => {
    await open(officer, stage, '/policy/forecast/form');
    await choose(officer.getByLabel('条款', { exact: true }), 'LZ-3');
    const outlook = officer.getByRole('region', { name: /^LZ-3 / });
    await outlook.getByText('还缺：').waitFor();
    expect(await outlook.innerText()).not.toMatch(/\d元/);
    await choose(officer.getByLabel('申请主体类别'), '见习基地');
    const intern = region(officer, '见习人员 1');
    await intern.getByLabel('人员群体', { exact: true }).fill('高校毕业生');
    await officer.keyboard.press('Enter');
    await officer.keyboard.press('Escape');
    await choose(intern.getByLabel('未就业'), '是');
    await fillDate(intern.getByLabel('毕业（离校）日期', { exact: true }), '2017-06-30');
    await fillDate(intern.getByLabel('见习起始日'), '2017-09-01');
    await fillDate(intern.getByLabel('见习截止日'), '2018-02-28');
    await intern.getByLabel('每月生活补助').fill('1600');
    // Paid the same each month, or month by month: left open, there is no sum.
    await outlook.getByText(/还缺：.*逐月生活补助/).waitFor();
    await intern.getByLabel('逐月生活补助（元）每个月一样多').check();
    await intern.getByLabel('人数').fill('10');
    const stages = outlook.locator('tbody tr.ant-table-row');
    await expect.poll(() => stages.allInnerTexts()).toHaveLength(1);
    await expect.poll(() => stages.first().innerText()).toContain('10 人合计');
    expect(await stages.first().innerText()).toContain('2018-03-01');
    await officer.screenshot({ path: join(shots, 'policy-outlook-form.png') });
  });
});

describe('能享受什么', () => {
  it('学校登录就看到本校：可享受的一条，一点就看到怎么算的', async () => {
    const school = await stage.signIn('school');
    await open(school, stage, '/policy/fit?asOf=2018-02-28');
    const card = school.getByRole('region', { name: /^LZ-6/ });
    await card.getByText('可享受').waitFor();
    await card.getByRole('button', { name: '怎么算的' }).click();
    const steps = await card.locator('.arithmetic').innerText();
    const last = /合计 ([\d,.]+) 元/.exec(steps)?.[1] ?? '';
    expect(yuan(last)).toBe(yuan(await card.locator('.fit-card-sum').innerText()));
    await school.screenshot({ path: join(shots, 'policy-fit.png') });
    const heads = card.getByRole('link', { name: /人符合$/ });
    const count = Number.parseInt(await heads.innerText(), 10);
    await heads.click();
    await school.getByRole('heading', { name: /LZ-6/ }).waitFor();
    const people = school.locator('tbody tr.ant-table-row');
    await expect.poll(() => people.count()).toBe(Math.min(count, 20));
    await school.screenshot({ path: join(shots, 'policy-fit-people.png') });
    await school.context().close();
  });

  it('机构登录：不符合的逐条说明原因', async () => {
    const agency = await stage.signIn('agency');
    await open(agency, stage, '/policy/fit');
    await agency.getByRole('tab', { name: /^不符合/ }).click();
    const card = agency.getByRole('region', { name: /^LZ-6/ });
    await card.getByText('申请主体不是中职学校').waitFor();
    await agency.context().close();
  });
});

describe('不用登录的自助查询', () => {
  it('一次只问一题，只问还会改变结果的；答完就有结论和算法', async () => {
    const page = await stage.visit(phone);
    await page.goto(`${stage.url}/m/policy`);
    await page.getByRole('button', { name: '院校' }).click();
    const question = page.getByRole('region', { name: '问题' });
    await question.waitFor();
    await page.screenshot({ path: join(shots, 'policy-phone.png') });
    const left = async () =>
      asNumber(/还有 (\d+) 项/.exec(await page.locator('.policy-steps').innerText())?.[1] ?? '0');
    const kept = await query(stage, `SELECT count(*)::int AS decisions FROM policy_decision`);
    const before = await left();
    expect(before).toBeGreaterThan(0);
    // Outside the industry that every clause is for: nothing more can change the answer of those clauses.
    await question.getByText('用人单位是做哪一行的？', { exact: true }).waitFor();
    await question.getByRole('button', { name: '以上都不是' }).click();
    await expect.poll(async () => ((await question.isVisible()) ? left() : 0)).toBeLessThan(before);
    await page.getByRole('button', { name: '改上一题' }).click();
    await expect.poll(left).toBe(before);
    expect(await query(stage, `SELECT count(*)::int AS decisions FROM policy_decision`)).toEqual(kept);
    await page.context().close();
  });
});

describe('存下核定，以后重算', () => {
  it('在“能享受什么”存下一次核定，条款页里重算一致', async () => {
    const [row] = await query<{ id: string }>(
      stage,
      `SELECT payee_id AS id FROM entitlement WHERE clause_id = 'LZ-7' AND state = 'entitled' LIMIT 1`,
    );
    await open(officer, stage, `/policy/fit?kind=organisation&id=${row?.id}`);
    const card = officer.getByRole('region', { name: /^LZ-7 / });
    await card.getByRole('button', { name: '存下核定' }).click();
    await card.getByText('已存下').waitFor();
    await open(officer, stage, '/policy/LZ-7');
    const kept = region(officer, '存下的核定');
    await kept.getByRole('button', { name: '重算' }).first().click();
    await kept.getByText('重算一致').waitFor();
  });

  it('核算到一半取消，原来的结果还在，能重新开始', async () => {
    await query(
      stage,
      `INSERT INTO policy_run (city_code, id, kind, as_of, horizon_on, status, done, total, by_id, by_name)
       SELECT city_code, gen_random_uuid(), 'city', as_of, horizon_on, 'running', 10, 100, by_id, by_name FROM policy_run
       WHERE kind = 'city' AND status = 'done' LIMIT 1`,
    );
    await open(officer, stage, '/policy/unclaimed');
    const before = await sum(officer, '现在可申领');
    await officer.getByRole('button', { name: '取消核算' }).click();
    await region(officer, '核算').getByText('已取消').waitFor();
    expect(await sum(officer, '现在可申领')).toBe(before);
    await officer.getByRole('button', { name: '重新核算' }).waitFor();
  });
});
