import { randomUUID } from 'node:crypto';
import { type Caller, testCity, type World } from '#tools/testkit/world.ts';
import type * as batchOperations from '../contract/batch-operations.ts';
import {
  checkMembers,
  listBatches,
  listMembers,
  readyBatch,
  sendBatch,
} from '../contract/batch-operations.ts';
import type { Limits } from '../contract/fields.ts';
import * as contract from '../contract/operations.ts';

/** Divisions of the test place. */
export const places = {
  naxi: '510503000000',
  luxian: '510521000000',
  hejiang: '510522000000',
  jiangyang: '510502000000',
  town: '510521103000',
  village: '510521103222',
};
export const monday = '2017-10-16';

export async function parkId(world: World, code: string): Promise<string> {
  const { rows } = await world.owner.query<{ id: string }>('SELECT id FROM organisation WHERE code = $1', [
    code,
  ]);
  return rows[0]?.id ?? '';
}

interface PostFacts {
  region?: string;
  park?: string | null;
  headcount: number;
  neededOn?: string;
  size?: string;
  education?: string | null;
  name?: string;
}

/** A published post of a new enterprise; its id. */
export async function postIn(world: World, facts: PostFacts): Promise<string> {
  const [enterpriseId, postId] = [randomUUID(), randomUUID()];
  const region = facts.region ?? places.jiangyang;
  await world.owner.query(
    `INSERT INTO enterprise (city_code, id, name, region_code, park_id, size, stage, signed_on, docked_on, started_on, recorded_on)
     VALUES ($1, $2, $3, $4, $5, $6, 'started', '2017-03-01', '2017-04-01', '2017-05-01', '2017-04-01')`,
    [
      testCity,
      enterpriseId,
      facts.name ?? `企业${enterpriseId.slice(0, 6)}`,
      region,
      facts.park ?? null,
      facts.size ?? 'large',
    ],
  );
  await world.owner.query(
    `INSERT INTO post (city_code, id, enterprise_id, region_code, park_id, title, occupation_code, headcount, skills, education_min, pay_min_fen, pay_max_fen, has_lodging, needed_on, status,
       entered_by, submitted_by, submitted_at, verified_by, verified_at, verify_method, recorded_on)
     SELECT $1, $2, $3, $4, $5, '手机装配工', '6-25-04-02', $6, '手工装配', $7, 320000, 450000, true, $8, 'verified',
       a.id, a.id, now(), b.id, now(), 'visit', '2017-10-01' FROM account a, account b WHERE a.login = 'jiangyang' AND b.login = 'city'`,
    [
      testCity,
      postId,
      enterpriseId,
      region,
      facts.park ?? null,
      facts.headcount,
      facts.education ?? null,
      facts.neededOn ?? monday,
    ],
  );
  return postId;
}

interface PeopleFacts {
  region?: string;
  education?: string;
  availableOn?: string | null;
  needsLodging?: boolean;
  hasConsent?: boolean;
}

/** Job-seekers of one village; their ids. */
export async function peopleIn(world: World, count: number, facts: PeopleFacts = {}): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const { hasConsent = true } = facts;
  await world.owner.query(
    `INSERT INTO person (city_code, id, name, name_parts, sex, birth_on, phone, region_code, education, status, has_consent, consented_on, last_contact_on, work_range, available_on, needs_lodging, occupations_wanted, recorded_on)
     SELECT $1, id, '输送人' || n, ARRAY['输送人' || n], 'female', '1990-01-01', '15400000000', $3, $4, 'seeking', $5, '2017-10-01', '2017-10-01', 'city', $6, $7, '{6-25-04-02}', '2017-10-01'
     FROM unnest($2::uuid[]) WITH ORDINALITY AS v (id, n)`,
    [
      testCity,
      ids,
      facts.region ?? places.village,
      facts.education ?? 'juniorMiddle',
      hasConsent,
      facts.availableOn ?? null,
      facts.needsLodging ?? false,
    ],
  );
  return ids;
}

export async function villageOf(world: World, county: string): Promise<string> {
  const { rows } = await world.owner.query<{ code: string }>(
    "SELECT min(code) AS code FROM region WHERE level = 'village' AND code LIKE $1",
    [`${county.slice(0, 6)}%`],
  );
  return rows[0]?.code ?? '';
}

