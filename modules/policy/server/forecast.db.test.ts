import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import { forecastByForm, forecastPlacement } from '../contract/forecast-operations.ts';
import { listEntitlements, startRun } from '../contract/run-operations.ts';
import { type Hired, hire } from './test-fixture.ts';

describe('一件事的兑现日程', () => {
  let world: World;
  let [city, hejiang, finance, agency] = [] as unknown as [Caller, Caller, Caller, Caller];
  let [staged, school, early] = [] as unknown as [Hired, Hired, Hired];

  beforeAll(async () => {
    world = await openWorld();
    [city, hejiang, finance, agency] = (await Promise.all(
      ['city', 'hejiang', 'finance', 'agency'].map((login) => world.signIn(login)),
    )) as [Caller, Caller, Caller, Caller];
    // 2017-10-15: one month is over.
    staged = await hire(world, { by: 'agency-qiming', onboardOn: '2017-09-10', insured: ['2017-09-01'] });
    school = await hire(world, {
      by: 'school-electronics',
      onboardOn: '2017-09-20',
      insured: ['2017-09-01'],
    });
    early = await hire(world, { by: 'agency-qiming', onboardOn: '2017-10-20' });
  });
  afterAll(() => world.close());

  describe('policy.forecastPlacement', () => {
    it('机构介绍的一人：已到期的一段和以后两段，各有日期、金额、要在岗到哪天、出处', async () => {
      const { clauses, placement, document } = await city.call(forecastPlacement, { id: staged.placementId });
      expect(placement).toMatchObject({ onboardOn: '2017-09-10', leftOn: null });
      const own = clauses.find(({ clauseId }) => clauseId === 'LZ-7');
      expect(own).toMatchObject({ standing: 'entitled', totalFen: 120_000, payeeKind: 'organisation' });
      expect(own?.stages.map(({ dueOn, isDue, fen, holds }) => [dueOn, isDue, fen, holds])).toEqual([
        ['2017-10-10', true, 60_000, []],
        ['2017-11-10', false, 30_000, [{ label: '最后在岗日', text: '不早于 2017-11-09' }]],
        ['2017-12-10', false, 30_000, [{ label: '最后在岗日', text: '不早于 2017-12-09' }]],
      ]);
      expect([own?.article, document?.title.length]).toEqual(['附件1 七', expect.any(Number)]);
    });

    it('与全市核算的同一人相等', async () => {
      await city.call(startRun, {});
      await expect
        .poll(async () => (await city.call(listEntitlements, {})).run, { timeout: 20_000 })
        .not.toBeNull();
      for (const { placementId } of [staged, school]) {
        const { rows } = await city.call(listEntitlements, { pageSize: 100 });
        const { clauses } = await city.call(forecastPlacement, { id: placementId });
        const run = rows.filter((row) => row.placementId === placementId && row.fen !== null);
        const known = clauses.filter(({ standing }) => standing === 'entitled' || standing === 'notYet');
        expect(known.flatMap(({ stages }) => stages.map(({ fen }) => fen ?? 0)).sort()).toEqual(
          run.map(({ fen }) => fen).sort(),
        );
      }
    });

    it('台账没有的材料，照样列出条款并写明缺什么；不符合的逐条写明原因', async () => {
      const { clauses, refused } = await city.call(forecastPlacement, { id: school.placementId });
      expect(clauses.find(({ clauseId }) => clauseId === 'LZ-6')).toMatchObject({
        standing: 'notYet',
        from: '2017-12-20',
      });
      const open = clauses.filter(({ standing }) => standing === 'unknown');
      expect(open.every(({ missing }) => missing.length > 0)).toBe(true);
      expect(refused.find(({ clauseId }) => clauseId === 'LZ-1')?.reasons.length).toBeGreaterThan(0);
    });

    it('还没有上岗的，没有日程，也不猜', async () => {
      expect(await city.call(forecastPlacement, { id: early.placementId })).toMatchObject({
        clauses: [],
        refused: [],
      });
    });

    it('别的县、看不到个人的财政部门查不到；介绍的机构看得到自己的人', async () => {
      for (const caller of [hejiang, finance])
        await expect(caller.call(forecastPlacement, { id: staged.placementId })).rejects.toMatchObject({
          status: 404,
        });
      await expect(agency.call(forecastPlacement, { id: school.placementId })).rejects.toMatchObject({
        status: 404,
      });
      const { clauses } = await agency.call(forecastPlacement, { id: staged.placementId });
      expect(clauses.map(({ clauseId }) => clauseId)).toContain('LZ-7');
    });
  });

  describe('policy.forecastByForm', () => {
    it('先只选条款：说出要填什么，还没有一个数', async () => {
      const { form, outlook } = await finance.call(forecastByForm, { clauseId: 'LZ-3', facts: {} });
      expect(form.lists.map(({ label }) => label)).toEqual(['见习人员']);
      expect(form.lists[0]?.facts.map(({ label }) => label)).toContain('见习起始日');
      expect(outlook).toMatchObject({ stages: [], totalFen: null });
    });

    it('填得不对的说出哪一项，不核算；条款没有现行版本的拒绝', async () => {
      const { problems, outlook } = await city.call(forecastByForm, {
        clauseId: 'LZ-3',
        facts: { interns: [{ internship: { from: '2017-13-01' } }] },
      });
      expect(problems.map(({ path }) => path)).toEqual(['interns[0].internship.from']);
      expect(outlook.stages).toEqual([]);
      await expect(city.call(forecastByForm, { clauseId: 'LZ-99', facts: {} })).rejects.toMatchObject({
        problem: { code: 'policy.notInForce' },
      });
    });
  });
});
