import { rangeOf } from '#engines/regiontree/index.ts';
import { createPost, submitPost, verifyPost } from '#modules/demand/contract/operations.ts';
import { createEnterprise } from '#modules/enterprise/contract/operations.ts';
import { registerPerson } from '#modules/person/contract/operations.ts';
import type { ImportContext } from '#platform/sheets/import-kind.ts';
import { type Caller, testCity, type World } from '#tools/testkit/world.ts';
import * as contract from '../contract/operations.ts';
import type { AdvanceAction, ConfirmAction, RespondAction } from '../contract/workflow.ts';

export const village = '510521103222';

/** An invented identity number: of no division, with a right check character. */
export function idCardOf(serial: number): string {
  const first = `51999919900101${String(serial).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first[at]), 0);
  return `${first}${'10X98765432'[sum % 11]}`;
}

export async function enterpriseIn(clerk: Caller, name: string, more: object = {}): Promise<string> {
  const { id } = await clerk.call(createEnterprise, {
    name,
    regionCode: '510502000000',
    signedOn: '2017-03-01',
    dockedOn: '2017-06-01',
    ...more,
  });
  return id;
}

export async function openPostOf(
  clerk: Caller,
  verifier: Caller,
  enterpriseId: string,
  more: object = {},
): Promise<string> {
  const { id, version } = await clerk.call(createPost, {
    enterpriseId,
    title: '手机装配工',
    occupationCode: '6-25-04-02',
    headcount: 20,
    skills: '手工装配、静电防护',
    payMinFen: 320_000,
    payMaxFen: 450_000,
    neededOn: '2017-11-10',
    hasLodging: true,
    ...more,
  });
  await clerk.call(submitPost, { id, version });
  await verifier.call(verifyPost, { id, version: version + 1, method: 'visit' });
  return id;
}

/** An account of the role whose scope is this one enterprise or person. */
async function accountOf(
  world: World,
  id: string,
  login: string,
  role: [code: string, scope: string, name: string],
) {
  await world.owner.query(
    `WITH a AS (INSERT INTO account (city_code, id, login, display_name, region_code, password_hash, must_change_password)
       SELECT city_code, gen_random_uuid(), $3, $6, region_code, password_hash, false FROM account WHERE city_code = $1 AND login = 'jiangyang' RETURNING city_code, id)
     INSERT INTO appointment (city_code, id, account_id, role_code, scope, scope_id, label) SELECT city_code, gen_random_uuid(), id, $4, $5, $2, $6 FROM a`,
    [testCity, id, login, ...role],
  );
  return world.signIn(login);
}

/** A manager of personnel with an account of the enterprise. */
export const hrOf = (world: World, enterpriseId: string, login: string): Promise<Caller> =>
  accountOf(world, enterpriseId, login, ['R08', 'enterprise', '企业人事']);

/** A person looking for work, with an account of their own. */
export const seekerOf = (world: World, personId: string, login: string): Promise<Caller> =>
  accountOf(world, personId, login, ['R13', 'self', '求职者']);

export async function personBy(clerk: Caller, serial: number, more: object = {}): Promise<string> {
  const { id } = await clerk.call(registerPerson, {
    name: `求职人${'甲乙丙丁戊己庚辛壬癸'[serial % 10]}${serial}`,
    idCard: idCardOf(serial),
    phone: `1540000${String(serial).padStart(4, '0')}`,
    regionCode: village,
    status: 'seeking',
    education: 'juniorMiddle',
    occupationsWanted: ['6-25-04-02'],
    payExpectedFen: 300_000,
    hasConsent: true,
    ...more,
  });
  return id;
}

/** The business date of the next requests. */
export async function setToday(world: World, on: string): Promise<void> {
  await world.owner.query('UPDATE city SET business_on = $2 WHERE city_code = $1', [testCity, on]);
}

export async function recommend(clerk: Caller, postId: string, personId: string): Promise<string> {
  const { recommended, refused } = await clerk.call(contract.recommendPeople, {
    postId,
    personIds: [personId],
  });
  const id = recommended[0]?.placementId;
  if (!id) throw new Error(`not recommended: ${JSON.stringify(refused)}`);
  return id;
}

type Item = { id: string; version: number };
export const respond = (hr: Caller, action: RespondAction, { id, version }: Item, given: object = {}) =>
  hr.call(contract.respondPlacements, { action, items: [{ id, version }], given });
export const advance = (clerk: Caller, action: AdvanceAction, { id, version }: Item, given: object = {}) =>
  clerk.call(contract.advancePlacements, { action, items: [{ id, version }], given });
export const confirm = (clerk: Caller, action: ConfirmAction, { id, version }: Item, given: object = {}) =>
  clerk.call(contract.confirmPlacements, { action, items: [{ id, version }], given });

export const contractFacts = (onboardOn: string) => ({
  onboardOn,
  contractFrom: onboardOn,
  contractTo: '2019-12-31',
  payFen: 380_000,
});

/** From the recommendation to the entered onboarding; the version after it is 5. */
export async function bringToOnboarding(hr: Caller, clerk: Caller, id: string, on: string): Promise<Item> {
  await respond(hr, 'acceptInterview', { id, version: 1 }, { interviewOn: on, interviewPlace: '企业人事科' });
  await respond(hr, 'intend', { id, version: 2 }, { onDate: on });
  await advance(clerk, 'passMedical', { id, version: 3 }, { onDate: on });
  await advance(clerk, 'enterOnboarding', { id, version: 4 }, contractFacts(on));
  return { id, version: 5 };
}

/** Runs work of the server's own code as an office's import would, in one transaction. */
export function actingAs(world: World, accountId: string, regionCode: string, today: string) {
  const { services } = world.server;
  const range = rangeOf(regionCode) ?? { from: '', to: '' };
  const scope = { kind: 'region' as const, regionCode, ...range, isWholeCity: false };
  const actor = {
    cityCode: testCity,
    accountId,
    name: '测试',
    roleName: '县区主管部门',
    permissions: new Set<string>(),
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
