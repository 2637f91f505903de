import { afterAll, beforeAll, expect, it } from 'vitest';
import { recommendPeople, respondPlacements } from '#modules/placement/contract/operations.ts';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import * as batches from '../contract/batch-operations.ts';
import * as contract from '../contract/operations.ts';
import {
  departure,
  hrOf,
  luxianBatch,
  membersOf,
  peopleIn,
  planWith,
  postIn,
  sendOff,
  sidesOf,
  solved,
} from './test-fixture.ts';

let world: World;
let city: Caller;
let luxian: Caller;
let park: Caller;
let gaoxin: string;
const on = '2017-10-15';
beforeAll(async () => {
  world = await openWorld();
  ({ city, luxian, park, gaoxin } = await sidesOf(world));
});
afterAll(() => world.close());

const cancel = async (id: string) => {
  const { version } = await luxian.call(batches.getBatch, { id });
  await luxian.call(batches.sendBatch, { id, version, action: 'cancel', given: { reason: '试验完毕' } });
};

it('方案采用以后情况变了：撤回同意的、岗位停招的逐项说明，名单点得开，其余的人照样组批', async () => {
  const [stays, closes] = [
    await postIn(world, { park: gaoxin, headcount: 3 }),
    await postIn(world, { park: gaoxin, headcount: 1 }),
  ];
  const people = await peopleIn(world, 4);
  const plan = await planWith(city, {}, on);
  const run = await solved(city, plan.id);
  await city.call(contract.adoptRun, { id: plan.id, version: plan.version, runId: run.id });
  const { rows } = await city.call(contract.listAssignments, { runId: run.id, pageSize: 200 });
  expect(rows.map(({ change }) => change)).toEqual(people.map(() => null));
  const toStay = rows.find(({ postId }) => postId === stays);
  await world.owner.query('UPDATE person SET has_consent = false WHERE id = $1', [toStay?.id]);
  await world.owner.query("UPDATE post SET status = 'withdrawn' WHERE id = $1", [closes]);
  const expected = [
    { code: 'consentWithdrawn', people: 1 },
    { code: 'postClosed', people: 1 },
  ];
  const { changes, waiting } = await city.call(contract.listChanges, { id: plan.id });
  expect(waiting).toBe(4);
  expect(changes.toSorted((a, b) => (a.code < b.code ? -1 : 1))).toEqual(expected);
  for (const { code, people: count } of changes)
    expect((await city.call(contract.listAssignments, { runId: run.id, change: code })).total).toBe(count);
  const formed = await city.call(contract.formBatches, { id: plan.id, week: 0 });
  expect(formed).toMatchObject({ batches: 1, people: 2 });
  expect(formed.omitted.toSorted((a, b) => (a.code < b.code ? -1 : 1))).toEqual(expected);
  await expect(city.call(contract.formBatches, { id: plan.id, week: 0 })).rejects.toMatchObject({
    problem: { code: 'dispatch.nobodyFits' },
  });
  const { rows: formedBatches } = await city.call(batches.listBatches, { planId: plan.id });
  await cancel(formedBatches[0]?.id ?? '');
});

it('同时推荐给两家企业的人：另一家约了面试，发车前点名说明是哪家，核实后登记不出发，其余的人照走', async () => {
  await postIn(world, { park: gaoxin, headcount: 2 });
  const rival = await postIn(world, {
    park: gaoxin,
    headcount: 1,
    name: '另一家企业',
    neededOn: '2018-06-01',
  });
  const { batch } = await luxianBatch(city, on);
  const [first, second] = await membersOf(luxian, batch.id);
  await luxian.call(recommendPeople, { postId: rival, personIds: [first?.personId ?? ''] });
  const waiting = (await membersOf(luxian, batch.id)).find(({ id }) => id === first?.id);
  expect(waiting?.elsewhere).toEqual([{ enterpriseName: '另一家企业', status: 'recommended' }]);
  const hr = await hrOf(world, rival);
  const { rows } = await world.owner.query<{ id: string; version: number }>(
    'SELECT id, version FROM placement WHERE post_id = $1',
    [rival],
  );
  await hr.call(respondPlacements, {
    action: 'acceptInterview',
    items: rows,
    given: { interviewOn: '2017-10-17', interviewPlace: '人事部' },
  });
  const refusal = await sendOff(luxian, park, batch.id).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ problem: { code: 'dispatch.notReady' } });
  expect(JSON.stringify(refusal)).toContain('另一家企业已约面试或录用');
  await luxian.call(batches.withdrawMembers, {
    memberIds: [first?.id ?? ''],
    given: { reason: '本人选择另一家企业' },
  });
  const { version } = await luxian.call(batches.getBatch, { id: batch.id });
  await luxian.call(batches.sendBatch, { id: batch.id, version, action: 'depart', given: departure });
  const fates = await membersOf(luxian, batch.id);
  expect(fates.find(({ id }) => id === second?.id)?.status).toBe('sent');
  expect(fates.find(({ id }) => id === first?.id)).toMatchObject({
    status: 'withdrawn',
    reason: '本人选择另一家企业',
  });
});

