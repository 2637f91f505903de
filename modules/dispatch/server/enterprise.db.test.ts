import { randomUUID } from 'node:crypto';
import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import * as contract from '../contract/batch-operations.ts';
import { hrOf, luxianBatch, membersOf, parkId, peopleIn, postIn, sendOff } from './test-fixture.ts';

let world: World;
let luxian: Caller;
let park: Caller;
let hr: Caller;
let other: Caller;
let batchId: string;
let firstPost: string;
const sign = { receiverName: '企业签字人' };

/** Two enterprises of one park, two people for the first and one for the second, on one bus. */
beforeAll(async () => {
  world = await openWorld();
  const city = await world.signIn('city');
  luxian = await world.signIn('luxian');
  park = await world.signIn('park-gaoxin');
  const gaoxin = await parkId(world, 'park-gaoxin');
  const [first, second] = [
    await postIn(world, { park: gaoxin, headcount: 2 }),
    await postIn(world, { park: gaoxin, headcount: 1 }),
  ];
  await peopleIn(world, 3);
  firstPost = first;
  hr = await hrOf(world, first);
  other = await hrOf(world, second);
  batchId = (await luxianBatch(city)).batch.id;
});
afterAll(() => world.close());

const peopleOf = async (caller: Caller) => {
  const { rows } = await caller.call(contract.listBatches, {});
  return rows.map(({ people, accepted }) => ({ people, accepted }));
};

it('接收方备住宿时就知道来几个人、几个人要住，还不知道是谁；企业只知道本企业的', async () => {
  await world.owner.query(
    'UPDATE dispatch_member SET needs_bed = true WHERE batch_id = $1 AND person_id IN (SELECT person_id FROM dispatch_member WHERE batch_id = $1 AND enterprise_id = (SELECT enterprise_id FROM post WHERE id = $2))',
    [batchId, firstPost],
  );
  const bedsOf = async (caller: Caller) => {
    const { people, beds } = await caller.call(contract.getBatch, { id: batchId });
    return [people, beds];
  };
  expect(await bedsOf(park)).toEqual([3, 2]);
  expect(await membersOf(park, batchId)).toEqual([]);
  expect(await bedsOf(hr)).toEqual([2, 2]);
  expect(await bedsOf(other)).toEqual([1, 0]);
});

it('企业发车前只知道来几个人，不知道是谁；发车后只看到去本企业的人，电话遮住中间四位', async () => {
  expect(await peopleOf(hr)).toEqual([{ people: 2, accepted: 0 }]);
  expect(await peopleOf(other)).toEqual([{ people: 1, accepted: 0 }]);
  expect(await membersOf(hr, batchId)).toEqual([]);
  await sendOff(luxian, park, batchId);
  const mine = await membersOf(hr, batchId);
  expect(mine).toHaveLength(2);
  expect(mine.map(({ phone }) => phone)).toEqual(['154****0000', '154****0000']);
  const theirs = await membersOf(other, batchId);
  expect(mine.map(({ id }) => id)).not.toContain(theirs[0]?.id);
});

it('企业不能替接收地确认住宿，也不能签收去别家的人', async () => {
  const [foreign] = await membersOf(other, batchId);
  const { actions } = await hr.call(contract.getBatch, { id: batchId });
  expect(actions).toEqual([]);
  await expect(
    hr.call(contract.receiveMember, {
      id: foreign?.id ?? '',
      version: foreign?.version ?? 1,
      action: 'accept',
      given: sign,
    }),
  ).rejects.toMatchObject({ status: 404 });
});

it('企业逐人签收，连按两次只算一次；签收后电话公开；车上还有别家的人，批次不算交接完毕', async () => {
  for (const { id, version } of await membersOf(hr, batchId)) {
    const idempotencyKey = randomUUID();
    const input = { id, version, action: 'accept' as const, given: sign };
    const signed = await hr.call(contract.receiveMember, input, { idempotencyKey });
    expect(await hr.call(contract.receiveMember, input, { idempotencyKey })).toEqual(signed);
    expect(signed).toMatchObject({ status: 'accepted', isBatchReceived: false });
  }
  expect(await peopleOf(hr)).toEqual([{ people: 2, accepted: 2 }]);
  expect((await membersOf(hr, batchId)).map(({ phone }) => phone)).toEqual(['15400000000', '15400000000']);
  expect(await luxian.call(contract.getBatch, { id: batchId })).toMatchObject({
    status: 'departed',
    accepted: 2,
  });
  const [last] = await membersOf(other, batchId);
  expect(
    await other.call(contract.receiveMember, {
      id: last?.id ?? '',
      version: last?.version ?? 1,
      action: 'reject',
      given: { ...sign, reason: '证件不符' },
    }),
  ).toMatchObject({ isBatchReceived: true });
  const done = await luxian.call(contract.getBatch, { id: batchId });
  expect(done).toMatchObject({ status: 'received', receivedOn: '2017-10-15', accepted: 2, rejected: 1 });
  expect(done.timeline.at(-1)?.title ?? done.timeline[0]?.title).toContain('交接完毕');
});

it('交接单逐人写明去向和双方签字，导出的表也一样，电话始终遮住；别的县区和企业打不开', async () => {
  const { members, batch } = await luxian.call(contract.getHandOver, { id: batchId });
  expect(members.map(({ status }) => status).sort()).toEqual(['accepted', 'accepted', 'rejected']);
  expect(
    members.every(({ senderName, signedByName, sentOn, receivedOn }) =>
      [senderName, signedByName, sentOn, receivedOn].every(Boolean),
    ),
  ).toBe(true);
  expect((await hr.call(contract.getHandOver, { id: batchId })).members).toHaveLength(2);
  const book = read(await luxian.download(contract.exportHandOver, { id: batchId }));
  const text = utils.sheet_to_csv(book.Sheets[book.SheetNames[0] ?? ''] ?? {});
  for (const word of [
    batch.batchNo,
    '川E00000',
    '送出方签字：送出签字人',
    '接收方签字：',
    '证件不符',
    '154****0000',
  ])
    expect(text).toContain(word);
  expect(text).not.toContain('15400000000');
  const strangers = [
    await world.signIn('hejiang'),
    await world.signIn('longmatan'),
    await world.signIn('park-changkai'),
    await hrOf(world, await postIn(world, { park: await parkId(world, 'park-changkai'), headcount: 1 })),
  ];
  for (const stranger of strangers) {
    await expect(stranger.call(contract.getHandOver, { id: batchId })).rejects.toMatchObject({ status: 404 });
    await expect(stranger.download(contract.exportHandOver, { id: batchId })).rejects.toMatchObject({
      status: 404,
    });
    expect(await stranger.call(contract.listBatches, {})).toMatchObject({ total: 0 });
    expect(await stranger.call(contract.listMembers, {})).toMatchObject({ total: 0 });
  }
});
