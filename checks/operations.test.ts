import { describe, expect, it } from 'vitest';
import { modules } from '#apps/server/modules.ts';
import { permissionLabels } from '#modules/identity/contract/codes.ts';
import { anonymous, signedIn } from '#platform/contract/operation.ts';
import { listPacks, readPack } from '#platform/packs/read.ts';

const operations = modules.flatMap((module) =>
  module.operations.map(({ contract }) => ({ module: module.name, contract })),
);

describe('operations', () => {
  it('每个操作的名称以所属模块开头，且不重名', () => {
    const names = operations.map(({ contract }) => contract.name);
    expect(new Set(names).size).toBe(names.length);
    expect(
      operations
        .filter(({ module, contract }) => !contract.name.startsWith(`${module}.`))
        .map(({ contract }) => contract.name),
    ).toEqual([]);
  });

  it('每个操作都写明权限，权限都有中文名称', () => {
    const unknown = operations.filter(
      ({ contract: { permission } }) =>
        permission !== signedIn && permission !== anonymous && !(permission in permissionLabels),
    );
    expect(unknown.map(({ contract }) => contract.name)).toEqual([]);
  });

  it('不登录就能用的操作只有登录本身和政策自助查询', () => {
    const open = operations
      .filter(({ contract }) => contract.permission === anonymous)
      .map(({ contract }) => contract.name);
    expect(open.sort()).toEqual([
      'identity.listCities',
      'identity.signIn',
      'identity.signOut',
      'identity.whoAmI',
      'policy.fitByForm',
    ]);
  });

  it('地区包里的权限都认识，每项权限至少有一个岗位可用', async () => {
    const packs = await Promise.all(listPacks().map((pack) => readPack(pack.id)));
    const granted = new Set(packs.flatMap((pack) => pack.roles.flatMap((role) => role.permissions)));
    expect([...granted].filter((code) => !(code in permissionLabels))).toEqual([]);
    expect(Object.keys(permissionLabels).filter((code) => !granted.has(code))).toEqual([]);
  });

  it('每个错误代码都以模块名开头并有中文说明', () => {
    const wrong = modules.flatMap((module) =>
      Object.entries(module.errors)
        .filter(([code, text]) => !code.startsWith(`${module.name}.`) || !/[\u4e00-\u9fff]/.test(text))
        .map(([code]) => code),
    );
    expect(wrong).toEqual([]);
  });
});
