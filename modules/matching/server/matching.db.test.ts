import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPost, submitPost, verifyPost } from '#modules/demand/contract/operations.ts';
import { createEnterprise } from '#modules/enterprise/contract/operations.ts';
import { registerPerson } from '#modules/person/contract/operations.ts';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import * as contract from '../contract/operations.ts';

const refusedWith = (code: string) => ({ problem: { code } });
type Six = [Caller, Caller, Caller, Caller, Caller, Caller];
const village = '510521103222';

describe('人岗匹配', () => {
  let world: World;
  let [jiangyang, jiangyang2, luxian, hejiang, clerk, supervision] = [] as unknown as Six;
  const people: Record<string, string> = {};
  let [post, farPost, draft] = ['', '', ''];

  const newPost = async (enterpriseId: string, more: object): Promise<string> => {
    const facts = {
      title: '手机装配工',
      occupationCode: '6-25-04-02',
      headcount: 20,
      skills: '手工装配、静电防护',
      educationMin: 'juniorMiddle',
      payMinFen: 320_000,
      payMaxFen: 450_000,
      neededOn: '2017-11-10',
      isShift: true,
      hasLodging: true,
    };
    const { id } = await jiangyang.call(createPost, { enterpriseId, ...facts, ...more });
    return id;
  };
  const publish = async (id: string): Promise<string> => {
    await jiangyang.call(submitPost, { id, version: 1 });
    await jiangyang2.call(verifyPost, { id, version: 2, method: 'visit' });
    return id;
  };
  const register = async (name: string, more: object = {}): Promise<void> => {
    const facts = {
      birthOn: '1990-01-01',
      regionCode: village,
      status: 'seeking',
      education: 'juniorMiddle',
      phone: '15400000001',
      hasConsent: true,
    };
    people[name] = (await clerk.call(registerPerson, { name, ...facts, ...more })).id;
  };

  beforeAll(async () => {
    world = await openWorld();
    const logins = ['jiangyang', 'jiangyang2', 'luxian', 'hejiang', 'village', 'supervision'];
    [jiangyang, jiangyang2, luxian, hejiang, clerk, supervision] = (await Promise.all(
      logins.map((login) => world.signIn(login)),
    )) as Six;
    const { id: enterpriseId } = await jiangyang.call(createEnterprise, {
      name: '泸州甲电子有限公司',
      regionCode: '510502000000',
      signedOn: '2017-03-01',
      dockedOn: '2017-06-01',
    });
    [post, farPost, draft] = [
      await publish(await newPost(enterpriseId, {})),
      await publish(
        await newPost(enterpriseId, {
          title: '缝纫工',
          occupationCode: '6-05-01-01',
          neededOn: '2017-11-20',
        }),
      ),
      await newPost(enterpriseId, { title: '未核实岗位' }),
    ];
    await register('甲熟手', {
      occupationsWanted: ['6-25-04-02'],
      experience: [{ occupationCode: '6-25-04-02', months: 36 }],
      payExpectedFen: 300_000,
      skills: ['手工装配'],
    });
    await register('乙新手', { payExpectedFen: 400_000 });
    await register('丙不倒班', { acceptsShift: false });
    await register('丁只在本镇', { workRange: 'town', education: 'primary' });
    await register('戊在职', { status: 'working' });
    await register('己未同意', { hasConsent: false });
  });
  afterAll(() => world.close());

  describe('matching.rankPeopleForPost', () => {
    it('泸县为江阳的岗位找本县的人：合适的排在前，理由写出事实，不合适的按硬条件计数', async () => {
      const found = await luxian.call(contract.rankPeopleForPost, { postId: post });
      expect(found.post).toMatchObject({
        title: '手机装配工',
        enterpriseName: '泸州甲电子有限公司',
        regionName: '江阳区',
        remaining: 20,
      });
      expect(found.people.map(({ name }) => name)).toEqual(['甲熟手', '乙新手']);
      expect(found).toMatchObject({ considered: 5, eligible: 2 });
      expect(Object.fromEntries(found.excludedBy.map(({ code, count }) => [code, count]))).toEqual({
        shift: 1,
        outOfRange: 1,
        education: 1,
        notSeeking: 1,
      });
      const [best] = found.people;
      expect(best?.reasons.map(({ text }) => text)).toEqual(
        expect.arrayContaining([
          '期望 3,000 元 ≤ 最低 3,200 元',
          '掌握 2 项技能中的 1 项',
          '能按时到岗',
          '今天联系过',
        ]),
      );
      expect(best?.reasons.find(({ code }) => code === 'experienceSame')?.text).toMatch(/^做过.+ 3 年$/);
      expect(best?.score).toBe(best?.reasons.reduce((sum, { points }) => sum + points, 0));
    });

    it('名单里的电话打码，没有身份证号', async () => {
      const { status, body } = await luxian.raw('matching.rankPeopleForPost', { postId: post });
      expect(status).toBe(200);
      expect(body).toContain('154****0001');
      expect(body).not.toContain('15400000001');
    });

    it('合江县的名单里没有泸县的人；督查没有权限；没有公布的岗位不能找人', async () => {
      expect(await hejiang.call(contract.rankPeopleForPost, { postId: post })).toMatchObject({
        considered: 0,
        people: [],
        excludedBy: [],
      });
      await expect(supervision.call(contract.rankPeopleForPost, { postId: post })).rejects.toMatchObject(
        refusedWith('platform.notPermitted'),
      );
      await expect(luxian.call(contract.rankPeopleForPost, { postId: draft })).rejects.toMatchObject(
        refusedWith('matching.postNotOpen'),
      );
    });

    it('只看一个镇时，只比对那个镇的人；别县的镇里没有我的人', async () => {
      expect(
        await luxian.call(contract.rankPeopleForPost, { postId: post, regionCode: '510521103000' }),
      ).toMatchObject({ considered: 5 });
      expect(
        await luxian.call(contract.rankPeopleForPost, { postId: post, regionCode: '510521100000' }),
      ).toMatchObject({ considered: 0 });
      expect(
        await hejiang.call(contract.rankPeopleForPost, { postId: post, regionCode: '510521103000' }),
      ).toMatchObject({ considered: 0 });
    });

    it('只要一个人时给最合适的那个', async () => {
      expect(
        (await luxian.call(contract.rankPeopleForPost, { postId: post, limit: 1 })).people.map(
          ({ name }) => name,
        ),
      ).toEqual(['甲熟手']);
    });
  });

  describe('matching.rankPostsForPerson', () => {
    it('村干部为本村的人找岗位，全市公布的岗位按合适程度排列', async () => {
      const found = await clerk.call(contract.rankPostsForPerson, { personId: people.甲熟手 ?? '' });
      expect(found.posts.map(({ title }) => title)).toEqual(['手机装配工', '缝纫工']);
      expect(found.posts[0]?.score).toBeGreaterThan(found.posts[1]?.score ?? 0);
    });

    it('别县的人查不到', async () => {
      await expect(
        hejiang.call(contract.rankPostsForPerson, { personId: people.甲熟手 ?? '' }),
      ).rejects.toMatchObject(refusedWith('platform.notFound'));
    });
  });

  describe('matching.explainPair', () => {
    it('两个方向和单独说明的分数一致', async () => {
      const personId = people.乙新手 ?? '';
      const explained = await luxian.call(contract.explainPair, { postId: farPost, personId });
      const fromPost = (await luxian.call(contract.rankPeopleForPost, { postId: farPost })).people.find(
        ({ id }) => id === personId,
      );
      const fromPerson = (await luxian.call(contract.rankPostsForPerson, { personId })).posts.find(
        ({ id }) => id === farPost,
      );
      expect(explained).toMatchObject({ isEligible: true, limits: [] });
      expect([fromPost?.score, fromPerson?.score]).toEqual([explained.score, explained.score]);
      expect(fromPost?.reasons).toEqual(explained.reasons);
    });

    it('不合适的说明每一条硬条件', async () => {
      const explained = await luxian.call(contract.explainPair, {
        postId: post,
        personId: people.丁只在本镇 ?? '',
      });
      expect(explained.isEligible).toBe(false);
      expect(explained.limits.map(({ text }) => text)).toEqual([
        '学历为小学及以下，岗位要求初中及以上',
        '只愿在本镇（街道）范围内工作，岗位与住地同市不同区县',
      ]);
    });
  });
});
