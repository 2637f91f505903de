import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import { listPeople } from '../contract/operations.ts';
import { summariseSupply, summariseWords } from '../contract/summary-operations.ts';
import { baixiang, jieguanba, register } from './test-fixture.ts';

describe('人力资源汇总', () => {
  let world: World;
  let town: Caller;
  let hejiang: Caller;
  beforeAll(async () => {
    world = await openWorld();
    town = await world.signIn('town');
    hejiang = await world.signIn('hejiang');
    const first = await register(town, '甲一', {
      groups: ['veteran', 'woman'],
      occupationsWanted: ['6-25-04-02'],
    });
    await register(town, '甲二', { status: 'surplus', hasConsent: false, groups: ['veteran'] });
    await register(town, '乙一', { regionCode: jieguanba, occupationsWanted: ['6-25-04-02', '4-02-01-01'] });
    await register(hejiang, '丙一', { regionCode: '510522001001', groups: ['veteran'] });
    await world.owner.query("UPDATE person SET last_contact_on = '2017-01-01' WHERE id = $1", [first]);
  });
  afterAll(() => world.close());

  it('各村之和等于全镇，每个数字都等于点开后的人数', async () => {
    const summary = await town.call(summariseSupply, {});
    expect(summary).toMatchObject({
      regionName: '得胜镇',
      total: {
        people: 3,
        open: 3,
        stale: 1,
        contacted: 2,
        consented: 2,
        byStatus: { seeking: 2, surplus: 1 },
      },
    });
    expect(summary.rows.reduce((sum, row) => sum + row.people, 0)).toBe(3);
    const village = summary.rows.find(({ regionCode }) => regionCode === baixiang);
    expect(village).toMatchObject({ people: 2, stale: 1 });
    for (const { regionCode, people, open, stale, contacted, byStatus } of summary.rows.filter(
      (row) => row.people > 0,
    )) {
      expect((await town.call(listPeople, { regionCode })).total).toBe(people);
      expect((await town.call(listPeople, { regionCode, isOpen: true })).total).toBe(open);
      expect((await town.call(listPeople, { regionCode, isStale: true })).total).toBe(stale);
      expect(
        (await town.call(listPeople, { regionCode, isOpen: true, contactedFrom: summary.contactedFrom }))
          .total,
      ).toBe(contacted);
      for (const [status, count] of Object.entries(byStatus))
        expect((await town.call(listPeople, { regionCode, status })).total).toBe(count);
    }
    for (const { code, people } of (await town.call(summariseWords, { kind: 'group' })).rows)
      expect((await town.call(listPeople, { group: code })).total).toBe(people);
    expect((await town.call(summariseWords, { kind: 'occupation' })).rows).toMatchObject([
      { code: '6-25-04-02', people: 2 },
      { people: 1 },
    ]);
  });

  it('县只汇总本县，看不到邻县的数', async () => {
    const summary = await hejiang.call(summariseSupply, {});
    expect(summary.total.people).toBe(1);
    expect((await hejiang.call(summariseWords, { kind: 'group' })).rows).toMatchObject([
      { code: 'veteran', people: 1 },
    ]);
    await expect(hejiang.call(summariseSupply, { regionCode: '510521000000' })).rejects.toMatchObject({
      problem: { code: 'platform.notFound' },
    });
    await expect(
      hejiang.call(summariseWords, { kind: 'group', regionCode: '510500000000' }),
    ).rejects.toMatchObject({ problem: { code: 'platform.notFound' } });
  });

  it('不看人员的部门只得到数字，可以逐级看到县和镇', async () => {
    for (const login of ['supervision', 'province']) {
      const office = await world.signIn(login);
      expect((await office.call(summariseSupply, {})).total.people).toBe(4);
      expect(
        (await office.call(summariseSupply, { regionCode: '510521000000' })).rows.find(
          ({ people }) => people > 0,
        ),
      ).toMatchObject({ regionName: '得胜镇', people: 3 });
      await expect(office.call(listPeople, {})).rejects.toMatchObject({
        problem: { code: 'platform.notPermitted' },
      });
    }
  });
});
