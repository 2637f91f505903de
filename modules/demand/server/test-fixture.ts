import { rangeOf } from '#engines/regiontree/index.ts';
import { createEnterprise } from '#modules/enterprise/contract/operations.ts';
import type { ImportContext } from '#platform/sheets/import-kind.ts';
import { type Caller, testCity, type World } from '#tools/testkit/world.ts';
import * as contract from '../contract/operations.ts';

/** A post with all four facts clear. */
export const clearPost = {
  title: '手机装配工',
  occupationCode: '6-25-04-02',
  headcount: 20,
  skills: '手工装配、静电防护',
  payMinFen: 320_000,
  payMaxFen: 450_000,
  neededOn: '2017-11-10',
};

export async function enterpriseBy(caller: Caller, name: string, more: object = {}): Promise<string> {
  const { id } = await caller.call(createEnterprise, {
    name,
    regionCode: '510502000000',
    signedOn: '2017-03-01',
    dockedOn: '2017-06-01',
    ...more,
  });
  return id;
}

export async function verifiedPost(
  clerk: Caller,
  verifier: Caller,
  enterpriseId: string,
  more: object = {},
): Promise<string> {
  const { id, version } = await clerk.call(contract.createPost, { ...clearPost, ...more, enterpriseId });
  await clerk.call(contract.submitPost, { id, version });
  await verifier.call(contract.verifyPost, { id, version: version + 1, method: 'visit' });
  return id;
}

/** The business date of the next requests. */
export async function setToday(world: World, on: string): Promise<void> {
  await world.owner.query('UPDATE city SET business_on = $2 WHERE city_code = $1', [testCity, on]);
}

/** A manager of personnel with an account of the enterprise. */
export async function hrOf(world: World, enterpriseId: string, login: string): Promise<Caller> {
  await world.owner.query(
    `WITH a AS (INSERT INTO account (city_code, id, login, display_name, region_code, password_hash, must_change_password)
       SELECT city_code, gen_random_uuid(), $3, '企业人事', region_code, password_hash, false FROM account WHERE city_code = $1 AND login = 'jiangyang' RETURNING city_code, id)
     INSERT INTO appointment (city_code, id, account_id, role_code, scope, scope_id, label) SELECT city_code, gen_random_uuid(), id, 'R08', 'enterprise', $2, '某企业' FROM a`,
    [testCity, enterpriseId, login],
  );
  return world.signIn(login);
}

/** Runs work of the server's own code as a county clerk's request or import would, in one transaction. */
export function actingAs(
  world: World,
  accountId: string,
  regionCode: string,
  today: string,
  permissions: string[] = ['enterprise.edit', 'demand.submit'],
) {
  const { services } = world.server;
  const range = rangeOf(regionCode) ?? { from: '', to: '' };
  const scope = { kind: 'region' as const, regionCode, ...range, isWholeCity: false };
  const actor = {
    cityCode: testCity,
    accountId,
    name: '测试',
    roleName: '县区主管部门',
    permissions: new Set(permissions),
    seesPersons: true,
    scope,
  };
  return async <T>(work: (context: ImportContext) => Promise<T>): Promise<T> => {
    const pack = await services.cities.pack(testCity, 1);
    return services.database.as(actor, { operation: 'test.act', today }, (db) =>
      work({ db, actor, today, pack, services }),
    );
  };
}
