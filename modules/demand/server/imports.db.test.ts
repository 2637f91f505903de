import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listEnterprises } from '#modules/enterprise/contract/operations.ts';
import type { ImportContext, ImportedRow, ImportOutcome } from '#platform/sheets/import-kind.ts';
import { buildTemplate, type CellValue } from '#platform/sheets/index.ts';
import { type Caller, openWorld, testCity, type World } from '#tools/testkit/world.ts';
import * as contract from '../contract/operations.ts';
import { demandList, headcountReturn } from './index.ts';
import { actingAs, enterpriseBy, setToday, verifiedPost } from './test-fixture.ts';

type Values = Record<string, CellValue | null>;
const batch = '01920000-0000-7000-8000-00000000000b';
const row = (more: Values = {}): Values => ({
  enterpriseName: '泸州甲电子有限公司',
  uscc: '91350100M000100Y43',
  nature: 'private',
  contactName: '联系人甲',
  contactPhone: '15400000001',
  postTitle: '手机装配工',
  occupation: '6-25-04-02',
  headcount: 20,
  skills: '手工装配',
  payMin: 320_000,
  payMax: 450_000,
  neededOn: '2017-11-10',
  shift: 'rotating',
  ...more,
});
const records = (...rows: Values[]) => rows.map((values, at) => ({ row: at + 4, values }));
const imported = (outcomes: ImportOutcome[]): ImportedRow[] =>
  outcomes.map((outcome) => ({ ...outcome, sealed: {} }));