it('车当天坏了：县里把整批改期，接收方重新确认住宿后才能走，不能改到期限以外', async () => {
  await postIn(world, { park: gaoxin, headcount: 1 });
  await peopleIn(world, 1);
  const { batch } = await luxianBatch(city, on);
  const ready = await park.call(batches.readyBatch, {
    id: batch.id,
    version: batch.version,
    action: 'confirmFacilities',
  });
  const postpone = (departOn: string) =>
    luxian.call(batches.sendBatch, {
      id: batch.id,
      version: ready.version,
      action: 'postpone',
      given: { departOn, reason: '车辆故障' },
    });
  for (const day of ['2017-10-14', '2018-01-01'])
    await expect(postpone(day)).rejects.toMatchObject({ problem: { code: 'dispatch.departOutside' } });
  await postpone('2017-10-24');
  const later = await luxian.call(batches.getBatch, { id: batch.id });
  expect(later).toMatchObject({ status: 'gathering', departOn: '2017-10-24', facilitiesByName: null });
  expect(later.timeline.some(({ note }) => note?.includes('2017-10-15 改到 2017-10-24'))).toBe(true);
  expect(await park.call(batches.listBatches, { awaits: 'facilities' })).toMatchObject({
    rows: [{ id: batch.id }],
  });
  await sendOff(luxian, park, batch.id);
});

it('个别人改到后一批：两批人数各自变化；别的去向不行；退出过的批次不能再改回', async () => {
  await postIn(world, { park: gaoxin, headcount: 2 });
  await peopleIn(world, 2);
  const { plan, batch } = await luxianBatch(city, on);
  await postIn(world, { park: gaoxin, headcount: 1 });
  await peopleIn(world, 1);
  const again = await solved(city, plan.id);
  const { version } = await city.call(contract.getPlan, { id: plan.id });
  await city.call(contract.adoptRun, { id: plan.id, version, runId: again.id });
  await city.call(contract.formBatches, { id: plan.id, week: 0 });
  const { rows } = await luxian.call(batches.listBatches, { planId: plan.id });
  const later = rows.find(({ id }) => id !== batch.id);
  const [first, second] = await membersOf(luxian, batch.id);
  const move = (memberId: string | undefined, batchId: string | undefined) =>
    luxian.call(batches.moveMembers, {
      memberIds: [memberId ?? ''],
      batchId: batchId ?? '',
      reason: '晚几天走',
    });
  expect(await move(first?.id, later?.id)).toEqual({ people: 1 });
  const people = async (id: string | undefined) =>
    (await luxian.call(batches.getBatch, { id: id ?? '' })).people;
  expect([await people(batch.id), await people(later?.id)]).toEqual([1, 2]);
  await luxian.call(batches.withdrawMembers, { memberIds: [second?.id ?? ''], given: { reason: '不去了' } });
  await expect(move(second?.id, later?.id)).rejects.toMatchObject({ status: 404 });
  await expect(move(first?.id, later?.id)).rejects.toMatchObject({ problem: { code: 'dispatch.otherWay' } });
  const hejiang = await world.signIn('hejiang');
  await expect(
    hejiang.call(batches.moveMembers, { memberIds: [first?.id ?? ''], batchId: batch.id, reason: '试' }),
  ).rejects.toMatchObject({ status: 404 });
  // Whoever was taken off by name is not planned again; whose whole batch was cancelled is.
  await cancel(later?.id ?? '');
  const fresh = await solved(city, plan.id);
  const { rows: planned } = await city.call(contract.listAssignments, { runId: fresh.id, pageSize: 200 });
  expect(planned.map(({ id }) => id)).not.toContain(second?.personId);
  expect(planned.map(({ id }) => id)).toContain(first?.personId);
});
