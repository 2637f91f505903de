import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listTodos } from '#modules/todo/contract/operations.ts';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import { returnFigures } from '../contract/codes.ts';
import { exportReturn } from '../contract/report-operations.ts';
import * as contract from '../contract/return-operations.ts';
import { colleagueOf, luxianBatch, parkId, peopleIn, places, postIn, sendOff } from './test-fixture.ts';

let world: World;
let city: Caller;
let luxian: Caller;
/** The week that ended on Friday; the world stands on the Sunday after. */
const from = '2017-10-07';
const own = { regionCode: places.luxian, from };

/** Two of 泸县 left within the week. */
beforeAll(async () => {
  world = await openWorld();
  city = await world.signIn('city');
  luxian = await world.signIn('luxian');
  await postIn(world, { park: await parkId(world, 'park-gaoxin'), headcount: 2 });
  await peopleIn(world, 2);
  const { batch } = await luxianBatch(city);
  await sendOff(luxian, await world.signIn('park-gaoxin'), batch.id);
  await world.owner.query("UPDATE dispatch_member SET recorded_on = '2017-10-10', sent_on = '2017-10-12'");
});
afterAll(() => world.close());

async function filingOf(caller: Caller) {
  const { rows } = await caller.call(contract.listFilings, { pageSize: 200 });
  return rows.find(({ id }) => id === places.luxian);
}
const todosOf = async (caller: Caller) =>
  (await caller.call(listTodos, {})).todos.filter(({ code }) => code === 'submitReturn');

it('县里报送上一期：数字按报送时留下，迟报标明；市里看到谁报了、谁没报，每个数点开的人数相等', async () => {
  expect(await filingOf(luxian)).toMatchObject({
    ...{ state: 'overdue', to: '2017-10-13', dueOn: '2017-10-13', figures: null, entryNo: 0 },
    actions: [{ action: 'submit', label: '报送' }],
  });
  expect(await todosOf(luxian)).toMatchObject([{ count: 1, to: '/dispatch/return' }]);
  await luxian.call(contract.submitReturn, { ...own, entryNo: 0 });
  expect(await filingOf(city)).toMatchObject({
    state: 'standing',
    isLate: true,
    changed: 0,
    figures: { organised: 2, sent: 2, within: 0, accepted: 0, onboard: 0, retained: 0 },
    actions: [],
  });
  expect(await todosOf(luxian)).toEqual([]);
  const { rows } = await city.call(contract.listFilings, { pageSize: 200 });
  expect(rows.filter(({ state }) => state === 'overdue')).toHaveLength(rows.length - 1);
  for (const figure of returnFigures) {
    const { total } = await city.call(contract.listFilingRows, { ...own, figure, people: 'filed' });
    expect(total).toBe(rows.find(({ id }) => id === places.luxian)?.figures?.[figure]);
  }
});

it('报送后台账变了：报送数不变，差几人、是哪些人列得出来', async () => {
  await expect(
    luxian.call(contract.submitReturn, { ...own, entryNo: 1, reason: '再报一次' }),
  ).rejects.toMatchObject({ problem: { code: 'dispatch.sameReturn' } });
  await world.owner.query(
    `UPDATE dispatch_member SET sent_on = '2017-10-14' WHERE id = (SELECT min(id::text)::uuid FROM dispatch_member)`,
  );
  await world.owner.query(
    `UPDATE dispatch_member SET status = 'accepted', receiver_name = '接收签字人', received_at = now(), received_on = '2017-10-13',
       received_by = (SELECT id FROM account WHERE login = 'park-gaoxin') WHERE id = (SELECT max(id::text)::uuid FROM dispatch_member)`,
  );
  expect(await filingOf(luxian)).toMatchObject({ changed: 2, figures: { sent: 2, accepted: 0 } });
  const { changes } = await city.call(contract.getFiling, own);
  expect(changes).toEqual([
    { figure: 'organised', filed: 2, now: 2, added: 0, gone: 0 },
    { figure: 'sent', filed: 2, now: 1, added: 0, gone: 1 },
    { figure: 'within', filed: 0, now: 0, added: 0, gone: 0 },
    { figure: 'accepted', filed: 0, now: 1, added: 1, gone: 0 },
    { figure: 'onboard', filed: 0, now: 0, added: 0, gone: 0 },
    { figure: 'retained', filed: 0, now: 0, added: 0, gone: 0 },
  ]);
  for (const { figure, ...counts } of changes)
    for (const people of ['filed', 'added', 'gone'] as const) {
      const { total, rows } = await luxian.call(contract.listFilingRows, { ...own, figure, people });
      expect([total, rows.length]).toEqual([counts[people], counts[people]]);
    }
});

