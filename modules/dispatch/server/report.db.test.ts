import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listTodos } from '#modules/todo/contract/operations.ts';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import * as batches from '../contract/batch-operations.ts';
import { reservoirStates, returnFigures } from '../contract/codes.ts';
import * as contract from '../contract/report-operations.ts';
import {
  batchesOf,
  colleagueOf,
  departure,
  luxianBatch,
  membersOf,
  parkId,
  peopleIn,
  places,
  planWith,
  postIn,
  sendOff,
  solved,
  villageOf,
} from './test-fixture.ts';

let world: World;
let city: Caller;
let naxi: Caller;
const sign = { receiverName: '接收签字人' };

/** 纳溪 sends two to itself, one of whom is taken in; 泸县 sends one who is still on the way. */
beforeAll(async () => {
  world = await openWorld();
  city = await world.signIn('city');
  naxi = await world.signIn('naxi');
  const second = await colleagueOf(world, 'naxi');
  await postIn(world, { region: places.naxi, headcount: 2 });
  await peopleIn(world, 2, { region: await villageOf(world, places.naxi) });
  const { batches: formed } = await batchesOf(city, await planWith(city, {}, '2017-10-15'));
  const id = formed.find(({ sendingRegionCode }) => sendingRegionCode === places.naxi)?.id ?? '';
  const members = await membersOf(naxi, id);
  for (const check of ['contact', 'health', 'documents'] as const)
    await naxi.call(batches.checkMembers, {
      memberIds: members.map((each) => each.id),
      check,
      isReady: true,
    });
  const { version } = await naxi.call(batches.readyBatch, { id, version: 1, action: 'confirmFacilities' });
  await second.call(batches.sendBatch, { id, version, action: 'depart', given: departure });
  const [one] = await membersOf(naxi, id);
  await naxi.call(batches.receiveMember, {
    id: one?.id ?? '',
    version: one?.version ?? 1,
    action: 'accept',
    given: sign,
  });
  const gaoxin = await parkId(world, 'park-gaoxin');
  await postIn(world, { park: gaoxin, headcount: 1 });
  await peopleIn(world, 1);
  const { batch } = await luxianBatch(city);
  await sendOff(await world.signIn('luxian'), await world.signIn('park-gaoxin'), batch.id);
});
afterAll(() => world.close());

it('组织输送报表：纳溪送到纳溪的人只在纳溪一行计一次，合计等于各行之和，每个数点开的人数相等', async () => {
  const report = await city.call(contract.summariseReturn, {});
  const of = (code: string) => report.rows.find(({ regionCode }) => regionCode === code);
  expect(of(places.naxi)).toMatchObject({
    organised: 2,
    sent: 2,
    within: 2,
    accepted: 1,
    onboard: 0,
    target: 980,
  });
  expect(of(places.luxian)).toMatchObject({ organised: 1, sent: 1, within: 0, accepted: 0 });
  expect(report.total).toMatchObject({ organised: 3, sent: 3, within: 2, accepted: 1, target: 6700 });
  for (const figure of returnFigures) {
    expect(report.rows.reduce((sum, row) => sum + row[figure], 0)).toBe(report.total[figure]);
    expect((await city.call(contract.listReturn, { figure })).total).toBe(report.total[figure]);
    for (const row of report.rows) {
      const { total, rows } = await city.call(contract.listReturn, { figure, regionCode: row.regionCode });
      expect(total).toBe(row[figure]);
      expect(rows).toHaveLength(row[figure]);
    }
  }
});

it('同一人送出两次只计一次；上个月没有；县里只看到自己送的人，接收县看不到别人的报表', async () => {
  await world.owner.query(
    `INSERT INTO dispatch_member SELECT (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'batch_id', b.id, 'status', 'withdrawn', 'reason', '重复'))).*
     FROM dispatch_member m, dispatch_batch b WHERE m.status = 'sent' AND m.person_region_code LIKE '510521%' AND b.sending_region_code = $1`,
    [places.naxi],
  );
  expect((await city.call(contract.summariseReturn, {})).total).toMatchObject({ organised: 3, sent: 3 });
  const september = { from: '2017-09-01', to: '2017-09-30' };
  expect((await city.call(contract.summariseReturn, september)).total).toMatchObject({
    organised: 0,
    sent: 0,
  });
  const own = await naxi.call(contract.summariseReturn, {});
  expect(own.rows.map(({ regionCode, sent }) => [regionCode, sent])).toEqual([[places.naxi, 2]]);
  const hejiang = await world.signIn('hejiang');
  expect(await hejiang.call(contract.summariseReturn, {})).toMatchObject({
    total: { organised: 0, sent: 0 },
  });
  const jiangyang = await world.signIn('jiangyang');
  expect((await jiangyang.call(contract.listReturn, { figure: 'sent' })).total).toBe(0);
  const park = await world.signIn('park-gaoxin');
  await expect(park.call(contract.summariseReturn, {})).rejects.toMatchObject({ status: 403 });
});

