import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changePassword, createAccount, whoAmI } from '#modules/identity/contract/operations.ts';
import { createAdministrator } from '#modules/identity/server/index.ts';
import { listPacks, readPack } from '#platform/packs/read.ts';
import { openWorld, testCity, type World } from '#tools/testkit/world.ts';
import { getDictionary, listOrganisations, listRegions } from '../contract/operations.ts';
import { loadPack } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const others = listPacks().filter((pack) => pack.cityCode !== testCity);

/** Signs in with a first password and changes it, as everybody must. */
async function enter(login: string, firstPassword: string, cityCode: string) {
  const caller = await world.signIn(login, firstPassword, cityCode);
  await caller.call(changePassword, { oldPassword: firstPassword, newPassword: 'a-better-one-77' });
  return caller;
}

describe('载入地区包', () => {
  it.each(others.map(({ id, name }) => [name, id] as const))(
    '%s：载入后，管理员开出主管部门账号，账号登录后看到自己的区划、机构和行动',
    async (_, id) => {
      const pack = await readPack(id);
      const { cityCode, rootRegion } = pack;
      expect(await loadPack(world.owner, pack, { loadedBy: '系统：测试' })).toMatchObject({ isNew: true });
      expect(await loadPack(world.owner, pack, { loadedBy: '系统：测试' })).toMatchObject({ isNew: false });
      const admin = await enter('admin', await createAdministrator(world.owner, cityCode, 'admin'), cityCode);
      const { firstPassword } = await admin.call(createAccount, {
        login: 'office',
        displayName: '主管部门',
        regionCode: rootRegion,
        roleCode: 'R02',
      });
      const office = await enter('office', firstPassword, cityCode);
      expect((await office.call(whoAmI, {})).me).toMatchObject({ scope: { regionCode: rootRegion } });
      expect((await office.call(listRegions, {})).regions.map((each) => each.code)).toEqual([rootRegion]);
      expect((await office.call(listRegions, { parent: rootRegion })).regions).toHaveLength(
        pack.divisions.filter((each) => each.parent === rootRegion).length,
      );
      expect((await office.call(listOrganisations, {})).organisations).toHaveLength(
        pack.organisations.length,
      );
      expect((await office.call(getDictionary, {})).campaign.name).toBe(pack.campaign.name);
    },
  );
});
