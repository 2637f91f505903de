import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recommendPeople } from '#modules/placement/contract/operations.ts';
import { enterpriseIn, openPostOf, personBy } from '#modules/placement/server/test-fixture.ts';
import type { Services } from '#platform/http/operation.ts';
import { type Caller, openWorld, testCity, type World } from '#tools/testkit/world.ts';
import { chooseMatches } from '../../contract/choice-operations.ts';
import { getRun, listRunPeople, listRunPosts, listRuns, startRun } from '../../contract/run-operations.ts';
import { stopIndexes } from '../city-index/registry.ts';
import { doRun } from './job.ts';
import { matchList } from './match-list.ts';
import { type RunOf, takeUp } from './run.ts';

const refusedWith = (code: string) => ({ problem: { code } });

describe('整张缺工清单一起匹配', () => {
  let world: World;
  let [luxian, hejiang, city] = [] as unknown as [Caller, Caller, Caller];
  let [assembly, sewing] = ['', ''];
  let people: string[] = [];

  const ended = async (caller: Caller, runId: string) => {
    for (let turn = 0; turn < 100; turn += 1) {
      const run = await caller.call(getRun, { runId });
      if (run.status === 'done' || run.status === 'failed') return run;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('not ended');
  };
  const postsOf = async (caller: Caller, runId: string) => {
    const { rows } = await caller.call(listRunPosts, { runId });
    return Object.fromEntries(rows.map(({ id, people: found }) => [id, found.map((person) => person.id)]));
  };

  beforeAll(async () => {
    world = await openWorld();
    const logins = ['jiangyang', 'jiangyang2', 'village', 'luxian', 'hejiang', 'city'];
    const [jiangyang, verifier, clerk, ...offices] = (await Promise.all(
      logins.map((login) => world.signIn(login)),
    )) as [Caller, Caller, Caller, ...Caller[]];
    [luxian, hejiang, city] = offices as [Caller, Caller, Caller];
    const enterpriseId = await enterpriseIn(jiangyang, '泸州甲电子有限公司');
    assembly = await openPostOf(jiangyang, verifier, enterpriseId, { headcount: 2 });
    sewing = await openPostOf(jiangyang, verifier, enterpriseId, {
      title: '缝纫工',
      occupationCode: '6-05-01-01',
      headcount: 1,
    });
    people = await Array.fromAsync({ length: 6 }, (_, at) =>
      personBy(clerk, at + 1, { occupationsWanted: [at < 4 ? '6-25-04-02' : '6-05-01-01'] }),
    );
  });
  afterAll(() => world.close());

  it('每人只推荐到最合适的一个岗位，每缺一人给两个人选；进度、用到的人数对得上', async () => {
    const { runId } = await luxian.call(startRun, { search: null, perPerson: 1, perPlace: 2 });
    const run = await ended(luxian, runId);
    expect(run).toMatchObject({
      status: 'done',
      posts: 2,
      postsFilled: 2,
      people: 6,
      peopleDone: 6,
      proposed: 6,
    });
    const found = await postsOf(luxian, runId);
    expect(found[assembly]?.toSorted()).toEqual(people.slice(0, 4).toSorted());
    expect(found[sewing]?.toSorted()).toEqual(people.slice(4).toSorted());
    expect((await luxian.call(listRuns, {})).rows[0]).toEqual(run);
  });

  it('两个页面同时开始匹配，只开始一次，另一个被告知还没有完成', async () => {
    const start = () => luxian.call(startRun, { search: null, perPerson: 1, perPlace: 2 });
    const both = await Promise.allSettled([start(), start()]);
    const [started, refused] = both.toSorted((a, b) => a.status.localeCompare(b.status));
    expect(refused).toMatchObject({ reason: refusedWith('matching.runUnderWay') });
    expect(started?.status).toBe('fulfilled');
    if (started?.status === 'fulfilled') await ended(luxian, started.value.runId);
  });

  it('找到和没有找到人选的岗位分开看，没有的写明挡住最多人的条件；列为人选的每人一行', async () => {
    const [jiangyang = luxian, verifier = luxian] = await Promise.all(
      ['jiangyang', 'jiangyang2'].map((login) => world.signIn(login)),
    );
    const enterpriseId = await enterpriseIn(jiangyang, '泸州乙电子有限公司');
    const skilled = await openPostOf(jiangyang, verifier, enterpriseId, {
      title: '调试员',
      experienceMonths: 60,
    });
    const { runId } = await luxian.call(startRun, { search: null, perPerson: 1, perPlace: 2 });
    expect(await ended(luxian, runId)).toMatchObject({ posts: 3, postsFilled: 2, proposed: 6 });
    const [all, some, none] = await Promise.all(
      [{}, { found: 'some' as const }, { found: 'none' as const }].map((filter) =>
        luxian.call(listRunPosts, { runId, ...filter }),
      ),
    );
    expect([all?.total, some?.total, none?.total]).toEqual([3, 2, 1]);
    expect(all?.rows.at(-1)?.id).toBe(skilled);
    expect(some?.rows.every(({ whyNone }) => whyNone === null)).toBe(true);
    expect(none?.rows[0]?.whyNone).toEqual({
      code: 'experience',
      text: '经验不够的最多：6 人，其中 6 人只差这一项',
    });
    const listed = await luxian.call(listRunPeople, { runId });
    expect(listed.total).toBe(6);
    expect(listed.rows.map(({ id }) => id).toSorted()).toEqual(people.toSorted());
    expect(listed.rows.every(({ posts }) => posts.length === 1)).toBe(true);
    await world.owner.query(`UPDATE post SET status = 'withdrawn' WHERE id = $1`, [skilled]);
  });

  it('排除过的人不在那个岗位的人选里；结果可以直接推荐', async () => {
    const [first = '', second = ''] = people;
    const excluded = {
      postId: assembly,
      personIds: [first],
      choice: 'excluded' as const,
      reason: 'noContact' as const,
    };
    await luxian.call(chooseMatches, excluded);
    const { runId } = await luxian.call(startRun, { search: '手机装配', perPerson: 1, perPlace: 2 });
    expect(await ended(luxian, runId)).toMatchObject({ posts: 1, search: '手机装配' });
    const found = await postsOf(luxian, runId);
    expect(found[assembly]).not.toContain(first);
    expect(found[assembly]).toContain(second);
    const personIds = found[assembly]?.slice(0, 2) ?? [];
    const { recommended } = await luxian.call(recommendPeople, { postId: assembly, personIds });
    expect(recommended).toHaveLength(2);
  });

  it('只用自己管辖的人；别人看不到这次匹配；没有岗位时说明', async () => {
    const { runId } = await hejiang.call(startRun, { search: null });
    expect(await ended(hejiang, runId)).toMatchObject({ status: 'done', people: 0, postsFilled: 0 });
    for (const caller of [luxian, city])
      for (const contract of [getRun, listRunPosts, listRunPeople])
        await expect(caller.call(contract, { runId })).rejects.toMatchObject(
          refusedWith('platform.notFound'),
        );
    await expect(luxian.call(startRun, { search: '没有这种岗位' })).rejects.toMatchObject(
      refusedWith('matching.noPosts'),
    );
  });

  /** A run that stands in the database and that nobody has taken up. */
  const waitingRun = async (): Promise<RunOf> => {
    const { rows } = await world.owner.query<{ id: string }>(
      `INSERT INTO match_run (city_code, id, per_person, per_place, status, asked_by, recorded_on)
       VALUES ($1, gen_random_uuid(), 1, 2, 'waiting', $2, '2017-10-15') RETURNING id`,
      [testCity, luxian.accountId],
    );
    const range = { from: '510521000000', to: '510522000000' };
    const scope = { kind: 'region', regionCode: '510521000000', ...range, isWholeCity: false } as const;
    return { cityCode: testCity, runId: rows[0]?.id ?? '', accountId: luxian.accountId, scope };
  };
  const kill = (deaths: number) => {
    let started = 0;
    return (worker: Worker) => {
      started += 1;
      if (started <= deaths) worker.once('online', () => void worker.terminate());
    };
  };

  it('线程中途被结束，换一个重算，结果不变', async () => {
    const { services } = world.server;
    const of = await waitingRun();
    const task = await takeUp(services, of);
    if (!task) throw new Error('no task');
    const quiet = () => undefined;
    const whole = await matchList(task, quiet, {});
    expect(whole.people.length).toBeGreaterThan(0);
    expect(await matchList(task, quiet, { onThread: kill(1) })).toEqual(whole);
    await doRun(services, of, { onThread: kill(1) });
    expect(await luxian.call(getRun, { runId: of.runId })).toMatchObject({ status: 'done', postsFilled: 2 });
  });

  it('线程总被结束时整次作废：写明原因，不留半张名单，可以重新匹配', async () => {
    const of = await waitingRun();
    await doRun(world.server.services, of, { onThread: kill(99) });
    const run = await luxian.call(getRun, { runId: of.runId });
    expect(run).toMatchObject({ status: 'failed', postsFilled: 0, proposed: 0 });
    expect(run.problem).toContain('重新匹配');
    expect(await postsOf(luxian, of.runId)).toEqual({});
    const again = await luxian.call(startRun, { search: null, perPerson: 1, perPlace: 2 });
    expect(await ended(luxian, again.runId)).toMatchObject({ status: 'done', postsFilled: 2 });
  });

  it('匹配数据整理不成时整次作废，写明还没有开始比对', async () => {
    const { services } = world.server;
    const unreachable = { options: { connectionString: 'postgres://127.0.0.1:1/none' } };
    const as: typeof services.database.as = (...asked) => services.database.as(...asked);
    const broken = { ...services, database: { as, pool: unreachable } } as unknown as Services;
    const of = await waitingRun();
    await doRun(broken, of, {});
    await stopIndexes(broken);
    const run = await luxian.call(getRun, { runId: of.runId });
    expect(run).toMatchObject({ status: 'failed', postsFilled: 0, proposed: 0 });
    expect(run.problem).toContain('还没有开始比对');
  });
});
