import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openWorld, testCity, type World } from '#tools/testkit/world.ts';
import { fitFor } from '../contract/fit-operations.ts';
import {
  cancelRun,
  exportEntitlements,
  forecastFund,
  getRun,
  listEntitlements,
  listRuns,
  startRun,
  summariseEntitlements,
} from '../contract/run-operations.ts';
import { runJob } from './jobs/index.ts';
import { type Hired, hire } from './test-fixture.ts';

const insured = ['2017-06-01', '2017-07-01', '2017-08-01'];

describe('应享未享', () => {
  let world: World;
  let [city, luxian, hejiang, finance, agency] = [] as unknown as [Caller, Caller, Caller, Caller, Caller];
  let first: Hired;

  const finished = async (id: string) => {
    await expect.poll(async () => (await city.call(getRun, { id })).status, { timeout: 20_000 }).toBe('done');
    return city.call(getRun, { id });
  };

  beforeAll(async () => {
    world = await openWorld();
    [city, luxian, hejiang, finance, agency] = (await Promise.all(
      ['city', 'luxian', 'hejiang', 'finance', 'agency'].map((login) => world.signIn(login)),
    )) as [Caller, Caller, Caller, Caller, Caller];
    first = await hire(world, { by: 'agency-qiming', onboardOn: '2017-06-01', insured });
    // One stage is due, two are to come on 10 November and 10 December.
    await hire(world, {
      by: 'agency-qiming',
      onboardOn: '2017-09-10',
      insured: ['2017-09-01'],
      enterprise: '泸州贴片',
    });
    // To come as a whole on 20 December.
    await hire(world, { by: 'school-electronics', onboardOn: '2017-09-20', insured: ['2017-09-01'] });
    await hire(world, { onboardOn: '2017-06-01', insured, groups: ['hardToEmploy'] });
    await hire(world, {
      by: 'agency-qiming',
      onboardOn: '2017-06-01',
      insured,
      industry: 'C29',
      enterprise: '泸州注塑',
    });
  });
  afterAll(() => world.close());

  it('没有核算过时，清单是空的并说明没有核算', async () => {
    expect(await city.call(listEntitlements, {})).toMatchObject({ run: null, total: 0, rows: [] });
  });

  describe('policy.startRun', () => {
    it('市级一点核算，全市逐人核出现在可申领的和要等到哪天的', async () => {
      const { id } = await city.call(startRun, {});
      expect(await finished(id)).toMatchObject({ done: 5, total: 5, horizonOn: '2018-10-15' });
      const { rows, sums, total } = await city.call(listEntitlements, { pageSize: 100 });
      const shown = rows.map(({ clauseId, state, fen, dueOn }) => [clauseId, state, fen, dueOn]);
      expect(shown.sort()).toEqual([
        ['LZ-1', 'standardMissing', null, '2017-10-15'],
        ['LZ-6', 'notYet', 60_000, '2017-12-20'],
        ['LZ-7', 'entitled', 120_000, '2017-10-15'],
        ['LZ-7', 'entitled', 60_000, '2017-10-15'],
        ['LZ-7', 'notYet', 30_000, '2017-11-10'],
        ['LZ-7', 'notYet', 30_000, '2017-12-10'],
      ]);
      expect({ total, sums }).toEqual({
        total: 6,
        sums: { lines: 6, heads: 4, entitledFen: 180_000, notYetFen: 120_000, standardMissing: 1 },
      });
    });

    it('清单里的数与逐家查询的一致', async () => {
      const { totalFen } = await city.call(fitFor, {
        subject: { kind: 'organisation', id: first.organisationId ?? '' },
      });
      const { sums } = await city.call(listEntitlements, {
        payeeId: first.organisationId ?? '',
        state: 'entitled',
      });
      expect(sums.entitledFen).toBe(totalFen);
    });

    it('两个页面同时点核算，只开始一次，另一个被告知正在核算', async () => {
      const both = await Promise.allSettled([city.call(startRun, {}), city.call(startRun, {})]);
      const [started, refused] = both.toSorted((a, b) => a.status.localeCompare(b.status));
      expect(refused).toMatchObject({ reason: { problem: { code: 'policy.runOpen' } } });
      expect(started?.status).toBe('fulfilled');
      if (started?.status === 'fulfilled') await finished(started.value.id);
    });

    it('县级和企业不能开始核算', async () => {
      await expect(luxian.call(startRun, {})).rejects.toMatchObject({ status: 403 });
    });
  });

  describe('policy.listEntitlements', () => {
    it('90 天内到期的、某一条的、某个地区的，各自筛选', async () => {
      const soon = await city.call(listEntitlements, { state: 'notYet', dueTo: '2017-11-30' });
      expect(soon.rows.map(({ dueOn }) => dueOn)).toEqual(['2017-11-10']);
      expect((await city.call(listEntitlements, { clauseId: 'LZ-6' })).total).toBe(1);
      expect((await city.call(listEntitlements, { regionCode: '510521000000' })).total).toBe(0);
      expect((await city.call(listEntitlements, { search: '贴片' })).total).toBe(3);
    });

    it('合江县看不到泸县的人；财政部门看到金额、看不到人；机构只看到自己的', async () => {
      expect((await hejiang.call(listEntitlements, {})).total).toBe(0);
      expect((await luxian.call(listEntitlements, {})).total).toBe(6);
      const seen = await finance.call(listEntitlements, {});
      expect(seen.total).toBe(6);
      expect(seen.rows.every(({ personName, personId }) => personName === null && personId === null)).toBe(
        true,
      );
      const own = await agency.call(listEntitlements, {});
      expect(own.rows.every(({ payeeId }) => payeeId === first.organisationId)).toBe(true);
      expect(own.total).toBe(4);
    });

    it('合计按条款、地区、主体分列，与清单相等', async () => {
      for (const by of ['clause', 'region', 'payee'] as const) {
        const { rows, total } = await city.call(summariseEntitlements, { by });
        expect(rows.reduce((sum, row) => sum + row.lines, 0)).toBe(total.lines);
        expect(rows.every(({ label }) => label.length > 0)).toBe(true);
      }
    });

    it('导出的表有同样多的行', async () => {
      const book = read(await city.download(exportEntitlements, { state: 'entitled' }));
      const text = utils.sheet_to_csv(book.Sheets[book.SheetNames[0] ?? ''] ?? {});
      expect(text.match(/LZ-7/g)).toHaveLength(2);
    });
  });

  describe('policy.forecastFund', () => {
    it('按资金、条款、区县逐月预测，合计等于清单', async () => {
      const { months, funds, rows, districts } = await finance.call(forecastFund, {});
      expect([months[0]?.month, months.at(-1)?.month, months.length]).toEqual(['2017-10', '2018-10', 13]);
      const staged = rows.find(({ clauseId }) => clauseId === 'LZ-7');
      expect(staged?.nowFen).toBe(180_000);
      expect([staged?.fen[1], staged?.fen[2]]).toEqual([30_000, 30_000]);
      for (const cut of [funds, districts])
        expect(cut.reduce((sum, { totalFen }) => sum + totalFen, 0)).toBe(300_000);
      expect(districts.map(({ regionName }) => regionName)).toEqual(['江阳区']);
    });

    it('每一格点开的明细，合计就是那一格', async () => {
      const { months, funds, rows, districts } = await city.call(forecastFund, {});
      const listed = async (filter: object) =>
        (await city.call(listEntitlements, { ...filter, pageSize: 100 })).rows;
      const sumOf = async (filter: object) =>
        (await listed(filter)).reduce((sum, { fen }) => sum + (fen ?? 0), 0);
      const cuts = [
        ...funds.map(({ fund, ...cost }) => ({ key: { fund }, ...cost })),
        ...rows.map(({ fund, clauseId, ...cost }) => ({ key: { fund, clauseId }, ...cost })),
        ...districts.map(({ regionCode, ...cost }) => ({ key: { regionCode }, ...cost })),
      ];
      for (const { key, nowFen, fen, totalFen } of cuts) {
        expect(await sumOf({ ...key, state: 'entitled' })).toBe(nowFen);
        for (const [at, { from, to }] of months.entries())
          expect(await sumOf({ ...key, state: 'notYet', dueFrom: from, dueTo: to })).toBe(fen[at]);
        expect(await sumOf({ ...key, dueTo: months.at(-1)?.to })).toBe(totalFen);
      }
      expect(await listed({ fund: '没有这项资金' })).toEqual([]);
    });
  });

  it('服务器中途被杀，重新做时从断点接着做，结果不重不漏', async () => {
    const before = await city.call(listEntitlements, { pageSize: 100 });
    const { rows } = await world.owner.query<{ id: string }>('SELECT id FROM enterprise ORDER BY id');
    const [half] = rows;
    // As a killed run leaves it: the first enterprise is written, the mark stands behind it.
    await world.owner.query(
      `INSERT INTO policy_run (city_code, id, kind, as_of, horizon_on, status, done, lines, last_key, by_id, by_name)
       SELECT $1, '00000000-0000-4000-8000-00000000000a', 'city', '2017-10-15', '2018-10-15', 'running', 1,
         (SELECT count(*) FROM entitlement WHERE enterprise_id = $2), $2, gen_random_uuid(), '市招募办'`,
      [testCity, half?.id],
    );
    await world.owner.query(
      `INSERT INTO entitlement SELECT city_code, '00000000-0000-4000-8000-00000000000a', row_number() OVER (ORDER BY line), clause_id, payee_kind, payee_id,
         person_id, placement_id, enterprise_id, organisation_id, park_id, region_code, person_region_code, state, fen, due_on
       FROM entitlement WHERE enterprise_id = $1`,
      [half?.id],
    );
    const { jobs, database } = world.server.services;
    await jobs.send(database.db, runJob, {
      cityCode: testCity,
      runId: '00000000-0000-4000-8000-00000000000a',
    });
    await finished('00000000-0000-4000-8000-00000000000a');
    const after = await city.call(listEntitlements, { pageSize: 100 });
    expect(after.sums).toEqual(before.sums);
    expect(after.run?.id).toBe('00000000-0000-4000-8000-00000000000a');
  });

  describe('policy.cancelRun', () => {
    it('取消后不再往下做，能马上重新开始', async () => {
      await world.owner.query(
        `INSERT INTO policy_run (city_code, id, kind, as_of, horizon_on, status, by_id, by_name) VALUES ($1, '00000000-0000-4000-8000-00000000000b', 'city', '2017-10-15', '2018-10-15', 'running', gen_random_uuid(), '市招募办')`,
        [testCity],
      );
      await expect(city.call(startRun, {})).rejects.toMatchObject({ problem: { code: 'policy.runOpen' } });
      await city.call(cancelRun, { id: '00000000-0000-4000-8000-00000000000b' });
      const { rows, actions } = await city.call(listRuns, {});
      expect(rows.find(({ id }) => id.endsWith('b'))?.status).toBe('cancelled');
      expect(actions.map(({ action }) => action)).toEqual(['start']);
      await expect(
        city.call(cancelRun, { id: '00000000-0000-4000-8000-00000000000b' }),
      ).rejects.toMatchObject({ problem: { code: 'platform.wrongState' } });
    });
  });
});
