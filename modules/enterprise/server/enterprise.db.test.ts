import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openWorld, testCity, testPassword, type World } from '#tools/testkit/world.ts';
import * as contract from '../contract/operations.ts';

/** A manager of personnel with an account of the enterprise. */
async function hrOf(world: World, enterpriseId: string, login: string): Promise<Caller> {
  await world.owner.query(
    `WITH a AS (INSERT INTO account (city_code, id, login, display_name, region_code, password_hash, must_change_password)
       SELECT city_code, gen_random_uuid(), $3, '企业人事', region_code, password_hash, false FROM account WHERE city_code = $1 AND login = 'jiangyang' RETURNING city_code, id)
     INSERT INTO appointment (city_code, id, account_id, role_code, scope, scope_id, label) SELECT city_code, gen_random_uuid(), id, 'R08', 'enterprise', $2, '某企业' FROM a`,
    [testCity, enterpriseId, login],
  );
  return world.signIn(login);
}

const refused = (code: string) => ({ problem: expect.objectContaining({ code }) });
const jiangyang = '510502000000';
const facts = (name: string, more: object = {}) => ({ name, regionCode: jiangyang, ...more });

describe('企业名录', () => {
  let world: World;
  let clerk: Caller;
  let colleague: Caller;
  let sibling: Caller;
  beforeAll(async () => {
    world = await openWorld();
    [clerk, colleague, sibling] = [
      await world.signIn('jiangyang'),
      await world.signIn('jiangyang2'),
      await world.signIn('longmatan'),
    ];
  });
  afterAll(() => world.close());

  describe('enterprise.createEnterprise', () => {
    it('县区登记企业后列表可见，邻区看不到，按编号查也是没有找到', async () => {
      const { id } = await clerk.call(
        contract.createEnterprise,
        facts('泸州甲电子有限公司', {
          contactName: '联系人甲',
          contactPhone: '154 0000 0001',
          signedOn: '2017-03-01',
        }),
      );
      const list = await clerk.call(contract.listEnterprises, { search: '甲电子' });
      expect(list.rows).toMatchObject([{ id, regionName: '江阳区', stage: 'signed', isVerified: false }]);
      expect((await sibling.call(contract.listEnterprises, {})).total).toBe(0);
      await expect(sibling.call(contract.getEnterprise, { id })).rejects.toMatchObject(
        refused('platform.notFound'),
      );
    });

    it('信用代码错、行业不在目录、电话写错，一次全部指出', async () => {
      const input = facts('泸州乙电子有限公司', {
        uscc: '91350100M000100Y44',
        industryCode: 'Z99',
        contactPhone: '12',
      });
      await expect(clerk.call(contract.createEnterprise, input)).rejects.toMatchObject({
        problem: {
          code: 'enterprise.badUscc',
          errors: [{ pointer: '/uscc' }, { pointer: '/industryCode' }, { pointer: '/contactPhone' }],
        },
      });
    });

    it('登记到邻区、登记已有的名称，都拒绝；邻区登记同名时只说已有登记', async () => {
      await expect(
        clerk.call(contract.createEnterprise, facts('泸州丙电子有限公司', { regionCode: '510504000000' })),
      ).rejects.toMatchObject(refused('enterprise.outsideScope'));
      await expect(clerk.call(contract.createEnterprise, facts('泸州甲电子有限公司'))).rejects.toMatchObject(
        refused('enterprise.taken'),
      );
      const error = sibling.call(
        contract.createEnterprise,
        facts('泸州甲电子有限公司', { regionCode: '510504000000' }),
      );
      await expect(error).rejects.toMatchObject({
        problem: { code: 'enterprise.taken', errors: [{ pointer: '/name' }] },
      });
    });

    it('园区登记的企业自动归入本园区，别的园区看不到', async () => {
      const park = await world.signIn('park-gaoxin');
      const { id } = await park.call(contract.createEnterprise, facts('高新光电有限公司'));
      expect(await park.call(contract.getEnterprise, { id })).toMatchObject({
        parkName: '高新区管委会',
        actions: [],
      });
      expect((await (await world.signIn('park-changkai')).call(contract.listEnterprises, {})).total).toBe(0);
    });
  });

  describe('enterprise.verifyEnterprise', () => {
    it('登记人自己核实被拒绝，也没有核实按钮；同事核实通过，经过里有两步', async () => {
      const { id } = await clerk.call(contract.createEnterprise, facts('泸州丁电子有限公司'));
      expect((await clerk.call(contract.getEnterprise, { id })).actions.map(({ action }) => action)).toEqual([
        'assignSpecialist',
      ]);
      await expect(clerk.call(contract.verifyEnterprise, { id, version: 1 })).rejects.toMatchObject(
        refused('platform.fourEyes'),
      );
      expect(
        (await colleague.call(contract.getEnterprise, { id })).actions.map(({ action }) => action),
      ).toEqual(['verify', 'assignSpecialist']);
      await colleague.call(contract.verifyEnterprise, { id, version: 1 });
      const after = await clerk.call(contract.getEnterprise, { id });
      expect(after).toMatchObject({ isVerified: true, verifiedOn: '2017-10-15', version: 2 });
      expect(after.timeline.map(({ title }) => title)).toEqual(['登记', '核实']);
      await expect(colleague.call(contract.verifyEnterprise, { id, version: 2 })).rejects.toMatchObject(
        refused('enterprise.verifiedAlready'),
      );
    });

    it('数据库也不许登记人核实自己的登记', async () => {
      const update = world.owner.query(
        'UPDATE enterprise SET is_verified = true, verified_by = entered_by, verified_on = recorded_on WHERE NOT is_verified',
      );
      await expect(update).rejects.toMatchObject({ constraint: 'enterprise_four_eyes' });
    });
  });

  describe('enterprise.updateEnterprise', () => {
    it('改名后需要重新核实；旧版本再保存被告知谁改过', async () => {
      const { id } = await clerk.call(contract.createEnterprise, facts('泸州戊电子有限公司'));
      await colleague.call(contract.verifyEnterprise, { id, version: 1 });
      await clerk.call(contract.updateEnterprise, {
        id,
        version: 2,
        ...facts('泸州戊光电有限公司', { stage: 'building' }),
      });
      const after = await clerk.call(contract.getEnterprise, { id });
      expect(after).toMatchObject({ isVerified: false, verifiedOn: null, stage: 'building' });
      expect(after.timeline.at(-1)?.note).toContain('由“签约”改为“在建”');
      const stale = colleague.call(contract.updateEnterprise, { id, version: 2, ...facts('别的名称') });
      await expect(stale).rejects.toMatchObject({
        status: 409,
        problem: { code: 'platform.stale', stale: { changedBy: expect.stringContaining('江阳区招募办') } },
      });
    });

    it('企业划到邻区后，岗位、申报随企业转给邻区，原区不再看到', async () => {
      const { id } = await clerk.call(contract.createEnterprise, facts('泸州己电子有限公司'));
      await world.owner.query(
        `INSERT INTO headcount_report (city_code, id, enterprise_id, region_code, effective_on, recorded_on, total_demand, in_year_expected, employed)
         VALUES ($1, gen_random_uuid(), $2, $3, '2017-10-13', '2017-10-13', 10, 5, 1)`,
        [testCity, id, jiangyang],
      );
      const city = await world.signIn('city');
      await city.call(contract.updateEnterprise, {
        id,
        version: 1,
        ...facts('泸州己电子有限公司', { regionCode: '510504000000' }),
      });
      await expect(clerk.call(contract.getEnterprise, { id })).rejects.toMatchObject(
        refused('platform.notFound'),
      );
      expect((await sibling.call(contract.getEnterprise, { id })).regionName).toBe('龙马潭区');
      const { rows } = await world.owner.query(
        'SELECT region_code FROM headcount_report WHERE enterprise_id = $1',
        [id],
      );
      expect(rows).toEqual([{ region_code: '510504000000' }]);
    });
  });

  describe('enterprise.updateEnterprise（企业账号）', () => {
    it('企业改自己的地址和联系人，改不动所在区划和签约日期', async () => {
      const { id } = await clerk.call(
        contract.createEnterprise,
        facts('泸州辛电子有限公司', { signedOn: '2017-03-01' }),
      );
      const hr = await hrOf(world, id, 'hr-facts');
      await hr.call(contract.updateEnterprise, {
        id,
        version: 1,
        ...facts('泸州辛电子有限公司', {
          regionCode: '510504000000',
          address: '某路 1 号',
          signedOn: '2016-01-01',
        }),
      });
      expect(await hr.call(contract.getEnterprise, { id })).toMatchObject({
        address: '某路 1 号',
        regionName: '江阳区',
        signedOn: '2017-03-01',
      });
      await expect(hr.call(contract.createEnterprise, facts('另一家企业'))).rejects.toMatchObject(
        refused('platform.notPermitted'),
      );
    });
  });

  describe('enterprise.assignSpecialist', () => {
    it('指派本区专员后专员看到这家企业，企业看到专员姓名；指派非专员、由园区指派都拒绝', async () => {
      const { id } = await clerk.call(contract.createEnterprise, facts('泸州庚电子有限公司'));
      const specialist = await world.signIn('specialist');
      expect((await specialist.call(contract.listEnterprises, {})).total).toBe(0);
      const { specialists } = await clerk.call(contract.listSpecialists, {});
      expect(specialists).toMatchObject([{ id: specialist.accountId, regionName: '江阳区' }]);
      expect((await sibling.call(contract.listSpecialists, {})).specialists).toEqual([]);
      const other = clerk.call(contract.assignSpecialist, { id, version: 1, specialistId: clerk.accountId });
      await expect(other).rejects.toMatchObject(refused('enterprise.notSpecialist'));
      await clerk.call(contract.assignSpecialist, { id, version: 1, specialistId: specialist.accountId });
      expect((await specialist.call(contract.listEnterprises, {})).rows).toMatchObject([
        { id, specialistName: '用工服务专员' },
      ]);
      const park = await world.signIn('park-gaoxin');
      await expect(
        park.call(contract.assignSpecialist, { id, version: 2, specialistId: null }),
      ).rejects.toMatchObject(refused('platform.notPermitted'));
    });

    it('专员服务期间能结束服务，专员从此看不到这家企业；没有专员的企业没有这个按钮', async () => {
      const specialist = await world.signIn('specialist');
      const { rows } = await specialist.call(contract.listEnterprises, {});
      const id = rows[0]?.id ?? '';
      const actionsOf = async () =>
        (await clerk.call(contract.getEnterprise, { id })).actions.map(({ action }) => action);
      expect(await actionsOf()).toContain('endAssignment');
      await clerk.call(contract.assignSpecialist, { id, version: 2, specialistId: null });
      expect((await specialist.call(contract.listEnterprises, {})).total).toBe(0);
      expect(await actionsOf()).not.toContain('endAssignment');
      expect((await clerk.call(contract.getEnterprise, { id })).timeline.at(-1)?.title).toBe('结束专员服务');
    });
  });

  describe('enterprise.getEnterprise', () => {
    it('联系人只给登记岗位看，镇街和专员看不到', async () => {
      const { rows } = await clerk.call(contract.listEnterprises, { search: '甲电子' });
      const id = rows[0]?.id ?? '';
      expect((await clerk.call(contract.getEnterprise, { id })).contact).toEqual({
        name: '联系人甲',
        phone: '15400000001',
      });
      const department = await world.signIn('department', testPassword);
      expect((await department.call(contract.getEnterprise, { id })).contact).toBeNull();
    });
  });

  describe('enterprise.exportEnterprises', () => {
    it('市招募办导出筛选出的企业并留痕；县区没有导出权限', async () => {
      const city = await world.signIn('city');
      const file = await city.download(contract.exportEnterprises, { search: '甲电子' });
      expect(file.subarray(0, 2).toString()).toBe('PK');
      const { rows } = await world.owner.query(
        `SELECT detail->>'rows' AS rows FROM audit_entry WHERE action = 'export'`,
      );
      expect(rows).toEqual([{ rows: '1' }]);
      await expect(clerk.download(contract.exportEnterprises, {})).rejects.toMatchObject({ status: 403 });
    });
  });
});
