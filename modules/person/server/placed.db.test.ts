import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openWorld, testCity, type World } from '#tools/testkit/world.ts';
import { newId } from '#platform/id.ts';
import * as contract from '../contract/operations.ts';
import { inventedCard, jieguanba, register } from './test-fixture.ts';

/** One recommendation to an enterprise of the receiving district, past its first answer. */
async function placementOf(
  world: World,
  personId: string,
): Promise<{ enterpriseId: string; placementId: string }> {
  const [enterpriseId, postId, placementId] = [newId(), newId(), newId()];
  await world.owner.query(
    "INSERT INTO enterprise (city_code, id, name, region_code, recorded_on) VALUES ($1, $2, '泸州甲电子有限公司', '510502000000', '2017-09-01')",
    [testCity, enterpriseId],
  );
  await world.owner.query(
    "INSERT INTO post (city_code, id, enterprise_id, region_code, title, headcount, status, recorded_on) VALUES ($1, $2, $3, '510502000000', '装配工', 5, 'draft', '2017-09-01')",
    [testCity, postId, enterpriseId],
  );
  await world.owner.query(
    `INSERT INTO placement (city_code, id, person_id, post_id, enterprise_id, person_region_code, enterprise_region_code, post_title, enterprise_name, status, recommended_on, recorded_on)
     VALUES ($1, $2, $3, $4, $5, '510521103222', '510502000000', '装配工', '泸州甲电子有限公司', 'recommended', '2017-10-01', '2017-10-01')`,
    [testCity, placementId, personId, postId, enterpriseId],
  );
  await world.owner.query(
    `INSERT INTO transition_log (city_code, id, process, subject_id, action, from_state, to_state, actor_name, on_date, region_code, other_region_code)
     VALUES ($1, $2, 'placement', $3, 'recommend', NULL, 'recommended', '泸县招募办', '2017-10-01', '510521103222', '510502000000')`,
    [testCity, newId(), placementId],
  );
  return { enterpriseId, placementId };
}

describe('推荐和上岗之后', () => {
  let world: World;
  let village: Caller;
  let receiving: Caller;
  let id: string;
  let placementId: string;
  beforeAll(async () => {
    world = await openWorld();
    village = await world.signIn('village');
    receiving = await world.signIn('jiangyang');
    id = await register(village, '钱推荐', {
      idCard: inventedCard('1990-10-10', 11),
      phone: '15400000011',
      groups: ['veteran'],
      note: '家里有老人',
    });
    ({ placementId } = await placementOf(world, id));
  });
  afterAll(() => world.close());

  it('接收地看得到被推荐的人，但看不到完整电话、证件、人员类别和备注，也不能改', async () => {
    const seen = await receiving.raw('person.getPerson', { id });
    expect(JSON.parse(seen.body)).toMatchObject({
      name: '钱推荐',
      isOwn: false,
      phone: '154****0011',
      isPhoneOpen: false,
      idCardMasked: null,
      birthOn: null,
      groups: [],
      note: null,
      canEdit: false,
      actions: [],
    });
    expect(seen.body).not.toMatch(/15400000011|veteran|老人/);
    expect((await receiving.call(contract.listPeople, {})).total).toBe(0);
    for (const [operation, more] of [
      [contract.confirmContact, {}],
      [contract.setConsent, {}],
      [contract.withdrawConsent, { reason: '无' }],
    ] as const)
      await expect(receiving.call(operation, { id, version: 1, ...more } as never)).rejects.toMatchObject({
        problem: { code: 'platform.notFound' },
      });
    await expect(receiving.call(contract.revealIdCard, { id, reason: '核对' })).rejects.toMatchObject({
      problem: { code: 'platform.notFound' },
    });
  });

  it('人员的经过里有登记，也有推荐到哪家企业', async () => {
    const { timeline } = await village.call(contract.getPerson, { id });
    expect(timeline.map(({ title }) => title)).toEqual(['登记', '泸州甲电子有限公司 · 装配工：已推荐']);
    expect((await receiving.call(contract.getPerson, { id })).timeline.map(({ title }) => title)).toEqual([
      '泸州甲电子有限公司 · 装配工：已推荐',
    ]);
  });

  it('上岗的人离开未就业名单，也不再待回访', async () => {
    await world.owner.query('UPDATE person SET placement_id = $2, last_contact_on = $3 WHERE id = $1', [
      id,
      placementId,
      '2017-01-01',
    ]);
    expect((await village.call(contract.listPeople, { isOpen: true })).total).toBe(0);
    expect((await village.call(contract.listStale, {})).total).toBe(0);
    expect((await village.call(contract.listPeople, {})).rows).toMatchObject([
      { id, isPlaced: true, isStale: false },
    ]);
  });

  it('人搬到邻村后，推荐记录跟着换到新的村', async () => {
    const town = await world.signIn('town');
    const { version } = await town.call(contract.getPerson, { id });
    await town.call(contract.updatePerson, {
      id,
      version,
      name: '钱推荐',
      regionCode: jieguanba,
      status: 'seeking',
    });
    const { rows } = await world.owner.query('SELECT person_region_code FROM placement WHERE id = $1', [
      placementId,
    ]);
    expect(rows).toEqual([{ person_region_code: jieguanba }]);
  });
});