/** Waits for a run to end. */
export async function runOf(city: Caller, runId: string) {
  for (let turn = 0; turn < 200; turn += 1) {
    const run = await city.call(contract.getRun, { id: runId });
    if (run.status === 'done' || run.status === 'failed') return run;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the run did not end');
}

export async function solved(city: Caller, planId: string, limits?: Limits) {
  const { runId } = await city.call(contract.solvePlan, {
    id: planId,
    label: '测算',
    ...(limits ? { limits } : {}),
  });
  const run = await runOf(city, runId);
  if (!run.result) throw new Error(`not solved: ${run.problem}`);
  return { ...run, result: run.result };
}

/** A plan from Monday on, its limits changed by hand. */
export async function planWith(city: Caller, change: Partial<Limits> = {}, fromOn = monday) {
  const { id, version } = await city.call(contract.createPlan, { name: '一期输送', fromOn });
  const { limits } = await city.call(contract.getPlan, { id });
  const own = { ...limits, ...change };
  const saved = await city.call(contract.saveLimits, { id, version, limits: own });
  return { id, version: saved.version, limits: own };
}

/** The offices of a hand-over 泸县→高新区, and the park's id. */
export async function sidesOf(world: World) {
  return {
    city: await world.signIn('city'),
    luxian: await world.signIn('luxian'),
    park: await world.signIn('park-gaoxin'),
    gaoxin: await parkId(world, 'park-gaoxin'),
  };
}

/** From the plan to batches of the first week. */
export async function batchesOf(city: Caller, plan: { id: string; version: number }, week = 0) {
  const run = await solved(city, plan.id);
  const { version } = await city.call(contract.adoptRun, {
    id: plan.id,
    version: plan.version,
    runId: run.id,
  });
  await city.call(contract.formBatches, { id: plan.id, week });
  const { rows } = await city.call(listBatches, { planId: plan.id, pageSize: 200 });
  return { run, version, batches: rows };
}

export const membersOf = async (caller: Caller, batchId: string) =>
  (await caller.call(listMembers, { batchId, pageSize: 200 })).rows;

export const departure = {
  senderName: '送出签字人',
  escortName: '带队人',
  escortPhone: '15400009999',
  vehicle: '川E00000',
};

/** All conditions met, facilities confirmed by the receiving side, and off it goes. */
export async function sendOff(
  sender: Caller,
  receiver: Caller,
  id: string,
): Promise<(typeof batchOperations.sendBatch)['output']['_output']> {
  const members = (await membersOf(sender, id)).filter(({ status }) => status === 'preparing');
  for (const check of ['contact', 'health', 'documents'] as const)
    await sender.call(checkMembers, { memberIds: members.map((member) => member.id), check, isReady: true });
  const { rows } = await receiver.call(listBatches, { pageSize: 200 });
  const version = rows.find((row) => row.id === id)?.version ?? 1;
  const ready = await receiver.call(readyBatch, {
    id,
    version,
    action: 'confirmFacilities',
    given: { note: '已备好' },
  });
  return sender.call(sendBatch, { id, version: ready.version, action: 'depart', given: departure });
}

/** A second account of an office: four eyes need two. */
export async function colleagueOf(world: World, login: string): Promise<Caller> {
  const other = `${login}-second`;
  await world.owner.query(
    `WITH a AS (INSERT INTO account (city_code, id, login, display_name, region_code, password_hash, must_change_password)
       SELECT city_code, gen_random_uuid(), $3, display_name || '二', region_code, password_hash, false FROM account WHERE city_code = $1 AND login = $2 RETURNING city_code, id)
     INSERT INTO appointment (city_code, id, account_id, role_code, scope, region_code, scope_id, label)
     SELECT p.city_code, gen_random_uuid(), a.id, p.role_code, p.scope, p.region_code, p.scope_id, p.label
     FROM a, appointment p JOIN account o ON o.city_code = p.city_code AND o.id = p.account_id WHERE o.login = $2`,
    [testCity, login, other],
  );
  return world.signIn(other);
}

/** The personnel office of the enterprise whose post it is. */
export async function hrOf(world: World, postId: string): Promise<Caller> {
  const login = `hr-${postId.slice(0, 8)}`;
  await world.owner.query(
    `WITH e AS (SELECT e.id, e.region_code FROM enterprise e JOIN post p ON p.enterprise_id = e.id WHERE p.id = $2),
     a AS (INSERT INTO account (city_code, id, login, display_name, region_code, password_hash, must_change_password)
       SELECT o.city_code, gen_random_uuid(), $3, $3, e.region_code, o.password_hash, false FROM account o, e WHERE o.city_code = $1 AND o.login = 'city' RETURNING id)
     INSERT INTO appointment (city_code, id, account_id, role_code, scope, scope_id, label)
     SELECT $1, gen_random_uuid(), a.id, 'R08', 'enterprise', e.id, $3 FROM a, e`,
    [testCity, postId, login],
  );
  return world.signIn(login);
}

/** A batch 泸县→高新区 of a new plan for these posts' people, gathering. */
export async function luxianBatch(city: Caller, fromOn = '2017-10-15') {
  const plan = await planWith(city, {}, fromOn);
  const { batches, run } = await batchesOf(city, plan);
  const batch = batches.find(
    (each) =>
      each.sendingRegionCode === places.luxian &&
      each.receiverName === '高新区管委会' &&
      each.status === 'gathering',
  );
  if (!batch) throw new Error('no batch');
  return { plan, run, batch };
}
