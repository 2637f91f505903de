import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import * as contract from '../contract/operations.ts';
import { recordMovement } from './index.ts';
import { actingAs, clearPost, enterpriseBy, hrOf, setToday, verifiedPost } from './test-fixture.ts';

const refused = (code: string) => ({ problem: expect.objectContaining({ code }) });

describe('用工需求', () => {
  let world: World;
  let clerk: Caller;
  let colleague: Caller;
  let sibling: Caller;
  let enterpriseId: string;
  beforeAll(async () => {
    world = await openWorld();
    [clerk, colleague, sibling] = [
      await world.signIn('jiangyang'),
      await world.signIn('jiangyang2'),
      await world.signIn('longmatan'),
    ];
    enterpriseId = await enterpriseBy(clerk, '泸州甲电子有限公司');
  });
  afterAll(() => world.close());
  const actionsOf = async (caller: Caller, id: string) =>
    (await caller.call(contract.getPost, { id })).actions.map(({ action }) => action);
  const statusOf = async (id: string) => (await clerk.call(contract.getPost, { id })).status;

  describe('demand.submitPost', () => {
    it('四清不全提交，缺的几项一次全部指出；补齐后提交成功', async () => {
      const { id, version } = await clerk.call(contract.createPost, {
        enterpriseId,
        title: '装配工',
        headcount: 5,
      });
      await expect(clerk.call(contract.submitPost, { id, version })).rejects.toMatchObject({
        status: 422,
        problem: {
          code: 'demand.fourClearMissing',
          errors: ['/occupationCode', '/skills', '/payMinFen', '/payMaxFen', '/neededOn'].map((pointer) => ({
            pointer,
            code: 'demand.fieldUnclear',
          })),
        },
      });
      const changed = await clerk.call(contract.updatePost, { id, version, ...clearPost });
      await clerk.call(contract.submitPost, { id, version: changed.version });
      expect(await statusOf(id)).toBe('submitted');
    });

    it('连点两次提交，只提交一次：同一次办理得到同样答复，另一次被告知当前状态', async () => {
      const { id, version } = await clerk.call(contract.createPost, { ...clearPost, enterpriseId });
      const key = { idempotencyKey: 'double-click-1' };
      const answers = await Promise.all([
        clerk.call(contract.submitPost, { id, version }, key),
        clerk.call(contract.submitPost, { id, version }, key),
      ]);
      expect(answers).toEqual([{ ok: true }, { ok: true }]);
      await expect(clerk.call(contract.submitPost, { id, version })).rejects.toMatchObject(
        refused('platform.wrongState'),
      );
      const { timeline } = await clerk.call(contract.getPost, { id });
      expect(timeline.map(({ title }) => title)).toEqual(['登记', '提交']);
    });
  });

  describe('demand.createPost', () => {
    it('岗位名称限女、技能要求收押金，登记时即拒绝并写明依据', async () => {
      const input = { ...clearPost, enterpriseId, title: '缝纫女工', skills: '熟练，需交押金 200 元' };
      const error = clerk.call(contract.createPost, input);
      await expect(error).rejects.toMatchObject({
        problem: { code: 'demand.illegalLimit', errors: [{ pointer: '/title' }, { pointer: '/skills' }] },
      });
      await expect(error).rejects.toMatchObject({
        problem: { detail: expect.stringContaining('《就业促进法》第二十七条') },
      });
    });

    it('招工计划里写收押证件或禁止在别的平台接单，同样拒绝并指到那一栏', async () => {
      const input = { ...clearPost, enterpriseId, hiringPlan: '统一保管身份证；不得在其他平台接单' };
      await expect(clerk.call(contract.createPost, input)).rejects.toMatchObject({
        problem: {
          code: 'demand.illegalLimit',
          errors: [
            { pointer: '/hiringPlan', message: expect.stringContaining('《劳动合同法》第九条') },
            { pointer: '/hiringPlan', message: expect.stringContaining('多平台') },
          ],
        },
      });
    });

    it('为邻区企业登记岗位，视为没有这家企业', async () => {
      await expect(sibling.call(contract.createPost, { ...clearPost, enterpriseId })).rejects.toMatchObject(
        refused('demand.unknownEnterprise'),
      );
    });

    it('只填一个月薪的，上下限相同；最高低于最低的拒绝', async () => {
      const { id } = await clerk.call(contract.createPost, { ...clearPost, enterpriseId, payMaxFen: null });
      expect(await clerk.call(contract.getPost, { id })).toMatchObject({
        payMinFen: 320_000,
        payMaxFen: 320_000,
      });
      await expect(
        clerk.call(contract.createPost, { ...clearPost, enterpriseId, payMaxFen: 1 }),
      ).rejects.toMatchObject(refused('demand.payOrder'));
    });
  });

  describe('demand.verifyPost', () => {
    it('登记并提交的人自己核实，被拒绝且没有按钮；同事上门核实后岗位可对外招人', async () => {
      const { id, version } = await clerk.call(contract.createPost, {
        ...clearPost,
        enterpriseId,
        title: '贴片操作员',
      });
      await clerk.call(contract.submitPost, { id, version });
      expect(await actionsOf(clerk, id)).not.toContain('verify');
      await expect(
        clerk.call(contract.verifyPost, { id, version: 2, method: 'visit' }),
      ).rejects.toMatchObject({ status: 409, ...refused('platform.fourEyes') });
      await expect(colleague.call(contract.verifyPost, { id, version: 2 })).rejects.toMatchObject(
        refused('platform.missing'),
      );
      await colleague.call(contract.verifyPost, { id, version: 2, method: 'visit' });
      const post = await clerk.call(contract.getPost, { id });
      expect(post).toMatchObject({ status: 'verified', verifyMethod: 'visit', remaining: 20 });
      expect(post.timeline.at(-1)).toMatchObject({
        title: '核实',
        who: '江阳区招募办复核',
        note: '方式：上门',
      });
    });

    it('登记人与提交人不同时，两人都不能核实', async () => {
      const hr = await hrOf(world, enterpriseId, 'hr-verify');
      const { id, version } = await clerk.call(contract.createPost, {
        ...clearPost,
        enterpriseId,
        title: '质检员',
      });
      await hr.call(contract.submitPost, { id, version });
      await expect(
        clerk.call(contract.verifyPost, { id, version: 2, method: 'phone' }),
      ).rejects.toMatchObject(refused('platform.fourEyes'));
      await colleague.call(contract.verifyPost, { id, version: 2, method: 'phone' });
    });

    it('邻区经办人看不到这些岗位，核实别区岗位是没有找到', async () => {
      const { id, version } = await clerk.call(contract.createPost, { ...clearPost, enterpriseId });
      await clerk.call(contract.submitPost, { id, version });
      expect((await sibling.call(contract.listPosts, {})).total).toBe(0);
      await expect(sibling.call(contract.getPost, { id })).rejects.toMatchObject({
        status: 404,
        ...refused('platform.notFound'),
      });
      await expect(
        sibling.call(contract.verifyPost, { id, version: 2, method: 'visit' }),
      ).rejects.toMatchObject(refused('platform.notFound'));
    });
  });

  describe('demand.sendBackPost', () => {
    it('退回要写理由，企业改后再提交；旧页面再核实被告知谁改过', async () => {
      const hr = await hrOf(world, enterpriseId, 'hr-return');
      const { id, version } = await hr.call(contract.createPost, {
        ...clearPost,
        enterpriseId,
        title: '包装工',
      });
      await hr.call(contract.submitPost, { id, version });
      await expect(clerk.call(contract.sendBackPost, { id, version: 2 })).rejects.toMatchObject(
        refused('platform.missing'),
      );
      await clerk.call(contract.sendBackPost, { id, version: 2, reason: '人数与车间不符' });
      expect(await hr.call(contract.getPost, { id })).toMatchObject({
        status: 'returned',
        returnReason: '人数与车间不符',
        canEdit: true,
      });
      await hr.call(contract.updatePost, { id, version: 3, ...clearPost, headcount: 12 });
      await hr.call(contract.submitPost, { id, version: 4 });
      await expect(
        clerk.call(contract.verifyPost, { id, version: 2, method: 'visit' }),
      ).rejects.toMatchObject(refused('platform.stale'));
      await expect(hr.call(contract.updatePost, { id, version: 5, ...clearPost })).rejects.toMatchObject(
        refused('demand.notEditable'),
      );
    });
  });

  describe('demand.withdrawPost', () => {
    it('撤回后不再对外，重新编制成为草稿，须重新提交核实', async () => {
      const id = await verifiedPost(clerk, colleague, enterpriseId, { title: '注塑工' });
      await clerk.call(contract.withdrawPost, { id, version: 3, reason: '订单取消' });
      expect((await sibling.call(contract.listOpenPosts, { search: '注塑工' })).total).toBe(0);
      await clerk.call(contract.reopenPost, { id, version: 4 });
      expect(await clerk.call(contract.getPost, { id })).toMatchObject({
        status: 'draft',
        verifiedAt: null,
        verifyMethod: null,
      });
    });
  });

  describe('demand.listOpenPosts', () => {
    it('已核实的岗位全市各单位都能看到，可按地区、职业和月薪筛选；企业联系人不在其中', async () => {
      await verifiedPost(clerk, colleague, enterpriseId, {
        title: '电工',
        occupationCode: '6-31-01-03',
        payMaxFen: 620_000,
      });
      const village = await world.signIn('village');
      const found = await village.call(contract.listOpenPosts, {
        search: '电工',
        regionCode: '510502000000',
        occupationCode: '6-31',
        payAtLeastFen: 600_000,
      });
      expect(found.rows).toMatchObject([
        { title: '电工', enterpriseName: '泸州甲电子有限公司', remaining: 20 },
      ]);
      expect(JSON.stringify(found)).not.toContain('contact');
      expect(
        (await village.call(contract.listOpenPosts, { search: '电工', payAtLeastFen: 700_000 })).total,
      ).toBe(0);
    });
  });

  describe('demand.recordMovement', () => {
    it('到岗一人为部分解决，招满为已解决，离岗退回；重复登记不重复计', async () => {
      const id = await verifiedPost(clerk, colleague, enterpriseId, { title: '机修钳工', headcount: 2 });
      const act = actingAs(world, clerk.accountId, '510502000000', '2017-10-15');
      const move = (placementId: string, delta: 1 | -1) =>
        act((context) =>
          recordMovement(context, { placementId, postId: id, delta, effectiveOn: '2017-10-15' }),
        );
      const [one, two] = ['01920000-0000-7000-8000-000000000001', '01920000-0000-7000-8000-000000000002'];
      expect([await move(one, 1), await move(one, 1)]).toEqual([true, false]);
      expect(await clerk.call(contract.getPost, { id })).toMatchObject({
        status: 'partlySolved',
        filled: 1,
        remaining: 1,
      });
      await move(two, 1);
      expect(await statusOf(id)).toBe('solved');
      await move(one, -1);
      await move(two, -1);
      expect(await clerk.call(contract.getPost, { id })).toMatchObject({ status: 'serving', filled: 0 });
      const { timeline } = await clerk.call(contract.getPost, { id });
      expect(timeline.slice(3).map(({ title }) => title)).toEqual([
        '部分到岗',
        '全部到岗',
        '部分到岗',
        '人员离岗',
      ]);
    });

    it('邻区的人登记不了本区岗位的到岗', async () => {
      const id = await verifiedPost(clerk, colleague, enterpriseId, { title: '仓储管理员' });
      const act = actingAs(world, sibling.accountId, '510504000000', '2017-10-15');
      const move = act((context) =>
        recordMovement(context, {
          placementId: '01920000-0000-7000-8000-000000000009',
          postId: id,
          delta: 1,
          effectiveOn: '2017-10-15',
        }),
      );
      await expect(move).rejects.toMatchObject({ code: 'platform.notFound' });
    });
  });

  describe('demand.closePost', () => {
    it('已解决的岗位由另一人写明依据销号', async () => {
      const id = await verifiedPost(clerk, colleague, enterpriseId, { title: '司机', headcount: 1 });
      const act = actingAs(world, clerk.accountId, '510502000000', '2017-10-15');
      await act((context) =>
        recordMovement(context, {
          placementId: '01920000-0000-7000-8000-000000000005',
          postId: id,
          delta: 1,
          effectiveOn: '2017-10-15',
        }),
      );
      await expect(
        clerk.call(contract.closePost, { id, version: 4, evidence: '花名册' }),
      ).rejects.toMatchObject(refused('platform.fourEyes'));
      await colleague.call(contract.closePost, { id, version: 4, evidence: '花名册和参保记录' });
      expect(await statusOf(id)).toBe('closed');
    });
  });

  describe('demand.expirePost', () => {
    it('到岗时间过了还没有人到岗，核实的办公室转为过期；没到时间的不能转；过期的可以重新编制', async () => {
      const id = await verifiedPost(clerk, colleague, enterpriseId, {
        title: '夜班巡检工',
        neededOn: '2017-10-20',
      });
      expect(await actionsOf(clerk, id)).not.toContain('expire');
      const early = clerk.call(contract.expirePost, { id, version: 3 });
      await expect(early).rejects.toMatchObject(refused('demand.notOverdue'));
      await setToday(world, '2017-10-21');
      expect(await actionsOf(clerk, id)).toContain('expire');
      await clerk.call(contract.expirePost, { id, version: 3 });
      expect(await statusOf(id)).toBe('expired');
      expect(await actionsOf(clerk, id)).toEqual(['reopen']);
      await clerk.call(contract.reopenPost, { id, version: 4 });
      expect(await statusOf(id)).toBe('draft');
      await setToday(world, '2017-10-15');
    });
  });

  describe('demand.listPosts', () => {
    it('逾期的岗位单独列出，企业只看到自己的', async () => {
      const other = await enterpriseBy(clerk, '泸州乙电子有限公司');
      const id = await verifiedPost(clerk, colleague, other, { title: '过期岗位', neededOn: '2017-10-20' });
      await setToday(world, '2017-10-21');
      expect((await clerk.call(contract.listPosts, { isOverdue: true })).rows.map((row) => row.id)).toEqual([
        id,
      ]);
      const hr = await hrOf(world, other, 'hr-other');
      expect((await hr.call(contract.listPosts, {})).rows).toMatchObject([{ id, isOverdue: true }]);
      await setToday(world, '2017-10-15');
    });
  });

  describe('demand.exportPosts', () => {
    it('市招募办导出的表与地区包的列一致', async () => {
      const file = await (await world.signIn('city')).download(contract.exportPosts, { enterpriseId });
      expect(file.length).toBeGreaterThan(2000);
    });
  });
});