it('更正要写原因，原来的一次留着；同事先更正了，后一次请他看了再报', async () => {
  const second = await colleagueOf(world, 'luxian');
  await expect(luxian.call(contract.submitReturn, { ...own, entryNo: 1 })).rejects.toMatchObject({
    problem: { code: 'platform.missing' },
  });
  await luxian.call(contract.submitReturn, { ...own, entryNo: 1, reason: '一人改到下一周出发' });
  await expect(
    second.call(contract.submitReturn, { ...own, entryNo: 1, reason: '更正' }),
  ).rejects.toMatchObject({ status: 409, problem: { code: 'platform.stale' } });
  const filing = await city.call(contract.getFiling, own);
  expect(filing).toMatchObject({ state: 'standing', changed: 0, figures: { sent: 1, accepted: 1 } });
  expect(filing.entries.map(({ kind, reason, figures }) => [kind, reason, figures?.sent])).toEqual([
    ['submit', null, 2],
    ['submit', '一人改到下一周出发', 1],
  ]);
});

it('撤回以后没有报送数，又成待办；重新报送还要写原因', async () => {
  await luxian.call(contract.withdrawReturn, { ...own, entryNo: 2, reason: '报错了期' });
  await expect(
    luxian.call(contract.withdrawReturn, { ...own, entryNo: 3, reason: '再撤回' }),
  ).rejects.toMatchObject({ problem: { code: 'dispatch.nothingFiled' } });
  expect(await filingOf(city)).toMatchObject({ state: 'withdrawn', figures: null, changed: null });
  expect((await city.call(contract.listFilingRows, { ...own, figure: 'sent', people: 'filed' })).total).toBe(
    0,
  );
  expect(await todosOf(luxian)).toMatchObject([{ count: 1 }]);
  await luxian.call(contract.submitReturn, { ...own, entryNo: 3, reason: '按县办核对数' });
  expect((await city.call(contract.getFiling, own)).entries).toHaveLength(4);
  const { rows } = await world.owner.query(
    "SELECT count(*)::int AS count FROM audit_entry WHERE subject = 'dispatch_return'",
  );
  expect(rows).toEqual([{ count: 4 }]);
});

it('导出这一期：现在台账旁边是各区县的报送数，没报的写明没报', async () => {
  const book = read(await city.download(exportReturn, { from, to: '2017-10-13' }));
  const text = utils.sheet_to_csv(book.Sheets[book.SheetNames[0] ?? ''] ?? {});
  expect(text).toMatch(/泸县,2,1,0,1,0,0,1000,0,已报送,2017-10-15,2,1,0,1,0,0/);
  expect(text).toMatch(/合江县,0,0,0,0,0,0,\d+,0,逾期未报/);
});

it('没有结束的一期不能报；别的县看不到、报不了；市里和园区不能代报', async () => {
  const running = { ...own, from: '2017-10-14' };
  await expect(luxian.call(contract.submitReturn, { ...running, entryNo: 0 })).rejects.toMatchObject({
    problem: { code: 'dispatch.periodOpen' },
  });
  await expect(
    luxian.call(contract.submitReturn, { ...own, from: '2017-10-08', entryNo: 0 }),
  ).rejects.toMatchObject({ problem: { code: 'dispatch.noPeriod' } });
  const hejiang = await world.signIn('hejiang');
  expect((await hejiang.call(contract.listFilings, {})).rows.map(({ id }) => id)).toEqual([places.hejiang]);
  await expect(hejiang.call(contract.getFiling, own)).rejects.toMatchObject({ status: 404 });
  await expect(
    hejiang.call(contract.submitReturn, { ...own, entryNo: 4, reason: '代报' }),
  ).rejects.toMatchObject({ status: 404 });
  expect(
    (await hejiang.call(contract.listFilingRows, { ...own, figure: 'organised', people: 'filed' })).total,
  ).toBe(0);
  for (const login of ['city', 'park-gaoxin'])
    await expect(
      (await world.signIn(login)).call(contract.submitReturn, { ...own, entryNo: 4, reason: '代报' }),
    ).rejects.toMatchObject({ status: 403 });
});
