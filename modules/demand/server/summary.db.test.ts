import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import { gapFigureNames } from '../contract/codes.ts';
import * as contract from '../contract/operations.ts';
import { recordMovement } from './index.ts';
import { actingAs, enterpriseBy, hrOf, setToday, verifiedPost } from './test-fixture.ts';

type Place = Pick<
  z.input<typeof contract.listGapRows.input>,
  'regionCode' | 'parkId' | 'noPark' | 'isExact' | 'enterpriseId'
>;
const [jiangyang, longmatan] = ['510502000000', '510504000000'];
const [weekOne, weekTwo, today] = ['2017-10-06', '2017-10-13', '2017-10-15'];
const refused = (code: string) => ({ problem: expect.objectContaining({ code }) });

describe('用工需求汇总', () => {
  let world: World;
  let city: Caller;
  let clerk: Caller;
  let colleague: Caller;
  let park: Caller;
  let short: string;
  let over: string;
  let inPark: string;
  const report = (
    caller: Caller,
    enterpriseId: string,
    effectiveOn: string,
    [totalDemand, inYearExpected, employed]: [number, number, number],
  ) =>
    caller.call(contract.reportHeadcount, {
      enterpriseId,
      effectiveOn,
      totalDemand,
      inYearExpected,
      employed,
    });

  // Two weekly returns, each sent on its own day, then one person comes, another day's post, and a late correction.
  beforeAll(async () => {
    world = await openWorld();
    [city, clerk, colleague, park] = [
      await world.signIn('city'),
      await world.signIn('jiangyang'),
      await world.signIn('jiangyang2'),
      await world.signIn('park-gaoxin'),
    ];
    const sibling = await world.signIn('longmatan');
    await setToday(world, weekOne);
    short = await enterpriseBy(clerk, '缺工电子有限公司');
    over = await enterpriseBy(clerk, '超员电子有限公司');
    inPark = await enterpriseBy(park, '园区光电有限公司');
    const there = await enterpriseBy(sibling, '邻区电子有限公司', { regionCode: longmatan });
    await enterpriseBy(clerk, '对接未报有限公司');
    await enterpriseBy(clerk, '签约未对接有限公司', { dockedOn: null });
    await enterpriseBy(city, '市直管企业', { regionCode: '510500000000' });
    await report(clerk, short, weekOne, [1000, 600, 100]);
    await report(clerk, over, weekOne, [500, 100, 400]);
    const post = await verifiedPost(clerk, colleague, short, {
      title: '装配工',
      headcount: 30,
      neededOn: '2017-11-10',
    });
    await setToday(world, weekTwo);
    await report(clerk, short, weekTwo, [1000, 600, 150]);
    await report(park, inPark, weekTwo, [80, 50, 10]);
    await report(sibling, there, weekTwo, [300, 200, 50]);
    await setToday(world, today);
    await actingAs(
      world,
      clerk.accountId,
      jiangyang,
      today,
    )((context) =>
      recordMovement(context, {
        placementId: '01920000-0000-7000-8000-000000000001',
        postId: post,
        delta: 1,
        effectiveOn: '2017-10-14',
      }),
    );
    await verifiedPost(clerk, colleague, short, { title: '质检员', headcount: 5, neededOn: '2017-10-20' });
    await report(clerk, over, weekOne, [500, 100, 390]);
  });
  afterAll(() => world.close());
  const totalOf = async (caller: Caller, input: z.input<typeof contract.summariseDemand.input> = {}) =>
    (await caller.call(contract.summariseDemand, input)).total;

  describe('demand.summariseDemand', () => {
    it('一家超员 290 人，不抵另一家缺的 449 人', async () => {
      const { rows, total } = await clerk.call(contract.summariseDemand, { noPark: true });
      const gaps = Object.fromEntries(rows.map((row) => [row.name, row.figures.gap]));
      expect(gaps).toMatchObject({ 缺工电子有限公司: 449, 超员电子有限公司: 0 });
      expect(total).toMatchObject({
        gap: 449,
        overfilled: 290,
        netDifference: 159,
        signed: 4,
        docked: 3,
        notReporting: 1,
      });
    });

    it('上岗一人，已用工加一、缺口减一、近期需求减一', async () => {
      expect(await totalOf(clerk, { asOf: weekTwo })).toMatchObject({ employed: 560, gap: 490, next45: 30 });
      expect(await totalOf(clerk)).toMatchObject({ employed: 551, gap: 489, next45: 34 });
    });

    it('上周怎样报就怎样显示：之后的申报、补录、新岗位都不改变上周', async () => {
      expect(await totalOf(clerk, { asOf: weekOne })).toMatchObject({
        totalDemand: 1500,
        inYear: 700,
        employed: 500,
        gap: 500,
        overfilled: 300,
        next45: 30,
      });
      expect(await totalOf(clerk, { asOf: '2017-10-05' })).toMatchObject({
        signed: 5,
        docked: 4,
        notReporting: 4,
        employed: 0,
        next45: 0,
      });
    });

    it('市里按区县、区县按园区、园区按企业逐级展开，每级各行之和等于合计', async () => {
      const top = await city.call(contract.summariseDemand, {});
      expect(top.rows.map(({ kind, name }) => [kind, name])).toEqual([
        ['region', '江阳区'],
        ['region', '龙马潭区'],
        ['exactRegion', '泸州市（未分到下级）'],
      ]);
      expect(top.horizonDays).toBe(45);
      const county = await city.call(contract.summariseDemand, { regionCode: jiangyang });
      expect(county.path.map(({ name }) => name)).toEqual(['泸州市', '江阳区']);
      expect(county.rows.map(({ kind, name }) => [kind, name])).toEqual([
        ['park', '高新区管委会'],
        ['noPark', '未入园企业'],
      ]);
      for (const { rows, total } of [
        top,
        county,
        await city.call(contract.summariseDemand, { regionCode: jiangyang, noPark: true }),
      ])
        for (const figure of gapFigureNames)
          expect(rows.reduce((sum, row) => sum + row.figures[figure], 0)).toBe(total[figure]);
    });

    it('园区只看到本园区企业，企业只看到自己，专员只看到服务的企业', async () => {
      expect(await park.call(contract.summariseDemand, {})).toMatchObject({
        path: [{ name: '高新区管委会' }],
        rows: [{ name: '园区光电有限公司' }],
        total: { gap: 40 },
      });
      const hr = await hrOf(world, short, 'hr-short');
      expect(await hr.call(contract.summariseDemand, {})).toMatchObject({
        rows: [{ name: '缺工电子有限公司' }],
        total: { gap: 449, next45: 34 },
      });
      expect((await (await world.signIn('specialist')).call(contract.summariseDemand, {})).rows).toEqual([]);
    });

    it('邻区的数看不到：指定别区是没有找到；截止日期不能是明天', async () => {
      await expect(clerk.call(contract.summariseDemand, { regionCode: longmatan })).rejects.toMatchObject(
        refused('platform.notFound'),
      );
      await expect(clerk.call(contract.summariseDemand, { asOf: '2017-10-16' })).rejects.toMatchObject(
        refused('demand.futureDate'),
      );
    });
  });

  describe('demand.listGapRows', () => {
    it('每个数点开的明细，合计都等于这个数，任何一级、任何一天都是', async () => {
      const places: { asker: Caller; place: Place }[] = [
        { asker: city, place: {} },
        { asker: city, place: { regionCode: '510500000000', isExact: true } },
        { asker: clerk, place: {} },
        { asker: clerk, place: { noPark: true } },
        { asker: clerk, place: { enterpriseId: short } },
        { asker: park, place: {} },
      ];
      for (const asOf of [weekOne, weekTwo, today]) {
        for (const { asker, place } of places) {
          const { enterpriseId, ...node } = place;
          const summary = await asker.call(contract.summariseDemand, { asOf, ...node });
          const total = enterpriseId
            ? (summary.rows.find((row) => row.enterpriseId === enterpriseId)?.figures ?? summary.total)
            : summary.total;
          if (enterpriseId && !summary.rows.some((row) => row.enterpriseId === enterpriseId)) continue;
          for (const figure of gapFigureNames) {
            const found = await asker.call(contract.listGapRows, { figure, asOf, ...place });
            expect({ figure, asOf, sum: found.sum }).toEqual({ figure, asOf, sum: total[figure] });
            expect(found.rows.reduce((sum, row) => sum + row.value, 0)).toBe(found.sum);
            expect(found.total).toBe(found.rows.length);
          }
        }
      }
    });

    it('近期需求点开是岗位，翻到第二页合计不变', async () => {
      const found = await clerk.call(contract.listGapRows, { figure: 'next45', page: 2, pageSize: 1 });
      expect(found).toMatchObject({
        total: 2,
        sum: 34,
        rows: [
          {
            value: 5,
            post: { title: '质检员', headcount: 5, filled: 0 },
            enterpriseName: '缺工电子有限公司',
          },
        ],
      });
      expect(await clerk.call(contract.listGapRows, { figure: 'next45', page: 9 })).toMatchObject({
        total: 2,
        sum: 34,
        rows: [],
      });
    });
  });

  describe('demand.reportHeadcount', () => {
    it('申报表预填最近一次申报加之后到岗的人', async () => {
      const form = await clerk.call(contract.getHeadcountForm, { enterpriseId: short });
      expect(form).toMatchObject({
        movedSince: 1,
        openPlaces: 34,
        last: { effectiveOn: weekTwo, employed: 150 },
        computed: { totalDemand: 1000, inYearExpected: 600, employed: 151 },
      });
    });

    it('与推算不符的给出提示但照样收下；同样的数再报一次不多一条', async () => {
      const first = await report(clerk, short, today, [1000, 600, 200]);
      expect(first.warnings).toEqual([
        '已用工人数与系统推算的 151 人相差 49 人，请核对到岗、离岗是否都已登记',
      ]);
      expect((await report(clerk, short, today, [1000, 600, 200])).id).toBe(first.id);
      expect((await clerk.call(contract.listHeadcountReports, { enterpriseId: short })).total).toBe(3);
    });

    it('不能申报明天的数，也不能替邻区企业申报', async () => {
      await expect(report(clerk, short, '2017-10-16', [1, 1, 1])).rejects.toMatchObject(
        refused('demand.futureDate'),
      );
      await expect(report(await world.signIn('longmatan'), short, today, [1, 1, 1])).rejects.toMatchObject(
        refused('platform.notFound'),
      );
    });
  });
});