it('报表导出 Excel：各区县和合计与页面相同', async () => {
  const book = read(await city.download(contract.exportReturn, {}));
  const text = utils.sheet_to_csv(book.Sheets[book.SheetNames[0] ?? ''] ?? {});
  expect(text).toContain('2017-10-01 至 2017-10-15');
  expect(text).toMatch(/纳溪区,2,2,2,1,0,0,980/);
  expect(text).toMatch(/合计,3,3,2,1,0,0,6700/);
});

it('蓄水池：随时可走、期限内可走、已预留、待回访各有多少人，按职业比需求缺多少，每个数点开的人数相等', async () => {
  await peopleIn(world, 2);
  await peopleIn(world, 1, { availableOn: '2017-11-10' });
  await peopleIn(world, 1, { availableOn: '2018-03-01' });
  await peopleIn(world, 4, { hasConsent: false });
  const gaoxin = await parkId(world, 'park-gaoxin');
  await postIn(world, { park: gaoxin, headcount: 1 });
  await luxianBatch(city);
  const [stale = ''] = await peopleIn(world, 1);
  await world.owner.query("UPDATE person SET last_contact_on = '2016-10-01' WHERE id = $1", [stale]);
  await postIn(world, { park: gaoxin, headcount: 9 });
  const found = await city.call(contract.summariseReservoir, {});
  expect(found.total).toEqual({ ready: 1, soon: 1, later: 1, reserved: 1, expired: 1, demand: 10 });
  const work = found.kinds.find(({ code }) => code === '6-25-04');
  expect(work).toMatchObject({ ready: 1, soon: 1, later: 1, reserved: 1, expired: 1, demand: 10, lack: 7 });
  for (const state of reservoirStates) {
    const all = await city.call(contract.listReservoir, { state });
    expect([all.total, all.rows.length]).toEqual([found.total[state], found.total[state]]);
    for (const region of found.regions)
      expect((await city.call(contract.listReservoir, { state, regionCode: region.regionCode })).total).toBe(
        region[state],
      );
    for (const kind of found.kinds)
      expect((await city.call(contract.listReservoir, { state, kind: kind.code ?? 'any' })).total).toBe(
        kind[state],
      );
  }
  for (const { code, demand } of found.kinds)
    if (code)
      expect(await city.call(contract.listReservoirDemand, { kind: code })).toMatchObject({ people: demand });
  const [reserved] = (await city.call(contract.listReservoir, { state: 'reserved' })).rows;
  expect(reserved?.reservedFor).toContain('手机装配工');
  const hejiang = await world.signIn('hejiang');
  expect(await hejiang.call(contract.summariseReservoir, {})).toMatchObject({
    total: { ready: 0, soon: 0, reserved: 0, expired: 0 },
  });
});

it('待办：各方只看到该自己办的，数目与点开的清单相等', async () => {
  const codesOf = async (login: string) => {
    const { todos } = await (await world.signIn(login)).call(listTodos, {});
    return Object.fromEntries(
      todos
        .filter(({ code, to }) => to.startsWith('/dispatch') && code !== 'submitReturn')
        .map(({ code, count }) => [code, count]),
    );
  };
  expect(await codesOf('luxian')).toEqual({ prepareBatch: 1 });
  expect(await codesOf('park-gaoxin')).toEqual({ readyBatch: 1, receivePerson: 1 });
  expect(await codesOf('naxi')).toEqual({ receivePerson: 1 });
  expect(await codesOf('hejiang')).toEqual({});
  await world.owner.query("UPDATE dispatch_member SET sent_on = '2017-10-13' WHERE status = 'sent'");
  expect(await codesOf('luxian')).toEqual({ prepareBatch: 1, missSignature: 1 });
  expect(await codesOf('naxi')).toEqual({ receivePerson: 1, missSignature: 1 });
  await planWith(city, {}, '2017-10-15');
  expect(await codesOf('city')).toEqual({});
  const undecided = await planWith(city, {}, '2017-10-15');
  await solved(city, undecided.id);
  expect(await codesOf('city')).toEqual({ decidePlan: 1 });
});
