import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseMatches } from '#modules/matching/contract/choice-operations.ts';
import { listMessages, listOutgoing } from '#modules/message/contract/operations.ts';
import { getPerson, setConsent, withdrawConsent } from '#modules/person/contract/operations.ts';
import { recommendPeople } from '#modules/placement/contract/operations.ts';
import {
  enterpriseIn,
  openPostOf,
  personBy,
  seekerOf,
  setToday,
} from '#modules/placement/server/test-fixture.ts';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import * as contract from '../contract/operations.ts';
import { findForWishes } from './find.ts';

const noon = '2099-05-06T04:00:00Z';
const early = '2099-05-06T00:30:00Z';

let world: World;
let [city, village, hejiang, jiangyang, verifier, seeker] = [] as unknown as Caller[] as [
  Caller,
  Caller,
  Caller,
  Caller,
  Caller,
  Caller,
];
let enterpriseId = '';
let personId = '';
let wishId = '';
const posts: string[] = [];

const openPost = (more: object) => openPostOf(jiangyang, verifier, enterpriseId, more);
const find = (at = noon) => findForWishes(world.server.services, at);
const inbox = async () => (await seeker.call(listMessages, { pageSize: 50 })).rows;
const mine = async () => (await seeker.call(contract.listWishes, {})).rows;
const only = async () => {
  const [wish] = await mine();
  if (!wish) throw new Error('no wish');
  return wish;
};

beforeAll(async () => {
  world = await openWorld();
  // The hour of these tests is theirs alone.
  await world.owner.query('DELETE FROM pgboss.schedule');
  [city, village, hejiang, jiangyang, verifier] = (await Promise.all(
    ['city', 'village', 'hejiang', 'jiangyang', 'jiangyang2'].map((login) => world.signIn(login)),
  )) as [Caller, Caller, Caller, Caller, Caller];
  enterpriseId = await enterpriseIn(jiangyang, '泸州甲电子有限公司');
  posts.push(await openPost({ title: '装配工一' }), await openPost({ title: '夜班装配工', isShift: true }));
  posts.push(await openPost({ title: '低薪装配工', payMinFen: 200_000, payMaxFen: 280_000 }));
  personId = await personBy(village, 1);
  seeker = await seekerOf(world, personId, 'seeker');
});
afterAll(() => world.close());

