import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reportHeadcount, summariseDemand } from '#modules/demand/contract/operations.ts';
import { rankPeopleForPost } from '#modules/matching/contract/operations.ts';
import { getPerson } from '#modules/person/contract/operations.ts';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import * as contract from '../contract/operations.ts';
import {
  advance,
  bringToOnboarding,
  confirm,
  contractFacts,
  enterpriseIn,
  hrOf,
  openPostOf,
  personBy,
  recommend,
  respond,
  setToday,
} from './test-fixture.ts';

const refusedWith = (code: string) => ({ problem: { code } });
const interview = { interviewOn: '2017-10-16', interviewPlace: '企业人事科' };

describe('推荐到上岗', () => {
  let world: World;
  let callers: Record<
    'jiangyang' | 'jiangyang2' | 'luxian' | 'hejiang' | 'village' | 'city' | 'park-gaoxin',
    Caller
  >;
  let [hr, otherHr] = [] as unknown as [Caller, Caller];
  let [enterprise, otherEnterprise, post, otherPost] = ['', '', '', ''];
  let serial = 0;
  const newPerson = (more: object = {}) => {
    serial += 1;
    return personBy(callers.village, serial, more);
  };
  const placed = async (): Promise<string> => recommend(callers.luxian, post, await newPerson());

  beforeAll(async () => {
    world = await openWorld();
    const logins = [
      'jiangyang',
      'jiangyang2',
      'luxian',
      'hejiang',
      'village',
      'city',
      'park-gaoxin',
    ] as const;
    const signedIn = await Promise.all(
      logins.map(async (login) => [login, await world.signIn(login)] as const),
    );
    callers = Object.fromEntries(signedIn) as typeof callers;
    const { jiangyang, jiangyang2 } = callers;
    enterprise = await enterpriseIn(jiangyang, '泸州甲电子有限公司');
    otherEnterprise = await enterpriseIn(jiangyang, '泸州乙电子有限公司');
    hr = await hrOf(world, enterprise, 'hr-a');
    otherHr = await hrOf(world, otherEnterprise, 'hr-b');
    post = await openPostOf(jiangyang, jiangyang2, enterprise);
    otherPost = await openPostOf(jiangyang, jiangyang2, otherEnterprise);
    await jiangyang.call(reportHeadcount, {
      enterpriseId: enterprise,
      effectiveOn: '2017-10-13',
      totalDemand: 300,
      inYearExpected: 100,
      employed: 40,
    });
  });
  afterAll(() => world.close());
  beforeEach(() => setToday(world, '2017-10-15'));

  describe('placement.recommendPeople', () => {
    it('泸县把本县的人推荐给江阳的企业，企业看得到；另一家企业、合江县一行也看不到', async () => {
      const id = await placed();
      expect((await hr.call(contract.listPlacements, {})).rows).toMatchObject([
        { id, status: 'recommended' },
      ]);
      for (const stranger of [otherHr, callers.hejiang]) {
        expect(await stranger.call(contract.listPlacements, { pageSize: 200 })).toEqual({
          total: 0,
          isLonger: false,
          rows: [],
        });
        await expect(stranger.call(contract.getPlacement, { id })).rejects.toMatchObject(
          refusedWith('platform.notFound'),
        );
        const funnel = await stranger.call(contract.summariseFunnel, {});
        expect(funnel.steps.every(({ placements }) => placements === 0)).toBe(true);
      }
      await expect(respond(otherHr, 'acceptInterview', { id, version: 1 }, interview)).rejects.toMatchObject(
        refusedWith('platform.notFound'),
      );
    });

    it('未同意推荐、不符合条件的逐人说明原因，其余的照常推荐', async () => {
      const [good, silent, young] = [
        await newPerson(),
        await newPerson({ hasConsent: false }),
        await newPerson({ workRange: 'town' }),
      ];
      const answer = await callers.luxian.call(contract.recommendPeople, {
        postId: post,
        personIds: [good, silent, young],
      });
      expect(answer.recommended.map(({ personId }) => personId)).toEqual([good]);
      expect(answer.refused).toMatchObject([
        {
          personId: silent,
          personName: expect.stringMatching(/^求职人/),
          code: 'placement.hardLimit',
          message: expect.stringContaining('本人未同意推荐'),
        },
        {
          personId: young,
          personName: expect.stringMatching(/^求职人/),
          code: 'placement.hardLimit',
          message: expect.stringContaining('只愿在本镇（街道）范围内工作'),
        },
      ]);
    });

    it('别县的人、没有公布的岗位推荐不了，别县的人也不说姓名', async () => {
      const id = await newPerson();
      const { refused } = await callers.hejiang.call(contract.recommendPeople, {
        postId: post,
        personIds: [id],
      });
      expect(refused).toMatchObject([{ personId: id, personName: null, code: 'placement.personOutside' }]);
      await expect(
        callers.luxian.call(contract.recommendPeople, {
          postId: '00000000-0000-4000-8000-000000000000',
          personIds: [id],
        }),
      ).rejects.toMatchObject(refusedWith('placement.postNotOpen'));
    });

    it('两名经办人同时把同一个人推荐到同一岗位，只有一条记录', async () => {
      const personIds = [await newPerson()];
      const answers = await Promise.all(
        [callers.luxian, callers.village].map((clerk) =>
          clerk.call(contract.recommendPeople, { postId: post, personIds }),
        ),
      );
      expect(answers.flatMap(({ recommended }) => recommended)).toHaveLength(1);
      expect(answers.flatMap(({ refused }) => refused.map(({ code }) => code))).toEqual([
        'placement.alreadyRecommended',
      ]);
      expect((await callers.luxian.call(contract.listPlacements, { personId: personIds[0] })).total).toBe(1);
    });

    it('等候答复的推荐满三个，不能再推荐', async () => {
      const person = await newPerson();
      const { jiangyang, jiangyang2, luxian } = callers;
      for (const title of ['甲岗', '乙岗', '丙岗'])
        await recommend(luxian, await openPostOf(jiangyang, jiangyang2, enterprise, { title }), person);
      const { refused } = await luxian.call(contract.recommendPeople, {
        postId: otherPost,
        personIds: [person],
      });
      expect(refused).toMatchObject([
        { code: 'placement.tooManyOpen', message: expect.stringContaining('3 个') },
      ]);
    });
  });

  describe('placement.respondPlacements', () => {
    it('企业接收前看到打码的电话，接收后看到完整电话；不录用后又打码；身份证号从不出现', async () => {
      const id = await placed();
      const rowOf = async () =>
        (await hr.call(contract.listPlacements, { search: '' })).rows.find((row) => row.id === id);
      expect((await rowOf())?.phone).toMatch(/^154\*{4}\d{4}$/);
      await respond(hr, 'acceptInterview', { id, version: 1 }, interview);
      expect(await rowOf()).toMatchObject({ phone: expect.stringMatching(/^154\d{8}$/), isPhoneOpen: true });
      expect((await hr.raw('placement.getPlacement', { id })).body).not.toContain('519999');
      await respond(hr, 'refuse', { id, version: 2 }, { exitReason: 'skillBelow', note: '缺少经验' });
      const row = await rowOf();
      expect(row).toMatchObject({ status: 'notHired', exitReason: 'skillBelow', isPhoneOpen: false });
      expect(row?.phone).toContain('****');
    });

    it('没有原因不能拒绝，原因要从列表里选，面试要有地点', async () => {
      const item = { id: await placed(), version: 1 };
      await expect(respond(hr, 'refuse', item)).rejects.toMatchObject({
        problem: { code: 'platform.missing', errors: [{ pointer: '/given/exitReason' }] },
      });
      await expect(respond(hr, 'refuse', item, { exitReason: 'whim' })).rejects.toMatchObject(
        refusedWith('placement.unknownReason'),
      );
      await expect(respond(hr, 'acceptInterview', item, { interviewOn: '2017-10-16' })).rejects.toMatchObject(
        refusedWith('platform.missing'),
      );
      await expect(
        respond(hr, 'acceptInterview', item, { ...interview, interviewOn: '2017-10-14' }),
      ).rejects.toMatchObject(refusedWith('placement.dateOrder'));
      await expect(respond(hr, 'intend', item, { onDate: '2017-10-15' })).rejects.toMatchObject(
        refusedWith('platform.wrongState'),
      );
    });

    it('第二次点击不会办两次：同一次提交得到同一个答复，旧页面再提交被拒', async () => {
      const id = await placed();
      const input = { action: 'acceptInterview' as const, items: [{ id, version: 1 }], given: interview };
      const options = { idempotencyKey: 'second-click-1' };
      const first = await hr.call(contract.respondPlacements, input, options);
      expect(await hr.call(contract.respondPlacements, input, options)).toEqual(first);
      await expect(hr.call(contract.respondPlacements, input)).rejects.toMatchObject(
        refusedWith('platform.stale'),
      );
      expect(
        (await hr.call(contract.getPlacement, { id })).timeline.filter(({ title }) => title === '通知面试'),
      ).toHaveLength(1);
    });

    it('企业不能办理体检和上岗，泸县不能替企业答复', async () => {
      const id = await placed();
      await expect(
        advance(hr, 'passMedical', { id, version: 1 }, { onDate: '2017-10-15' }),
      ).rejects.toMatchObject(refusedWith('platform.notPermitted'));
      await expect(
        respond(callers.luxian, 'acceptInterview', { id, version: 1 }, interview),
      ).rejects.toMatchObject(refusedWith('platform.notPermitted'));
    });
  });

  describe('placement.advancePlacements', () => {
    it('成批办理：能办的办，不能办的逐个说明；要求全部办理时一个也不办', async () => {
      const ids = [await placed(), await placed(), await placed()];
      for (const id of ids.slice(0, 2)) {
        await respond(hr, 'acceptInterview', { id, version: 1 }, interview);
        await respond(hr, 'intend', { id, version: 2 }, { onDate: '2017-10-15' });
      }
      const items = ids.map((id, at) => ({ id, version: at === 2 ? 1 : 3 }));
      const request = { action: 'passMedical' as const, items, given: { onDate: '2017-10-15' } };
      await expect(
        callers.luxian.call(contract.advancePlacements, { ...request, isAllOrNothing: true }),
      ).rejects.toMatchObject({
        problem: {
          code: 'placement.batchRefused',
          errors: [{ pointer: '/items/2', code: 'platform.wrongState' }],
        },
      });
      const answer = await callers.luxian.call(contract.advancePlacements, request);
      expect(answer.done.map(({ id, status }) => [id, status])).toEqual(
        ids.slice(0, 2).map((id) => [id, 'medical']),
      );
      expect(answer.refused).toMatchObject([
        { id: ids[2], code: 'platform.wrongState', message: expect.stringContaining('已推荐') },
      ]);
    });

    it('合同资料不全不能登记上岗', async () => {
      const id = await placed();
      await respond(hr, 'acceptInterview', { id, version: 1 }, interview);
      await respond(hr, 'intend', { id, version: 2 }, { onDate: '2017-10-15' });
      await advance(callers.luxian, 'passMedical', { id, version: 3 }, { onDate: '2017-10-15' });
      const { contractTo: _end, ...noEnd } = contractFacts('2017-10-15');
      await expect(
        advance(callers.luxian, 'enterOnboarding', { id, version: 4 }, noEnd),
      ).rejects.toMatchObject(refusedWith('platform.missing'));
      await advance(
        callers.luxian,
        'finishTraining',
        { id, version: 4 },
        { onDate: '2017-10-15', trainingKind: '岗前培训' },
      );
      await advance(callers.luxian, 'enterOnboarding', { id, version: 5 }, { ...noEnd, contractOpen: true });
      expect(await callers.luxian.call(contract.getPlacement, { id })).toMatchObject({
        contractOpen: true,
        contractTo: null,
        trainingKind: '岗前培训',
      });
    });
  });

  describe('placement.confirmPlacements', () => {
    const gapOf = async () => (await callers.jiangyang.call(summariseDemand, {})).total.gap;

    it('登记上岗的人不能自己确认；输送县不能确认；另一位同事确认后缺口少一人，本人退出求职库，其他推荐自动结束', async () => {
      const person = await newPerson();
      const [id, other] = [
        await recommend(callers.luxian, post, person),
        await recommend(callers.luxian, otherPost, person),
      ];
      const before = await gapOf();
      const considered = async () =>
        (await callers.luxian.call(rankPeopleForPost, { postId: post })).considered;
      const peopleBefore = await considered();
      const item = await bringToOnboarding(hr, callers.jiangyang, id, '2017-10-15');
      await expect(confirm(callers.jiangyang, 'confirmOnboarding', item)).rejects.toMatchObject(
        refusedWith('platform.fourEyes'),
      );
      await expect(confirm(callers.luxian, 'confirmOnboarding', item)).rejects.toMatchObject(
        refusedWith('platform.notPermitted'),
      );
      expect(
        (await callers.jiangyang.call(contract.getPlacement, { id })).actions.map(({ action }) => action),
      ).not.toContain('confirmOnboarding');
      await confirm(callers.jiangyang2, 'confirmOnboarding', item);
      expect(await gapOf()).toBe(before - 1);
      expect(await considered()).toBe(peopleBefore - 1);
      expect(await callers.luxian.call(getPerson, { id: person })).toMatchObject({ isPlaced: true });
      const closed = await callers.luxian.call(contract.getPlacement, { id: other });
      expect(closed).toMatchObject({
        status: 'declined',
        exitReason: 'placedElsewhere',
        exitOn: '2017-10-15',
      });
      expect(closed.timeline.at(-1)).toMatchObject({ title: '本人放弃', who: '系统', note: '已在他处上岗' });
      const { refused } = await callers.luxian.call(contract.recommendPeople, {
        postId: otherPost,
        personIds: [person],
      });
      expect(refused).toMatchObject([{ code: 'placement.alreadyEmployed' }]);
    });

    it('离职后缺口恢复，本人回到求职库，全过程留在时间线上', async () => {
      const id = await placed();
      const item = await bringToOnboarding(hr, callers.luxian, id, '2017-10-15');
      await confirm(callers.jiangyang, 'confirmOnboarding', item);
      const after = await gapOf();
      await setToday(world, '2017-11-20');
      await expect(
        confirm(
          callers.jiangyang,
          'leave',
          { id, version: 6 },
          { leftOn: '2017-11-21', leaveReason: 'changedJob' },
        ),
      ).rejects.toMatchObject(refusedWith('placement.dateAhead'));
      await confirm(
        callers.jiangyang,
        'leave',
        { id, version: 6 },
        { leftOn: '2017-11-18', leaveReason: 'changedJob' },
      );
      expect(await gapOf()).toBe(after + 1);
      const seen = await callers.luxian.call(contract.getPlacement, { id });
      expect(seen).toMatchObject({
        status: 'left',
        leftOn: '2017-11-18',
        exitReason: 'changedJob',
        isPhoneOpen: false,
      });
      expect(seen.timeline.map(({ title }) => title)).toEqual([
        '登记人力资源',
        '推荐给企业',
        '通知面试',
        '确定意向',
        '体检合格',
        '登记上岗',
        '确认上岗',
        '在岗满 1 个月：待核实',
        '登记离职',
      ]);
      expect(await callers.luxian.call(getPerson, { id: seen.personId })).toMatchObject({ isPlaced: false });
    });

    it('上岗日期未到不能确认；资料有误退回后可重新登记', async () => {
      const id = await placed();
      await bringToOnboarding(hr, callers.luxian, id, '2017-10-15');
      await confirm(callers.jiangyang, 'sendBackOnboarding', { id, version: 5 }, { reason: '合同日期有误' });
      const back = await callers.luxian.call(contract.getPlacement, { id });
      expect(back).toMatchObject({ status: 'medical', onboardOn: null, payFen: null });
      expect(back.timeline.at(-1)).toMatchObject({ title: '退回上岗登记', note: '合同日期有误' });
      await advance(callers.luxian, 'enterOnboarding', { id, version: 6 }, contractFacts('2017-10-18'));
      await expect(confirm(callers.jiangyang, 'confirmOnboarding', { id, version: 7 })).rejects.toMatchObject(
        refusedWith('placement.dateAhead'),
      );
      await setToday(world, '2017-10-18');
      await confirm(callers.jiangyang, 'confirmOnboarding', { id, version: 7 });
    });

    it('同一个人在两家企业都登记了上岗，同时确认也只有一家成功', async () => {
      const person = await newPerson();
      const [first, second] = [
        await recommend(callers.luxian, post, person),
        await recommend(callers.luxian, otherPost, person),
      ];
      const items = [
        await bringToOnboarding(hr, callers.luxian, first, '2017-10-15'),
        await bringToOnboarding(otherHr, callers.luxian, second, '2017-10-15'),
      ];
      const answers = await Promise.allSettled(
        items.map((item, at) =>
          confirm(at ? callers.jiangyang2 : callers.jiangyang, 'confirmOnboarding', item),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const { rows } = await callers.luxian.call(contract.listPlacements, { personId: person });
      expect(rows.map(({ status }) => status).sort()).toEqual(['declined', 'onboarded']);
    });

    it('一批里有同一个人的两份登记，只确认第一份', async () => {
      const person = await newPerson();
      const [first, second] = [
        await recommend(callers.luxian, post, person),
        await recommend(callers.luxian, otherPost, person),
      ];
      const items = [
        await bringToOnboarding(hr, callers.luxian, first, '2017-10-15'),
        await bringToOnboarding(otherHr, callers.luxian, second, '2017-10-15'),
      ];
      const answer = await callers.jiangyang.call(contract.confirmPlacements, {
        action: 'confirmOnboarding',
        items,
      });
      expect(answer.done.map(({ id }) => id)).toEqual([first]);
      expect(answer.refused).toMatchObject([{ id: second, code: 'placement.alreadyEmployed' }]);
    });
  });

  describe('placement.summariseFunnel', () => {
    it('漏斗的每个数都能打开，条数相等', async () => {
      const { steps, exits, retained } = await callers.city.call(contract.summariseFunnel, {});
      expect(steps[0]?.placements).toBeGreaterThan(10);
      for (const { step, placements } of steps)
        expect((await callers.city.call(contract.listPlacements, { reached: step })).total).toBe(placements);
      expect(exits.length).toBeGreaterThan(1);
      for (const { endedAfter, exitReason, status, placements } of exits)
        expect(
          (await callers.city.call(contract.listPlacements, { endedAfter, exitReason, status })).total,
        ).toBe(placements);
      for (const { months, placements } of retained)
        expect((await callers.city.call(contract.listPlacements, { retainedMonths: months })).total).toBe(
          placements,
        );
    });
  });

  describe('placement.listPlacements', () => {
    it('按姓名、按企业、按推荐日期都能找到', async () => {
      const { rows } = await callers.luxian.call(contract.listPlacements, { pageSize: 1 });
      const name = rows[0]?.personName ?? '';
      const found = await callers.luxian.call(contract.listPlacements, { search: name });
      expect(found.rows.every((row) => row.personName === name)).toBe(true);
      expect(
        (await callers.luxian.call(contract.listPlacements, { search: '甲电子' })).total,
      ).toBeGreaterThan(5);
      expect(
        (await callers.luxian.call(contract.listPlacements, { recommendedFrom: '2017-10-16' })).total,
      ).toBe(0);
      expect((await callers['park-gaoxin'].call(contract.listPlacements, {})).total).toBe(0);
    });
  });
});
