import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listChoices } from '#modules/matching/contract/choice-operations.ts';
import { rankPeopleForPost } from '#modules/matching/contract/operations.ts';
import { listMessages } from '#modules/message/contract/operations.ts';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import { outcomes } from '../contract/codes.ts';
import * as contract from '../contract/operations.ts';
import {
  bringToOnboarding,
  confirm,
  enterpriseIn,
  hrOf,
  openPostOf,
  personBy,
  recommend,
  seekerOf,
} from './test-fixture.ts';

const refusedWith = (code: string) => ({ problem: { code } });
const tooFar = { exitReason: 'tooFar', note: null };

describe('本人答复推荐', () => {
  let world: World;
  let [jiangyang, verifier, luxian, hejiang, village] = [] as unknown as [
    Caller,
    Caller,
    Caller,
    Caller,
    Caller,
  ];
  let [hr, otherHr] = [] as unknown as [Caller, Caller];
  let [post, otherPost] = ['', ''];

  beforeAll(async () => {
    world = await openWorld();
    const logins = ['jiangyang', 'jiangyang2', 'luxian', 'hejiang', 'village'];
    [jiangyang, verifier, luxian, hejiang, village] = (await Promise.all(
      logins.map((login) => world.signIn(login)),
    )) as [Caller, Caller, Caller, Caller, Caller];
    const enterprise = await enterpriseIn(jiangyang, '泸州甲电子有限公司');
    const otherEnterprise = await enterpriseIn(jiangyang, '泸州乙电子有限公司');
    [hr, otherHr] = [await hrOf(world, enterprise, 'hr-a'), await hrOf(world, otherEnterprise, 'hr-b')];
    post = await openPostOf(jiangyang, verifier, enterprise);
    otherPost = await openPostOf(jiangyang, verifier, otherEnterprise, { title: '电子检验员' });
  });
  afterAll(() => world.close());

  it('求职者在手机上答复不去：企业收到原因，推荐的人看得到是本人答复的，下一张名单不再有', async () => {
    const personId = await personBy(village, 1);
    const seeker = await seekerOf(world, personId, 'seeker-1');
    const id = await recommend(luxian, post, personId);
    expect((await seeker.call(listMessages, {})).rows[0]?.phoneLink).toBe(`/m/placement/${id}`);
    const [row] = (await seeker.call(contract.listPlacements, {})).rows;
    expect(row?.actions.map(({ action }) => action)).toEqual(['declineSelf']);
    await seeker.call(contract.declineRecommendation, { id, ...tooFar });
    expect(await luxian.call(contract.getPlacement, { id })).toMatchObject({
      status: 'declined',
      exitReason: 'tooFar',
      timeline: expect.arrayContaining([
        expect.objectContaining({ title: '本人不去', who: '求职者', note: '离家太远' }),
      ]),
    });
    const told = (await hr.call(listMessages, {})).rows[0];
    expect(told).toMatchObject({ title: expect.stringContaining('不去'), link: `/placement/${id}` });
    expect(told?.body).toContain('离家太远');
    const { people, excludedBy } = await luxian.call(rankPeopleForPost, { postId: post });
    expect(people.map((person) => person.id)).not.toContain(personId);
    expect(excludedBy).toContainEqual(expect.objectContaining({ code: 'ended', count: 1 }));
    expect((await luxian.call(listChoices, { postId: post })).rows).toMatchObject([
      { personId, choice: 'ended', reasonLabel: '离家太远' },
    ]);
  });

  it('答复两次只算一次；企业刚通知了面试也不妨碍本人答复', async () => {
    const personId = await personBy(village, 2);
    const seeker = await seekerOf(world, personId, 'seeker-2');
    const id = await recommend(luxian, post, personId);
    const interview = { interviewOn: '2017-10-16', interviewPlace: '企业人事科' };
    await hr.call(contract.respondPlacements, {
      action: 'acceptInterview',
      items: [{ id, version: 1 }],
      given: interview,
    });
    await seeker.call(contract.declineRecommendation, { id, ...tooFar });
    await seeker.call(contract.declineRecommendation, { id, exitReason: 'payTooLow', note: null });
    const { timeline, exitReason } = await seeker.call(contract.getPlacement, { id });
    expect(exitReason).toBe('tooFar');
    expect(timeline.filter(({ title }) => title === '本人不去')).toHaveLength(1);
    const { rows } = await hr.call(listMessages, {});
    expect(rows.filter(({ link }) => link === `/placement/${id}`)).toHaveLength(1);
  });

  it('本人和住地的村社能答复；别人、别县看不到，企业和用人一方的区县不能替本人答复', async () => {
    const personId = await personBy(village, 3);
    const other = await seekerOf(world, await personBy(village, 4), 'seeker-4');
    const id = await recommend(luxian, post, personId);
    const answer = { id, ...tooFar };
    for (const stranger of [other, hejiang])
      await expect(stranger.call(contract.declineRecommendation, answer)).rejects.toBeDefined();
    for (const side of [hr, jiangyang])
      await expect(side.call(contract.declineRecommendation, answer)).rejects.toMatchObject({ status: 403 });
    await expect(
      village.call(contract.declineRecommendation, { ...answer, exitReason: 'whim' }),
    ).rejects.toMatchObject(refusedWith('placement.unknownReason'));
    await village.call(contract.declineRecommendation, answer);
    expect((await luxian.call(contract.getPlacement, { id })).status).toBe('declined');
  });

  it('同时推荐给两家：三方都看到还有一处；一家确认上岗，另一家自动结束并说明，本人不能再答复不去', async () => {
    const personId = await personBy(village, 5);
    const seeker = await seekerOf(world, personId, 'seeker-5');
    const first = await recommend(luxian, post, personId);
    const second = await recommend(luxian, otherPost, personId);
    const waysOf = async (caller: Caller, id: string) =>
      (await caller.call(contract.getPlacement, { id })).otherWays;
    expect([await waysOf(hr, first), await waysOf(otherHr, second)]).toEqual([1, 1]);
    expect([await waysOf(seeker, first), await waysOf(luxian, second)]).toEqual([1, 1]);
    const ranked = await luxian.call(rankPeopleForPost, { postId: post });
    expect(ranked.people.find((person) => person.id === personId)?.openWays).toBe(2);
    const item = await bringToOnboarding(hr, luxian, first, '2017-10-15');
    await confirm(jiangyang, 'confirmOnboarding', item);
    expect(await otherHr.call(contract.getPlacement, { id: second })).toMatchObject({
      status: 'declined',
      exitReason: 'placedElsewhere',
      otherWays: 0,
    });
    expect(await waysOf(hr, first)).toBe(0);
    await expect(seeker.call(contract.declineRecommendation, { id: first, ...tooFar })).rejects.toMatchObject(
      refusedWith('platform.wrongState'),
    );
  });

  it('一个岗位推荐后的每个数都能打开，条数相等；因在别处上岗而结束的不算本人未去', async () => {
    const counts = await luxian.call(contract.summariseRecommendations, { postId: post });
    expect(counts).toMatchObject({ refusedByPerson: 3, onboarded: 1 });
    for (const outcome of outcomes) {
      const { total } = await luxian.call(contract.listPlacements, { postId: post, outcome });
      expect(total).toBe(counts[outcome]);
    }
    const other = await luxian.call(contract.summariseRecommendations, { postId: otherPost });
    expect(other).toMatchObject({ sent: 1, refusedByPerson: 0 });
  });
});
