import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterpriseIn, hrOf, openPostOf, personBy } from '#modules/placement/server/test-fixture.ts';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import * as contract from '../contract/operations.ts';
import { countSupply } from '../contract/supply-operations.ts';

const refusedWith = (code: string) => ({ problem: { code } });

describe('附近求职人数与权重', () => {
  let world: World;
  let luxian: Caller;
  let hr: Caller;
  let post: string;
  let draft: string;

  beforeAll(async () => {
    world = await openWorld();
    const names = ['jiangyang', 'jiangyang2', 'village', 'luxian'];
    const [jiangyang, verifier, clerk, office] = (await Promise.all(
      names.map((login) => world.signIn(login)),
    )) as [Caller, Caller, Caller, Caller];
    luxian = office;
    const enterpriseId = await enterpriseIn(jiangyang, '泸州甲电子有限公司');
    post = await openPostOf(jiangyang, verifier, enterpriseId, { isShift: true, hasLodging: false });
    hr = await hrOf(world, enterpriseId, 'hr-jia');
    const { rows } = await world.owner.query<{ id: string }>(
      `INSERT INTO post (city_code, id, enterprise_id, region_code, title, headcount, status, recorded_on)
       SELECT city_code, gen_random_uuid(), id, region_code, '没有写清的岗位', 2, 'draft', '2017-10-15' FROM enterprise WHERE id = $1 RETURNING id`,
      [enterpriseId],
    );
    draft = rows[0]?.id ?? '';
    // Six at 4,000 and six at 4,700, where the post pays up to 4,500; seven more do no shifts, three need a bed.
    for (let serial = 1; serial <= 22; serial += 1)
      await personBy(clerk, serial, {
        payExpectedFen: serial <= 6 || serial > 12 ? 400_000 : 470_000,
        acceptsShift: serial <= 12 || serial > 19,
        needsLodging: serial > 19,
      });
    await personBy(clerk, 40, { hasConsent: false });
  });
  afterAll(() => world.close());

  it('企业看到自己的岗位附近有多少人、加薪后多少、每条限制挡住多少，没有姓名，少于五人不显示', async () => {
    const found = await hr.call(countSupply, { postId: post });
    const [town, county, city] = found.near;
    expect(town).toMatchObject({ within: 'town', near: 0, eligible: 0, atPay: [0, 0, 0] });
    expect(county).toMatchObject({ near: 0 });
    expect(city).toEqual({ within: 'city', label: '全市', near: 22, eligible: 12, atPay: [6, 12, 12] });
    expect(found.costs).toEqual([
      { code: 'shift', label: '不倒班', people: 7 },
      { code: 'noLodging', label: '提供住宿', people: null },
    ]);
    expect(found.kilometres).toBeNull();
    const { body } = await hr.raw('matching.countSupply', { postId: post });
    expect(body).not.toContain('求职人');
  });

  it('岗位所在的镇街有坐标时按公里数人，理由说出公里数；住地没有坐标的另外说明', async () => {
    const [jiangyang = luxian, verifier = luxian, clerk = luxian] = await Promise.all(
      ['jiangyang', 'jiangyang2', 'village'].map((login) => world.signIn(login)),
    );
    const enterpriseId = await enterpriseIn(jiangyang, '泸州丙电子有限公司', { regionCode: '510502002000' });
    const inTown = await openPostOf(jiangyang, verifier, enterpriseId, { isShift: true, hasLodging: false });
    const unplaced = await personBy(luxian, 50, { regionCode: '510521100015', payExpectedFen: 400_000 });
    const found = await jiangyang.call(countSupply, { postId: inTown });
    expect(found.near.map(({ within, label, near }) => [within, label, near])).toEqual([
      ['town', '同镇街', 0],
      [10, '10 公里以内', 0],
      [30, '30 公里以内', 22],
      ['county', '同区县', 0],
      ['city', '全市', 23],
    ]);
    // Fewer than five are not shown.
    expect(found.kilometres).toEqual({ unplaced: null });
    const seeker = await personBy(clerk, 51);
    const { posts, nearer } = await clerk.call(contract.rankPostsForPerson, { personId: seeker });
    const [listed] = posts.filter(({ id }) => id === inTown);
    expect(listed?.reasons.find(({ code }) => code === 'near')?.text).toMatch(
      /^同市不同区县，两地中心相距约 \d+ 公里$/,
    );
    const near = async (asked: string) =>
      (await clerk.call(contract.rankPostsForPerson, { personId: seeker, near: asked })).posts.map(
        ({ id }) => id,
      );
    expect(nearer).toEqual([
      { value: 'town', label: '同镇街' },
      { value: '10', label: '10 公里以内' },
      { value: '30', label: '30 公里以内' },
      { value: 'county', label: '同区县' },
    ]);
    // The other enterprise stands at its county, which has no kilometres.
    expect([await near('30'), await near('10'), await near('county')]).toEqual([[inTown], [], []]);
    const far = await luxian.call(contract.explainPair, { personId: unplaced, postId: inTown });
    expect(far.reasons.find(({ code }) => code === 'near')?.text).toBe('同市不同区县');
  });

  it('合适的人按镇街分开，合起来就是名单的人数，点一个镇街名单正好这么多人；公里数两头都有坐标才说', async () => {
    const map = await luxian.call(contract.mapPeopleForPost, { postId: post });
    const { eligible } = await luxian.call(contract.rankPeopleForPost, { postId: post });
    expect(map.towns.reduce((sum, { people }) => sum + people, 0)).toBe(eligible);
    for (const { code, people } of map.towns) {
      const only = await luxian.call(contract.rankPeopleForPost, { postId: post, regionCode: code });
      expect(only.eligible).toBe(people);
    }
    // This post's enterprise stands at its county.
    expect([map.post, map.towns.every(({ kilometres }) => kilometres === null)]).toEqual([null, true]);
    expect(map.towns.map(({ regionName, point }) => [regionName, point !== null])).toContainEqual([
      '泸县得胜镇',
      true,
    ]);
  });

  it('别的企业看不到，别县也看不到；没有写清工资的岗位说明为什么不能算', async () => {
    const other = await enterpriseIn(await world.signIn('jiangyang'), '泸州乙电子有限公司');
    const rival = await hrOf(world, other, 'hr-yi');
    for (const caller of [rival, luxian])
      await expect(caller.call(countSupply, { postId: post })).rejects.toMatchObject(
        refusedWith('platform.notFound'),
      );
    await expect(hr.call(countSupply, { postId: draft })).rejects.toMatchObject(
      refusedWith('matching.postUnclear'),
    );
  });

  it('加重一项权重，名单按新的权重排，分数和理由相符；超出允许的范围不受理', async () => {
    const clerk = await world.signIn('village');
    await personBy(clerk, 60, { payExpectedFen: 460_000, skills: ['手工装配', '静电防护'] });
    const ranked = async (weights?: object) =>
      (await luxian.call(contract.rankPeopleForPost, { postId: post, ...(weights ? { weights } : {}) }))
        .people;
    const skilled = (people: Awaited<ReturnType<typeof ranked>>) =>
      people.findIndex(({ skills }) => skills.length === 2);
    const [before, after] = [await ranked({ pay: 200, skills: 50 }), await ranked({ pay: 50, skills: 200 })];
    expect(skilled(after)).toBeLessThan(skilled(before));
    for (const person of after)
      expect(person.score).toBe(person.reasons.reduce((sum, { points }) => sum + points, 0));
    expect(await ranked({})).toEqual(await ranked());
    await expect(ranked({ near: 900 })).rejects.toMatchObject(refusedWith('matching.weightOutOfRange'));
  });
});
