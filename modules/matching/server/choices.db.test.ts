import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  advance,
  enterpriseIn,
  hrOf,
  openPostOf,
  personBy,
  recommend,
  respond,
} from '#modules/placement/server/test-fixture.ts';
import * as placement from '#modules/placement/contract/operations.ts';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import * as contract from '../contract/operations.ts';
import { chooseMatches, listChoices } from '../contract/choice-operations.ts';

const refusedWith = (code: string) => ({ problem: { code } });
const refusedAt = (pointer: string) => ({ problem: { errors: [{ pointer }] } });

describe('置顶、排除与推荐结果', () => {
  let world: World;
  let luxian: Caller;
  let village: Caller;
  let hejiang: Caller;
  let hr: Caller;
  let post: string;
  let [first, second, third, fourth] = ['', '', '', ''];
  const listed = async () => (await luxian.call(contract.rankPeopleForPost, { postId: post })).people;
  const exclude = (personId: string, more: object = {}) =>
    luxian.call(chooseMatches, {
      postId: post,
      personIds: [personId],
      choice: 'excluded',
      reason: 'noContact',
      ...more,
    });

  beforeAll(async () => {
    world = await openWorld();
    const [jiangyang, verifier] = await Promise.all([world.signIn('jiangyang'), world.signIn('jiangyang2')]);
    [luxian, village, hejiang] = (await Promise.all(
      ['luxian', 'village', 'hejiang'].map((login) => world.signIn(login)),
    )) as [Caller, Caller, Caller];
    const enterpriseId = await enterpriseIn(jiangyang, '泸州甲电子有限公司');
    post = await openPostOf(jiangyang, verifier, enterpriseId);
    hr = await hrOf(world, enterpriseId, 'hr-jia');
    first = await personBy(village, 1, { skills: ['手工装配'] });
    [second, third, fourth] = [
      await personBy(village, 2),
      await personBy(village, 3, { payExpectedFen: 400_000 }),
      await personBy(village, 4),
    ];
  });
  afterAll(() => world.close());

  it('置顶的人排在最前，即使分数不是最高；只要一个人时也在名单里', async () => {
    await luxian.call(chooseMatches, { postId: post, personIds: [third], choice: 'pinned' });
    expect((await listed()).map(({ id, isPinned }) => [id, isPinned])[0]).toEqual([third, true]);
    const short = await luxian.call(contract.rankPeopleForPost, { postId: post, limit: 1 });
    expect(short.people.map(({ id }) => id)).toEqual([third, first]);
  });

  it('排除要写原因；排除后不再列出、不能推荐，计数里说明，反过来找岗位也一样', async () => {
    await expect(exclude(second, { reason: null })).rejects.toMatchObject(refusedAt('/reason'));
    await exclude(second, { note: '三次没有接电话' });
    const found = await luxian.call(contract.rankPeopleForPost, { postId: post });
    expect(found.people.map(({ id }) => id)).not.toContain(second);
    expect(found.excludedBy).toContainEqual({ code: 'excluded', label: '已排除', count: 1, only: null });
    expect(found.considered).toBe(4);
    const posts = await village.call(contract.rankPostsForPerson, { personId: second });
    expect(posts).toMatchObject({ posts: [], excludedBy: [{ code: 'excluded', count: 1 }] });
    const { refused } = await luxian.call(placement.recommendPeople, { postId: post, personIds: [second] });
    expect(refused[0]?.message).toContain('联系不上；三次没有接电话');
  });

  it('不能拿性别、年龄作排除的说明', async () => {
    await expect(exclude(fourth, { note: '企业只要男的，限35岁以下' })).rejects.toMatchObject({
      problem: { code: 'matching.illegalReason', detail: expect.stringContaining('就业促进法') },
    });
  });

  it('重新列出后回到名单；别县的人看不到也动不了这些选择', async () => {
    expect((await luxian.call(listChoices, { postId: post })).rows.map((row) => row.reasonLabel)).toContain(
      '联系不上',
    );
    expect((await hejiang.call(listChoices, { postId: post })).total).toBe(0);
    await expect(
      hejiang.call(chooseMatches, { postId: post, personIds: [second], choice: 'none' }),
    ).rejects.toMatchObject(refusedWith('matching.personOutside'));
    await luxian.call(chooseMatches, { postId: post, personIds: [second], choice: 'none' });
    expect((await listed()).map(({ id }) => id)).toContain(second);
  });

  it('用工方打开后推荐方看到已看；不录用的人不再列入这个岗位，换个岗位不受影响', async () => {
    const id = await recommend(luxian, post, first);
    const summary = () => luxian.call(placement.summariseRecommendations, { postId: post });
    expect(await summary()).toMatchObject({ sent: 1, read: 0, answered: 0 });
    await expect(luxian.call(placement.markRead, { ids: [id] })).rejects.toMatchObject(
      refusedWith('platform.notPermitted'),
    );
    await hr.call(placement.markRead, { ids: [id] });
    const { readAt, version } = await luxian.call(placement.getPlacement, { id });
    expect([readAt === null, version]).toEqual([false, 1]);
    await hr.call(placement.markRead, { ids: [id] });
    expect((await luxian.call(placement.getPlacement, { id })).readAt).toBe(readAt);
    expect(await summary()).toMatchObject({ sent: 1, read: 1, answered: 0 });
    await respond(hr, 'refuse', { id, version: 1 }, { exitReason: 'skillBelow' });
    expect(await summary()).toMatchObject({ read: 1, answered: 1, refusedByEnterprise: 1 });
    const found = await luxian.call(contract.rankPeopleForPost, { postId: post });
    expect(found.people.map((person) => person.id)).not.toContain(first);
    expect(found.excludedBy).toContainEqual({ code: 'ended', label: '推荐过未成', count: 1, only: null });
    const explained = await luxian.call(contract.explainPair, { postId: post, personId: first });
    expect(explained.limits.map(({ text }) => text).join()).toContain('技能不够');
  });

  it('本人放弃的岗位不再推给他', async () => {
    const id = await recommend(luxian, post, fourth);
    await advance(luxian, 'decline', { id, version: 1 }, { exitReason: 'tooFar' });
    expect((await luxian.call(placement.summariseRecommendations, { postId: post })).refusedByPerson).toBe(1);
    const found = await village.call(contract.rankPostsForPerson, { personId: fourth });
    expect(found.posts.map((each) => each.id)).not.toContain(post);
  });

  it('人迁到别的村，选择跟着走', async () => {
    await world.owner.query("UPDATE person SET region_code = '510522100001' WHERE id = $1", [third]);
    expect((await hejiang.call(listChoices, { postId: post })).rows.map((row) => row.personId)).toEqual([
      third,
    ]);
  });
});
