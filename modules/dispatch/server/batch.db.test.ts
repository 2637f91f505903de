import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { summariseCompletion } from '#modules/target/contract/operations.ts';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import * as contract from '../contract/batch-operations.ts';
import { handOverFigures } from '../contract/codes.ts';
import {
  batchesOf,
  colleagueOf,
  departure,
  luxianBatch,
  membersOf,
  peopleIn,
  places,
  planWith,
  postIn,
  sendOff,
  sidesOf,
  villageOf,
} from './test-fixture.ts';

let world: World;
let city: Caller;
let luxian: Caller;
let park: Caller;
let gaoxin: string;
beforeAll(async () => {
  world = await openWorld();
  ({ city, luxian, park, gaoxin } = await sidesOf(world));
});
afterAll(() => world.close());

const on = '2017-10-15';
const sign = { receiverName: '园区签字人' };

/** A plan with one batch 泸县→高新区 of so many people. */
async function oneBatch(count: number) {
  await postIn(world, { park: gaoxin, headcount: count });
  await peopleIn(world, count);
  return (await luxianBatch(city, on)).batch;
}

it('按采用的结果组批：送出方看得到名单，接收方发车前只看到人数', async () => {
  const batch = await oneBatch(3);
  expect(batch).toMatchObject({ people: 3, status: 'gathering', receiverName: '高新区管委会' });
  expect(await membersOf(luxian, batch.id)).toHaveLength(3);
  expect(await membersOf(park, batch.id)).toEqual([]);
  expect(await park.call(contract.getBatch, { id: batch.id })).toMatchObject({ people: 3 });
  for (const login of ['hejiang', 'park-changkai', 'longmatan']) {
    const other = await world.signIn(login);
    expect(await membersOf(other, batch.id)).toEqual([]);
    await expect(other.call(contract.getBatch, { id: batch.id })).rejects.toMatchObject({ status: 404 });
  }
  await cancel(batch.id);
});

async function cancel(id: string) {
  const { version } = await luxian.call(contract.getBatch, { id });
  await luxian.call(contract.sendBatch, { id, version, action: 'cancel', given: { reason: '改期' } });
}

it('有人没有体检、没有确认联系，整批不能发车，逐人说明缺什么；备齐后才能走', async () => {
  const batch = await oneBatch(2);
  const depart = (version: number) =>
    luxian.call(contract.sendBatch, { id: batch.id, version, action: 'depart', given: departure });
  await expect(depart(batch.version)).rejects.toMatchObject({ problem: { code: 'dispatch.facilitiesOpen' } });
  const ready = await park.call(contract.readyBatch, {
    id: batch.id,
    version: batch.version,
    action: 'confirmFacilities',
  });
  const [first] = await membersOf(luxian, batch.id);
  const refusal = await depart(ready.version).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ problem: { code: 'dispatch.notReady' } });
  expect(JSON.stringify(refusal)).toContain('已联系确认、体检合格、证件齐全');
  const ids = (await membersOf(luxian, batch.id)).map(({ id }) => id);
  for (const check of ['contact', 'health', 'documents'] as const)
    await luxian.call(contract.checkMembers, { memberIds: ids, check, isReady: true });
  await world.owner.query('UPDATE person SET has_consent = false WHERE id = $1', [first?.personId]);
  await expect(depart(ready.version)).rejects.toMatchObject({ problem: { code: 'dispatch.notReady' } });
  await luxian.call(contract.withdrawMembers, {
    memberIds: [first?.id ?? ''],
    given: { reason: '本人撤回同意' },
  });
  expect(await depart(ready.version)).toMatchObject({ status: 'departed' });
  const { people } = await luxian.call(contract.getBatch, { id: batch.id });
  expect(people).toBe(batch.people - 1);
  for (const { id, version, status } of await membersOf(park, batch.id))
    if (status === 'sent')
      await park.call(contract.receiveMember, { id, version, action: 'accept', given: sign });
});

it('接收方逐人签收：接收、未到、退回各有去向，双方签字和时间都在，送出方看得到每个人', async () => {
  const batch = await oneBatch(3);
  await sendOff(luxian, park, batch.id);
  const [one, two, three] = await membersOf(park, batch.id);
  if (!one || !two || !three) throw new Error('no members');
  expect(one.personName).toContain('输送人');
  const receive = (member: typeof one, action: 'accept' | 'reportMissing' | 'reject', given: object) =>
    park.call(contract.receiveMember, { id: member.id, version: member.version, action, given });
  expect(await receive(one, 'accept', sign)).toMatchObject({ status: 'accepted', isBatchReceived: false });
  await expect(receive(two, 'reportMissing', sign)).rejects.toMatchObject({
    problem: { code: 'platform.missing' },
  });
  await receive(two, 'reportMissing', { ...sign, reason: '中途下车' });
  expect(await receive(three, 'reject', { ...sign, reason: '证件不符' })).toMatchObject({
    isBatchReceived: true,
  });
  const fates = await membersOf(luxian, batch.id);
  expect(Object.fromEntries(fates.map((each) => [each.id, each.status]))).toEqual({
    [one.id]: 'accepted',
    [two.id]: 'missing',
    [three.id]: 'rejected',
  });
  const accepted = fates.find(({ id }) => id === one.id);
  expect(accepted).toMatchObject({
    senderName: '送出签字人',
    signedByName: '园区签字人',
    placementStatus: 'intended',
  });
  expect(accepted?.sentOn && accepted.receivedOn).toBeTruthy();
  // Whoever was missing turns up.
  const late = fates.find(({ id }) => id === two.id);
  await receive({ ...two, version: late?.version ?? 0 }, 'accept', sign);
  // The village's own people, without the batch.
  const town = await world.signIn('town');
  expect((await town.call(contract.listMembers, { pageSize: 200 })).rows.map(({ id }) => id)).toContain(
    one.id,
  );
});