describe('导入缺工清单和用工情况表', () => {
  let world: World;
  let clerk: Caller;
  let colleague: Caller;
  let act: <T>(work: (context: ImportContext) => Promise<T>) => Promise<T>;
  const check = (...rows: Values[]) => act((context) => demandList.check(context, records(...rows)));
  const commit = (...rows: Values[]) => act((context) => demandList.commit(context, batch, records(...rows)));
  const kinds = (outcomes: ImportOutcome[]) => outcomes.map(({ outcome }) => outcome);
  const codes = (problems: { column: string; code: string }[]) =>
    problems.map(({ column, code }) => [column, code]);

  beforeAll(async () => {
    world = await openWorld();
    [clerk, colleague] = [await world.signIn('jiangyang'), await world.signIn('jiangyang2')];
    act = actingAs(world, clerk.accountId, '510502000000', '2017-10-15');
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await world.owner.query(
      'TRUNCATE enterprise, post, post_history, headcount_report, headcount_movement, placement CASCADE',
    );
  });

  describe('缺工清单', () => {
    it('模板按地区包的列生成，四清各列必填，行业和职业带下拉', async () => {
      const spec = await act((context) => demandList.spec(context));
      expect(spec.title).toBe('智能终端企业缺工清单');
      expect(spec.columns.filter(({ required }) => required).map(({ key }) => key)).toEqual(
        expect.arrayContaining(['occupation', 'headcount', 'skills', 'payMin', 'neededOn']),
      );
      expect(spec.columns.find(({ key }) => key === 'occupation')?.options?.length).toBeGreaterThan(1000);
      expect((await buildTemplate(spec)).length).toBeGreaterThan(5000);
    });

    it('新企业随清单登记，岗位待核实；导入人不能核实，同事可以', async () => {
      expect(await check(row(), row({ postTitle: '质检员', headcount: 5 }))).toEqual([]);
      expect(kinds(await commit(row(), row({ postTitle: '质检员', headcount: 5 })))).toEqual([
        'created',
        'created',
      ]);
      const { rows } = await clerk.call(contract.listPosts, { status: 'submitted', sort: '-headcount' });
      expect(rows).toMatchObject([
        { title: '手机装配工', headcount: 20 },
        { title: '质检员', headcount: 5 },
      ]);
      expect((await clerk.call(listEnterprises, {})).rows).toMatchObject([
        { name: '泸州甲电子有限公司', regionName: '江阳区', isVerified: false },
      ]);
      const step = { id: rows[0]?.id ?? '', version: 1, method: 'phone' };
      await expect(clerk.call(contract.verifyPost, step)).rejects.toMatchObject({
        problem: { code: 'platform.fourEyes' },
      });
      await colleague.call(contract.verifyPost, step);
    });

    it('同一份清单再导入，一行也不变', async () => {
      await commit(row(), row({ postTitle: '质检员' }));
      expect(kinds(await commit(row(), row({ postTitle: '质检员' })))).toEqual(['unchanged', 'unchanged']);
      expect((await clerk.call(contract.listPosts, {})).total).toBe(2);
    });

    it('人数改了只更新那一行，空格不抹掉原有内容；已核实的岗位改数后须重新核实', async () => {
      await commit(row());
      const { rows } = await clerk.call(contract.listPosts, {});
      const id = rows[0]?.id ?? '';
      await colleague.call(contract.verifyPost, { id, version: 1, method: 'phone' });
      const outcomes = await commit(row({ headcount: 35, skills: null, shift: null }));
      expect(outcomes).toMatchObject([
        { outcome: 'updated', subjectId: id, before: { headcount: 20, status: 'verified' } },
      ]);
      const post = await clerk.call(contract.getPost, { id });
      expect(post).toMatchObject({
        headcount: 35,
        skills: '手工装配',
        isShift: true,
        status: 'submitted',
        verifiedAt: null,
      });
      expect(post.timeline.at(-1)).toMatchObject({ title: '导入新数', note: '人数由 20 改为 35' });
    });

    it('撤销导入：新增的岗位和企业撤走，改过的恢复原样', async () => {
      await commit(row());
      const outcomes = await commit(
        row({ headcount: 35 }),
        row({ postTitle: '质检员' }),
        row({ enterpriseName: '泸州乙电子有限公司', uscc: null }),
      );
      expect(kinds(outcomes)).toEqual(['updated', 'created', 'created']);
      expect(await act((context) => demandList.undo(context, batch, imported(outcomes)))).toEqual([]);
      expect((await clerk.call(contract.listPosts, {})).rows).toMatchObject([
        { title: '手机装配工', headcount: 20, status: 'submitted' },
      ]);
      expect((await clerk.call(listEnterprises, {})).total).toBe(1);
    });

    it('撤销时已有人核实过的岗位不动，指出是哪一行', async () => {
      const outcomes = await commit(row());
      await colleague.call(contract.verifyPost, {
        id: outcomes[0]?.subjectId ?? '',
        version: 1,
        method: 'phone',
      });
      const problems = await act((context) => demandList.undo(context, batch, imported(outcomes)));
      expect(problems).toEqual([{ row: 4, column: 'postTitle', code: 'demand.changedSince' }]);
      expect((await clerk.call(contract.listPosts, {})).total).toBe(1);
    });

    it('违法限制、信用代码错、工资倒挂、同码不同名，都指到单元格', async () => {
      const problems = await check(
        row({ postTitle: '女工' }),
        row({ skills: '入职上交身份证，不得在其他平台接单' }),
        row({ uscc: '91350100M000100Y44', enterpriseName: '代码错误公司' }),
        row({ payMax: 100_000 }),
        row({ enterpriseName: '另一个名称有限公司' }),
      );
      expect(codes(problems)).toEqual(
        expect.arrayContaining([
          ['postTitle', 'demand.illegalLimit'],
          ['skills', 'demand.illegalLimit'],
          ['skills', 'demand.illegalLimit'],
          ['uscc', 'enterprise.badUscc'],
          ['payMax', 'demand.payOrder'],
          ['uscc', 'demand.usccDiffers'],
        ]),
      );
      expect(problems).toHaveLength(6);
    });

    it('已登记的企业：同码异名、同名异码、登记在邻区，分别指出', async () => {
      await enterpriseBy(clerk, '泸州甲电子有限公司', { uscc: '91350100M000100Y43' });
      await enterpriseBy(await world.signIn('longmatan'), '邻区电子有限公司', { regionCode: '510504000000' });
      const problems = await check(
        row({ enterpriseName: '甲电子' }),
        row({ uscc: '915101006653378891' }),
        row({ enterpriseName: '邻区电子有限公司', uscc: null }),
      );
      expect(codes(problems)).toEqual([
        ['enterpriseName', 'demand.nameDiffers'],
        ['uscc', 'demand.usccDiffers'],
        ['enterpriseName', 'demand.enterpriseElsewhere'],
      ]);
    });

    it('不能登记企业的岗位导入未登记的企业，指出没有这家企业', async () => {
      const town = actingAs(world, clerk.accountId, '510502000000', '2017-10-15', ['demand.submit']);
      expect(codes(await town((context) => demandList.check(context, records(row()))))).toEqual([
        ['enterpriseName', 'demand.unknownEnterprise'],
      ]);
    });
  });

  describe('用工情况表', () => {
    const line = (more: Values = {}): Values => ({
      enterpriseName: '泸州甲电子有限公司',
      asOf: '2017-10-13',
      totalDemand: 100,
      inYearExpected: 60,
      employed: 20,
      ...more,
    });
    const send = (...rows: Values[]) =>
      act((context) => headcountReturn.commit(context, batch, records(...rows)));

    it('导入即申报，再导入不变，改数是新的一次申报，撤销后恢复', async () => {
      const id = await enterpriseBy(clerk, '泸州甲电子有限公司');
      expect(kinds(await send(line()))).toEqual(['created']);
      expect(kinds(await send(line()))).toEqual(['unchanged']);
      const changed = await send(line({ employed: 25 }));
      expect(kinds(changed)).toEqual(['updated']);
      expect((await clerk.call(contract.summariseDemand, {})).total).toMatchObject({ employed: 25, gap: 35 });
      expect(await act((context) => headcountReturn.undo(context, batch, imported(changed)))).toEqual([]);
      expect((await clerk.call(contract.summariseDemand, {})).total).toMatchObject({ employed: 20, gap: 40 });
      expect((await clerk.call(contract.listHeadcountReports, { enterpriseId: id })).rows).toMatchObject([
        { isImported: true },
      ]);
    });

    it('未登记的企业、明天的截止日期，分别指出', async () => {
      const problems = await act((context) =>
        headcountReturn.check(context, records(line(), line({ asOf: '2017-10-16' }))),
      );
      expect(codes(problems)).toEqual([
        ['enterpriseName', 'demand.unknownEnterprise'],
        ['enterpriseName', 'demand.unknownEnterprise'],
        ['asOf', 'demand.futureDate'],
      ]);
    });
  });

  it('历史跟着岗位走：撤销导入后，过去任何一天都没有这个岗位', async () => {
    await setToday(world, '2017-10-15');
    const enterpriseId = await enterpriseBy(clerk, '泸州甲电子有限公司');
    await verifiedPost(clerk, colleague, enterpriseId);
    const outcomes = await commit(row({ postTitle: '质检员', uscc: null }));
    await act((context) => demandList.undo(context, batch, imported(outcomes)));
    const { rows } = await world.owner.query(
      'SELECT count(*)::int AS count FROM post_history WHERE city_code = $1',
      [testCity],
    );
    expect(rows).toEqual([{ count: 1 }]);
  });
});
