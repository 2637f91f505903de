import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterpriseIn, openPostOf, personBy } from '#modules/placement/server/test-fixture.ts';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import { chooseMatches } from '../contract/choice-operations.ts';
import * as contract from '../contract/operations.ts';

const refusedWith = (code: string) => ({ problem: { code } });

describe('只差一项', () => {
  let world: World;
  let [luxian, hejiang, clerk] = [] as unknown as [Caller, Caller, Caller];
  let post: string;
  let people: Record<'fits' | 'noShift' | 'noShiftSkilled' | 'late' | 'town' | 'two' | 'silent', string>;

  beforeAll(async () => {
    world = await openWorld();
    const names = ['jiangyang', 'jiangyang2', 'luxian', 'hejiang', 'village'];
    const [jiangyang, verifier, ...offices] = (await Promise.all(
      names.map((login) => world.signIn(login)),
    )) as [Caller, Caller, ...Caller[]];
    [luxian, hejiang, clerk] = offices as [Caller, Caller, Caller];
    const enterpriseId = await enterpriseIn(jiangyang, '泸州甲电子有限公司');
    post = await openPostOf(jiangyang, verifier, enterpriseId, { isShift: true, hasLodging: true });
    people = {
      fits: await personBy(clerk, 1),
      noShift: await personBy(clerk, 2, { acceptsShift: false }),
      noShiftSkilled: await personBy(clerk, 3, { acceptsShift: false, skills: ['手工装配'] }),
      late: await personBy(clerk, 4, { availableOn: '2018-03-01' }),
      town: await personBy(clerk, 5, { workRange: 'town' }),
      two: await personBy(clerk, 6, { workRange: 'town', acceptsShift: false }),
      silent: await personBy(clerk, 7, { acceptsShift: false, hasConsent: false }),
    };
  });
  afterAll(() => world.close());

  const listed = (input: object = {}) => luxian.call(contract.listNearMissPeople, { postId: post, ...input });
  const onlyOf = async () => {
    const { excludedBy } = await luxian.call(contract.rankPeopleForPost, { postId: post });
    return Object.fromEntries(excludedBy.map(({ code, count, only }) => [code, [count, only]]));
  };

  it('每个条件说明挡住多少人、其中多少人只差这一项；点开的名单正好这么多人，差两项的和没有同意的不在里面', async () => {
    expect(await onlyOf()).toEqual({ shift: [3, 2], startsTooLate: [1, 1], outOfRange: [2, 1] });
    for (const [limit, [, only]] of Object.entries(await onlyOf())) {
      const { total, rows } = await listed({ limit });
      expect([total, rows.length]).toEqual([only, only]);
      expect(rows.every(({ code }) => code === limit)).toBe(true);
    }
    const all = await listed();
    expect(all.total).toBe(4);
    expect(all.rows.map(({ id }) => id)).not.toContain(people.two);
    expect(all.rows.map(({ id }) => id)).not.toContain(people.silent);
    expect(all.rows.map(({ score }) => score)).toEqual(
      all.rows.map(({ score }) => score).toSorted((a, b) => b - a),
    );
  });

  it('补上以后分数高的在前；差什么、怎样补上写出事实：推迟到哪天、问谁、去哪里', async () => {
    const shift = await listed({ limit: 'shift' });
    expect(shift.rows.map(({ id }) => id)).toEqual([people.noShiftSkilled, people.noShift]);
    const gapOf = async (limit: string) => (await listed({ limit })).rows[0]?.gaps;
    expect(shift.rows[0]?.gaps).toEqual([
      { text: '岗位倒班，本人不接受倒班', closing: '问本人能不能倒班，或与企业商量安排长白班' },
    ]);
    expect(await gapOf('startsTooLate')).toEqual([
      {
        text: '2018-03-01 才能到岗，岗位 2017-11-10 用人',
        closing: '与企业商量等到 2018-03-01，或问本人能不能提前',
      },
    ]);
    expect((await gapOf('outOfRange'))?.[0]?.closing).toBe('问本人愿不愿去江阳区（提供住宿）');
  });

  it('一页一页翻，人数不变、没有人重复；只看别的镇时没有人', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => listed({ page, pageSize: 2 })));
    expect(pages.map(({ total, rows }) => [total, rows.length])).toEqual([
      [4, 2],
      [4, 2],
      [4, 0],
    ]);
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(4);
    expect(await listed({ regionCode: '510521100000' })).toEqual({ total: 0, rows: [] });
  });

  it('别的县看不到这些人；没有公布的岗位不能问；未同意推荐这一项没有名单；电话打码', async () => {
    expect(await hejiang.call(contract.listNearMissPeople, { postId: post })).toEqual({ total: 0, rows: [] });
    const nobody = '00000000-0000-4000-8000-000000000000';
    await expect(luxian.call(contract.listNearMissPeople, { postId: nobody })).rejects.toMatchObject(
      refusedWith('matching.postNotOpen'),
    );
    const { status } = await luxian.raw('matching.listNearMissPeople', { postId: post, limit: 'noConsent' });
    expect(status).toBe(400);
    const { body } = await luxian.raw('matching.listNearMissPeople', { postId: post });
    expect(body).toContain('154****0002');
    expect(body).not.toContain('15400000002');
  });

  it('反过来从人看：只差一项的岗位列得出来；别县的人查不到', async () => {
    const { excludedBy } = await clerk.call(contract.rankPostsForPerson, { personId: people.late });
    expect(excludedBy).toEqual([expect.objectContaining({ code: 'startsTooLate', count: 1, only: 1 })]);
    const near = await clerk.call(contract.listNearMissPosts, { personId: people.late });
    expect(near.rows.map(({ id, code }) => [id, code])).toEqual([[post, 'startsTooLate']]);
    expect((await clerk.call(contract.listNearMissPosts, { personId: people.two })).total).toBe(0);
    await expect(hejiang.call(contract.listNearMissPosts, { personId: people.late })).rejects.toMatchObject(
      refusedWith('platform.notFound'),
    );
  });

  it('本人改口愿意倒班，就从只差一项的名单转到合适的人员；排除的人两边都不再列', async () => {
    await world.owner.query('UPDATE person SET accepts_shift = true WHERE id = $1', [people.noShift]);
    const exclusion = { choice: 'excluded', reason: 'notInterested' } as const;
    await luxian.call(chooseMatches, { postId: post, personIds: [people.noShiftSkilled], ...exclusion });
    expect((await listed({ limit: 'shift' })).total).toBe(0);
    const fitting = await luxian.call(contract.rankPeopleForPost, { postId: post });
    expect(fitting.people.map(({ id }) => id).toSorted()).toEqual([people.fits, people.noShift].toSorted());
    expect(await onlyOf()).toEqual({
      outOfRange: [2, 1],
      shift: [1, 0],
      startsTooLate: [1, 1],
      excluded: [1, null],
    });
  });
});