it('第二次点签收不会办两次，旧页面被提示已有人修改', async () => {
  const batch = await oneBatch(1);
  await sendOff(luxian, park, batch.id);
  const [member] = await membersOf(park, batch.id);
  if (!member) throw new Error('no member');
  const input = { id: member.id, version: member.version, action: 'accept' as const, given: sign };
  const key = randomUUID();
  const first = await park.call(contract.receiveMember, input, { idempotencyKey: key });
  expect(await park.call(contract.receiveMember, input, { idempotencyKey: key })).toEqual(first);
  await expect(park.call(contract.receiveMember, input)).rejects.toMatchObject({ status: 409 });
});

it('送出方不能替接收方签收，接收方不能替送出方发车，市招募办两样都不能', async () => {
  const batch = await oneBatch(1);
  await expect(
    luxian.call(contract.readyBatch, { id: batch.id, version: 1, action: 'confirmFacilities' }),
  ).rejects.toMatchObject({ status: 403 });
  await expect(
    city.call(contract.sendBatch, { id: batch.id, version: 1, action: 'depart', given: departure }),
  ).rejects.toMatchObject({ status: 403 });
  await expect(
    park.call(contract.sendBatch, { id: batch.id, version: 1, action: 'depart', given: departure }),
  ).rejects.toMatchObject({ status: 403 });
  const jiangyang = await world.signIn('jiangyang');
  await expect(
    jiangyang.call(contract.sendBatch, {
      id: batch.id,
      version: 1,
      action: 'cancel',
      given: { reason: '不要' },
    }),
  ).rejects.toMatchObject({ status: 403 });
  await sendOff(luxian, jiangyang, batch.id);
  const [member] = await membersOf(luxian, batch.id);
  await expect(
    luxian.call(contract.receiveMember, {
      id: member?.id ?? '',
      version: member?.version ?? 0,
      action: 'accept',
      given: sign,
    }),
  ).rejects.toMatchObject({ status: 403 });
  expect(member?.actions).toEqual([]);
});

it('纳溪送到纳溪：同一人不能又送又收，换人才能签；完成数只计一次', async () => {
  await postIn(world, { region: places.naxi, headcount: 2 });
  const village = await villageOf(world, places.naxi);
  const ids = await peopleIn(world, 2, { region: village });
  const naxi = await world.signIn('naxi');
  const second = await colleagueOf(world, 'naxi');
  const plan = await planWith(city, {}, on);
  const { batches } = await batchesOf(city, plan);
  const batch = batches.find((each) => each.sendingRegionCode === places.naxi && each.status === 'gathering');
  if (!batch) throw new Error('no batch');
  const members = await membersOf(naxi, batch.id);
  for (const check of ['contact', 'health', 'documents'] as const)
    await naxi.call(contract.checkMembers, { memberIds: members.map(({ id }) => id), check, isReady: true });
  const ready = await naxi.call(contract.readyBatch, {
    id: batch.id,
    version: batch.version,
    action: 'confirmFacilities',
  });
  const depart = { id: batch.id, version: ready.version, action: 'depart' as const, given: departure };
  await expect(naxi.call(contract.sendBatch, depart)).rejects.toMatchObject({
    problem: { code: 'platform.fourEyes' },
  });
  await second.call(contract.sendBatch, depart);
  for (const member of await membersOf(naxi, batch.id)) {
    const input = { id: member.id, version: member.version, action: 'accept' as const, given: sign };
    await expect(second.call(contract.receiveMember, input)).rejects.toMatchObject({
      problem: { code: 'platform.fourEyes' },
    });
    await naxi.call(contract.receiveMember, input);
  }
  const { rows, total } = await city.call(contract.summariseHandOver, { planId: plan.id });
  expect(rows).toEqual([
    {
      regionCode: places.naxi,
      regionName: '纳溪区',
      sent: 2,
      accepted: 2,
      missing: 0,
      rejected: 0,
      underWay: 0,
      within: 2,
      received: 2,
    },
  ]);
  expect(total).toMatchObject({ sent: 2, accepted: 2, received: 2 });
  for (const figure of handOverFigures) {
    const filter = { planId: plan.id, counted: figure };
    expect((await city.call(contract.listMembers, filter)).total).toBe(total[figure]);
    const county = await city.call(contract.listMembers, { ...filter, countyCode: places.naxi });
    expect(county.total).toBe(rows[0]?.[figure]);
  }
  const completion = await naxi.call(summariseCompletion, { year: 2017 });
  expect(completion.rows.find(({ regionCode }) => regionCode === places.naxi)).toMatchObject({
    sent: 2,
    accepted: 2,
  });
  expect(completion.total).toMatchObject({ sent: 2, accepted: 2 });
  expect(new Set((await membersOf(naxi, batch.id)).map(({ personId }) => personId))).toEqual(new Set(ids));
});

it('数据库也守住：没有备齐、没有双方签字、同一人收发，都写不进去', async () => {
  const batch = await oneBatch(1);
  const [member] = await membersOf(luxian, batch.id);
  const set = (change: string) =>
    world.owner.query(`UPDATE dispatch_member SET ${change} WHERE id = $1`, [member?.id]);
  await expect(set("status = 'sent'")).rejects.toMatchObject({ code: '23514' });
  await sendOff(luxian, park, batch.id);
  await expect(set("status = 'accepted'")).rejects.toMatchObject({ constraint: 'dispatch_member_received' });
  await expect(
    set(
      "status = 'accepted', received_by = sent_by, receiver_name = '某', received_at = now(), received_on = sent_on",
    ),
  ).rejects.toMatchObject({ constraint: 'dispatch_member_four_eyes' });
});
