import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openWorld, testCity, type World } from '#tools/testkit/world.ts';
import * as contract from '../contract/operations.ts';
import { findCandidate, findPeopleForMatching } from './candidates.ts';
import { actingAs, baixiang, facts, inventedCard, jieguanba, register } from './test-fixture.ts';

const refused = (code: string) => ({ problem: expect.objectContaining({ code }) });
const hejiangVillage = '510522001001';

describe('人力资源台账', () => {
  let world: World;
  let village: Caller;
  let town: Caller;
  let county: Caller;
  let sibling: Caller;
  beforeAll(async () => {
    world = await openWorld();
    [village, town, county, sibling] = [
      await world.signIn('village'),
      await world.signIn('town'),
      await world.signIn('luxian'),
      await world.signIn('hejiang'),
    ];
  });
  afterAll(() => world.close());

  describe('person.registerPerson', () => {
    it('村干部凭身份证登记，出生日期和性别自动带出，镇和县都能看到，邻县一点看不到', async () => {
      const idCard = inventedCard('1990-02-03', 11);
      const { id } = await village.call(
        contract.registerPerson,
        facts('张小明', { idCard, phone: '154 0000 0001', occupationsWanted: ['6-25-04-02'] }),
      );
      for (const caller of [village, town, county]) {
        expect((await caller.call(contract.listPeople, { search: '小明' })).rows).toMatchObject([
          {
            id,
            sex: 'male',
            age: 27,
            idCardMasked: `990000********${idCard.slice(-4)}`,
            phoneMasked: '154****0001',
            isStale: false,
          },
        ]);
      }
      const answers = [
        await sibling.raw('person.listPeople', { search: '小明' }),
        await sibling.raw('person.getPerson', { id }),
        await sibling.raw('person.listStale', {}),
      ];
      for (const { body } of answers) expect(body).not.toMatch(/张小明|0001|得胜/);
      expect((await sibling.call(contract.listPeople, {})).total).toBe(0);
      await expect(sibling.call(contract.getPerson, { id })).rejects.toMatchObject(
        refused('platform.notFound'),
      );
    });

    it('没有身份证的凭出生日期登记；什么都不填时指出要填', async () => {
      expect(await register(village, '李无证')).toBeTruthy();
      await expect(village.call(contract.registerPerson, facts('李无证二'))).rejects.toMatchObject({
        problem: { code: 'person.birthMissing', errors: [{ pointer: '/birthOn' }] },
      });
    });

    it('号码错、状态不在字典、电话写错、登记到邻村，一次全部指出', async () => {
      const input = facts('错误', {
        idCard: '11010519491231002X'.replace('X', '1'),
        status: 'nothing',
        phone: '12',
        regionCode: jieguanba,
      });
      await expect(village.call(contract.registerPerson, input)).rejects.toMatchObject({
        problem: {
          errors: [
            { pointer: '/idCard', code: 'person.idCardChecksum' },
            { pointer: '/regionCode', code: 'person.outsideScope' },
            { pointer: '/status' },
            { pointer: '/phone' },
          ],
        },
      });
      await expect(
        town.call(
          contract.registerPerson,
          facts('到镇', { birthOn: '1990-01-01', regionCode: '510521103000' }),
        ),
      ).rejects.toMatchObject(refused('person.notLowest'));
    });

    it('同一身份证号在本地重复登记时说出是谁，在别的县登记时只说本市已有登记', async () => {
      const idCard = inventedCard('1985-07-08', 21);
      const id = await register(village, '王重名', { idCard });
      await expect(town.call(contract.registerPerson, facts('王重复', { idCard }))).rejects.toMatchObject({
        problem: {
          code: 'person.alreadyRegistered',
          errors: [{ pointer: '/idCard', params: { id, name: '王重名' } }],
        },
      });
      const elsewhere = await sibling.raw(
        'person.registerPerson',
        facts('王重复', { idCard, regionCode: hejiangVillage }),
      );
      expect(JSON.parse(elsewhere.body)).toMatchObject({ code: 'person.registeredElsewhere' });
      expect(elsewhere.body).not.toMatch(new RegExp(`王重名|泸县|得胜|白象|${id}`));
      const check = await sibling.raw('person.checkDuplicate', {
        idCard,
        name: '王重名',
        birthOn: '1985-07-08',
        regionCode: baixiang,
      });
      expect(JSON.parse(check.body)).toEqual({ idCard: 'elsewhere', people: [] });
      expect(await town.call(contract.checkDuplicate, { idCard })).toMatchObject({
        idCard: 'here',
        people: [{ id }],
      });
    });

    it('两人同时登记同一号码，只成一个', async () => {
      const idCard = inventedCard('1985-07-08', 31);
      const results = await Promise.allSettled([
        register(village, '同时甲', { idCard }),
        register(town, '同时乙', { idCard }),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: refused('person.alreadyRegistered'),
      });
    });

    it('同名同生日同村先提醒，确认不是同一人后可以登记', async () => {
      const first = await register(village, '陈同名', { birthOn: '1991-01-01' });
      await expect(register(village, '陈同名', { birthOn: '1991-01-01' })).rejects.toMatchObject(
        refused('person.probableDuplicate'),
      );
      expect(
        (
          await village.call(contract.checkDuplicate, {
            name: '陈同名',
            birthOn: '1991-01-01',
            regionCode: baixiang,
          })
        ).people,
      ).toMatchObject([{ id: first }]);
      await register(village, '陈同名', { birthOn: '1991-01-01', isDifferentPerson: true });
      expect((await village.call(contract.listPeople, { search: '陈同名' })).total).toBe(2);
    });

    it('重复点击提交只登记一次', async () => {
      const input = facts('赵双击', { birthOn: '1992-02-02' });
      const key = { idempotencyKey: 'double-click-1' };
      const [a, b] = [
        await village.call(contract.registerPerson, input, key),
        await village.call(contract.registerPerson, input, key),
      ];
      expect(a).toEqual(b);
      expect((await village.call(contract.listPeople, { search: '赵双击' })).total).toBe(1);
    });

    it('机构登记的人归本机构，另一机构看不到；没有台账的岗位不能登记', async () => {
      const [agency, school] = [await world.signIn('agency'), await world.signIn('school')];
      const id = await register(agency, '周机构', { regionCode: hejiangVillage });
      expect((await agency.call(contract.listPeople, { search: '机构' })).rows).toMatchObject([{ id }]);
      expect((await school.call(contract.listPeople, {})).total).toBe(0);
      expect((await agency.call(contract.listPeople, {})).total).toBe(1);
      await expect(register(await world.signIn('city'), '不能登记')).rejects.toMatchObject(
        refused('platform.notPermitted'),
      );
    });
  });

  describe('person.listPeople', () => {
    it('按姓名任意一段、拼音首字母、完整身份证号、电话都能找到，村干部只找得到本村的人', async () => {
      const idCard = inventedCard('1979-09-09', 41);
      const id = await register(town, '欧阳春梅', { idCard, phone: '15400000041', regionCode: jieguanba });
      for (const search of [
        '欧阳',
        '春',
        '阳春梅',
        'oycm',
        'YCM',
        idCard,
        idCard.toLowerCase(),
        '154 0000 0041',
      ]) {
        expect(
          (await town.call(contract.listPeople, { search })).rows.map((row) => row.id),
          search,
        ).toEqual([id]);
        expect((await village.call(contract.listPeople, { search })).total, search).toBe(0);
      }
      expect((await town.call(contract.listPeople, { search: inventedCard('1979-09-09', 42) })).total).toBe(
        0,
      );
    });

    it('超过天数没有联系的列为待回访，确认后不再待回访', async () => {
      const id = await register(village, '郑待访');
      await world.owner.query("UPDATE person SET last_contact_on = '2017-07-17' WHERE id = $1", [id]);
      expect((await village.call(contract.listStale, {})).total).toBe(0);
      await world.owner.query("UPDATE person SET last_contact_on = '2017-07-16' WHERE id = $1", [id]);
      const start = await village.call(contract.listStale, {});
      expect(start).toMatchObject({
        total: 1,
        rows: [{ id, isStale: true }],
        staleAfterDays: 90,
        regionCode: baixiang,
      });
      expect((await village.call(contract.listPeople, { isStale: true })).rows).toMatchObject([{ id }]);
      expect((await village.call(contract.listPeople, { sort: 'lastContactOn' })).rows[0]).toMatchObject({
        id,
      });
      await village.call(contract.confirmContact, { id, version: 1 });
      expect((await village.call(contract.listStale, {})).total).toBe(0);
      expect((await village.call(contract.getPerson, { id })).timeline.map(({ title }) => title)).toEqual([
        '登记',
        '联系本人，仍在找工作',
      ]);
    });

    it('筛选条件可以叠加，总数与行数一致，翻页不重不漏', async () => {
      for (let order = 0; order < 7; order += 1)
        await register(village, `孙翻页${order}`, {
          status: 'surplus',
          groups: ['veteran'],
          education: 'juniorMiddle',
          occupationsWanted: ['6-25-04-02'],
          hasConsent: order % 2 === 0,
        });
      const filter = {
        regionCode: '510521000000',
        status: 'surplus',
        group: 'veteran',
        education: 'juniorMiddle',
        occupation: '6-25-04-02',
        isOpen: true as const,
      };
      const pages = [
        await county.call(contract.listPeople, { ...filter, page: 1, pageSize: 4 }),
        await county.call(contract.listPeople, { ...filter, page: 2, pageSize: 4 }),
      ];
      expect(pages.map(({ total }) => total)).toEqual([7, 7]);
      expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(7);
      expect((await county.call(contract.listPeople, { ...filter, consent: 'given' })).total).toBe(4);
      expect((await county.call(contract.listPeople, { ...filter, regionCode: '510522000000' })).total).toBe(
        0,
      );
    });
  });

  describe('person.updatePerson', () => {
    it('改动进入经过，但不写出内容；旧版本提交时说出是谁改过', async () => {
      const id = await register(village, '吴修改', { phone: '15400000051' });
      const { version } = await village.call(contract.getPerson, { id });
      await town.call(contract.updatePerson, {
        id,
        version,
        name: '吴修改',
        regionCode: jieguanba,
        status: 'surplus',
        birthOn: '1988-05-06',
        phone: '15400000052',
      });
      await expect(village.call(contract.getPerson, { id })).rejects.toMatchObject(
        refused('platform.notFound'),
      );
      const after = await town.call(contract.getPerson, { id });
      expect(after).toMatchObject({ phone: '15400000052', isPhoneOpen: true, status: 'surplus' });
      expect(after.timeline.at(-1)?.note).toBe(
        '就业状态由“求职”改为“富余劳动力”；改动：联系电话、所在村（社区）、就业状态',
      );
      await expect(town.call(contract.confirmContact, { id, version })).rejects.toMatchObject({
        problem: { code: 'platform.stale', stale: expect.anything() },
      });
    });

    it('补录身份证号后出生日期以证件为准', async () => {
      const id = await register(village, '补证');
      const idCard = inventedCard('1988-05-07', 62);
      await village.call(contract.updatePerson, { id, version: 1, ...facts('补证'), idCard });
      expect(await village.call(contract.getPerson, { id })).toMatchObject({
        birthOn: '1988-05-07',
        sex: 'female',
        idCardMasked: `990000********${idCard.slice(-4)}`,
      });
      await expect(
        village.call(contract.updatePerson, { id, version: 2, ...facts('补证'), birthOn: '1988-01-01' }),
      ).rejects.toMatchObject(refused('person.birthFixed'));
    });
  });

  describe('person.revealIdCard', () => {
    it('查看完整证件号码要写原因，并记入操作日志；村干部没有这项权限', async () => {
      const idCard = inventedCard('1983-03-03', 71);
      const id = await register(village, '查证', { idCard });
      expect((await village.call(contract.getPerson, { id })).actions.map(({ action }) => action)).toEqual([
        'confirmContact',
        'edit',
        'withdrawConsent',
      ]);
      await expect(village.call(contract.revealIdCard, { id, reason: '看看' })).rejects.toMatchObject(
        refused('platform.notPermitted'),
      );
      await expect(town.call(contract.revealIdCard, { id, reason: ' ' })).rejects.toMatchObject(
        refused('platform.invalidInput'),
      );
      await expect(sibling.call(contract.revealIdCard, { id, reason: '看看' })).rejects.toMatchObject(
        refused('platform.notFound'),
      );
      expect(await town.call(contract.revealIdCard, { id, reason: '核对参保' })).toEqual({ idCard });
      const { rows } = await world.owner.query(
        "SELECT operation, region_code, detail FROM audit_entry WHERE action = 'reveal' AND subject_id = $1",
        [id],
      );
      expect(rows).toEqual([
        {
          operation: 'person.revealIdCard',
          region_code: baixiang,
          detail: { field: 'idCard', reason: '核对参保' },
        },
      ]);
      const { rows: plain } = await world.owner.query(
        'SELECT 1 FROM audit_entry WHERE detail::text LIKE $1',
        [`%${idCard}%`],
      );
      expect(plain).toEqual([]);
    });
  });

  describe('person.exportPeople', () => {
    it('导出只有遮蔽的号码，记下条件和行数，不记搜索的内容', async () => {
      const idCard = inventedCard('1984-04-04', 81);
      await register(village, '导出人', { idCard, phone: '15400000081' });
      const file = await county.download(contract.exportPeople, { search: '导出人' });
      expect(file.subarray(0, 2).toString()).toBe('PK');
      const { rows } = await world.owner.query(
        "SELECT detail FROM audit_entry WHERE action = 'export' ORDER BY seq DESC LIMIT 1",
      );
      expect(rows[0].detail).toEqual({ filter: { search: '***' }, rows: 1 });
    });
  });

  describe('person.withdrawConsent', () => {
    it('撤回同意后不再进入为岗位找人的范围，重新同意后回来', async () => {
      const id = await register(village, '撤回');
      const act = actingAs(world, town, '510521103000');
      const candidates = () =>
        act(async ({ db, actor, pack }) =>
          (await Array.fromAsync(findPeopleForMatching(db, actor, pack))).map((each) => each.id),
        );
      expect(await candidates()).toContain(id);
      await village.call(contract.withdrawConsent, { id, version: 1, reason: '本人要求' });
      expect(await candidates()).not.toContain(id);
      expect(await act(({ db, actor, pack }) => findCandidate(db, actor, pack, id))).toMatchObject({
        id,
        hasConsent: false,
      });
      expect(await village.call(contract.getPerson, { id })).toMatchObject({
        hasConsent: false,
        consentedOn: null,
      });
      await village.call(contract.setConsent, { id, version: 2 });
      expect(await candidates()).toContain(id);
    });

    it('为岗位找人只给本辖区的人，事实按匹配需要的样子给出', async () => {
      const id = await register(village, '事实', {
        education: 'juniorCollege',
        experience: [{ occupationCode: '6-25-04-02', months: 18 }],
        groups: ['veteran'],
        payExpectedFen: 350_000,
      });
      const found = await actingAs(
        world,
        town,
        '510521103000',
      )(({ db, actor, pack }) => findCandidate(db, actor, pack, id));
      expect(found).toMatchObject({
        educationRank: 3,
        experienceMonths: { '6-25-04-02': 18 },
        payExpectedFen: 350_000,
        workRange: 'city',
        lastContactOn: '2017-10-15',
      });
      const others = await actingAs(
        world,
        sibling,
        '510522000000',
      )(async ({ db, actor, pack }) => Array.fromAsync(findPeopleForMatching(db, actor, pack)));
      expect(others.map((each) => each.regionCode).filter((code) => !code.startsWith('510522'))).toEqual([]);
    });
  });

  it('大表用的视图也只给出本辖区的人', async () => {
    const seen = (caller: Caller, regionCode: string) =>
      actingAs(
        world,
        caller,
        regionCode,
      )(
        async ({ db }) =>
          (await sql<{ regionCode: string }>`SELECT region_code FROM own_person`.execute(db)).rows,
      );
    const own = await seen(town, '510521103000');
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter(({ regionCode }) => !regionCode.startsWith('510521103'))).toEqual([]);
    expect(await seen(sibling, '510524000000')).toEqual([]);
    const { rows } = await world.owner.query('SELECT count(*)::int AS n FROM person WHERE city_code = $1', [
      testCity,
    ]);
    expect(rows[0].n).toBeGreaterThan(own.length);
  });
});