describe('岗位提醒', () => {
  it('本人和本村的干部能设、能看、能改；别的县看不到，也不能替别人设；同名、过多的不收', async () => {
    ({ id: wishId } = await village.call(contract.createWish, {
      personId,
      name: '白班装配',
      noShift: true,
      channel: 'sms',
    }));
    expect(await mine()).toMatchObject([{ name: '白班装配', isActive: true, toldPosts: 0 }]);
    expect((await hejiang.call(contract.listWishes, {})).total).toBe(0);
    const refused = (code: string) => ({ problem: { code } });
    await expect(hejiang.call(contract.getWish, { id: wishId })).rejects.toMatchObject(
      refused('platform.notFound'),
    );
    await expect(hejiang.call(contract.deleteWish, { id: wishId, version: 1 })).rejects.toMatchObject(
      refused('platform.notFound'),
    );
    await expect(hejiang.call(contract.createWish, { personId, name: '替人设' })).rejects.toMatchObject(
      refused('wish.personOutside'),
    );
    await expect(seeker.call(contract.createWish, { personId, name: '白班装配' })).rejects.toMatchObject(
      refused('wish.nameTaken'),
    );
    const extra = [];
    for (let at = 0; at < 4; at += 1)
      extra.push(await seeker.call(contract.createWish, { personId, name: `另一个${at}` }));
    await expect(seeker.call(contract.createWish, { personId, name: '第六个' })).rejects.toMatchObject(
      refused('wish.tooMany'),
    );
    for (const { id } of extra) await seeker.call(contract.deleteWish, { id, version: 1 });
  });

  it('到了钟点才查找；只告知符合的岗位，写明为什么；同一岗位不告知第二次', async () => {
    await find(early);
    expect(await inbox()).toEqual([]);
    await find();
    expect(await inbox()).toMatchObject([{ title: '1 个新岗位：白班装配', phoneLink: `/m/wish/${wishId}` }]);
    expect((await inbox())[0]?.body).toMatch(
      /^装配工一，月薪 3,200 至 4,500 元，泸州甲电子有限公司（.*）。符合：.*想做/,
    );
    await setToday(world, '2017-10-16');
    await find();
    expect(await inbox()).toHaveLength(1);
    expect(await only()).toMatchObject({
      checkedOn: '2017-10-16',
      outcomeLabel: '没有新的岗位',
      toldPosts: 1,
    });
  });

  it('新开的岗位第二天告知；当天再查找不重复；点开看到全部符合的岗位', async () => {
    posts.push(await openPost({ title: '装配工二' }));
    await find();
    expect(await inbox()).toHaveLength(1);
    await setToday(world, '2017-10-17');
    await find();
    await find();
    expect(await inbox()).toMatchObject([{ title: '1 个新岗位：白班装配' }, {}]);
    const { posts: shown } = await seeker.call(contract.getWish, { id: wishId });
    expect(shown.map(({ title, isNew }) => [title, isNew]).sort()).toEqual([
      ['装配工一', false],
      ['装配工二', false],
    ]);
  });

  it('本人说不去的、已经推荐的岗位不再告知', async () => {
    const [refusedPost, ownPost] = [
      await openPost({ title: '不去的' }),
      await openPost({ title: '报了名的' }),
    ];
    await seeker.call(chooseMatches, {
      postId: refusedPost,
      personIds: [personId],
      choice: 'excluded',
      reason: 'tooFar',
    });
    const { recommended } = await seeker.call(recommendPeople, { postId: ownPost, personIds: [personId] });
    expect(recommended).toHaveLength(1);
    await setToday(world, '2017-10-18');
    await find();
    expect(await only()).toMatchObject({ outcomeLabel: '没有新的岗位' });
    // Who asked for it is not told of it.
    expect(await inbox()).toHaveLength(2);
  });

  it('撤回同意后不查找并写明，恢复同意后接着告知', async () => {
    posts.push(await openPost({ title: '装配工三' }));
    const change = async (operation: typeof setConsent | typeof withdrawConsent, more: object) => {
      const { version } = await seeker.call(getPerson, { id: personId });
      await seeker.call(operation as typeof withdrawConsent, { id: personId, version, reason: '', ...more });
    };
    await change(withdrawConsent, { reason: '不想再收' });
    await setToday(world, '2017-10-19');
    await find();
    expect(await only()).toMatchObject({ outcomeLabel: '本人没有同意，没有查找' });
    await change(setConsent, {});
    await setToday(world, '2017-10-20');
    await find();
    expect((await inbox())[0]).toMatchObject({ title: '1 个新岗位：白班装配' });
    expect((await inbox())[0]?.body).toContain('装配工三');
  });

  it('暂停后待发的不再外发，也不再查找；恢复后继续；删除后什么都不留', async () => {
    const outgoing = async () =>
      (await city.call(listOutgoing, { pageSize: 200 })).rows.filter((row) => row.personId === personId);
    const waitingBefore = (await outgoing()).filter(({ pushState }) => pushState === 'waiting');
    expect(waitingBefore.length).toBeGreaterThan(0);
    const wish = await only();
    await seeker.call(contract.setWishActive, { id: wishId, version: wish.version, isActive: false });
    expect((await outgoing()).map(({ reasonLabel }) => reasonLabel)).toEqual(
      waitingBefore.map(() => '本人已停用这项提醒'),
    );
    posts.push(await openPost({ title: '装配工四' }));
    await setToday(world, '2017-10-21');
    await find();
    expect(await inbox()).toHaveLength(3);
    await seeker.call(contract.setWishActive, { id: wishId, version: wish.version + 1, isActive: true });
    await find();
    expect(await inbox()).toHaveLength(4);
    await seeker.call(contract.deleteWish, { id: wishId, version: wish.version + 2 });
    const { rows } = await world.owner.query('SELECT 1 FROM wish_search');
    expect([rows, await mine()]).toEqual([[], []]);
  });
});
