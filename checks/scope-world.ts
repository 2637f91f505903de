import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { World } from '#tools/testkit/world.ts';
import type { Target } from './scope-oracle.ts';

const places = {
  luxian: { village: '510521103222', town: '510521103000' },
  hejiang: { village: '510522', town: '510522' },
  gaoxin: { region: '510502', park: 'park-gaoxin' },
  changkai: { region: '510504', park: 'park-changkai' },
} as const;

async function first<T>(pool: pg.Pool, sql: string, values: unknown[]): Promise<T> {
  const { rows } = await pool.query(sql, values);
  return rows[0] as T;
}

const cityCode = '510500';

interface EnterprisePlace {
  regionCode: string;
  parkId: string | null;
}

async function addEnterprise(
  pool: pg.Pool,
  label: string,
  place: EnterprisePlace,
  officer: string,
  other: string,
): Promise<Target[]> {
  const id = randomUUID();
  const name = `标记企业${label}`;
  await pool.query(
    `INSERT INTO enterprise (city_code, id, name, region_code, park_id, stage, signed_on, docked_on, started_on, contact_name, contact_phone, recorded_on)
     VALUES ($1, $2, $3, $4, $5, 'started', '2017-03-01', '2017-04-01', '2017-05-01', $6, '15400001111', '2017-04-01')`,
    [cityCode, id, name, place.regionCode, place.parkId, `标记联系人${label}`],
  );
  await pool.query(
    `INSERT INTO headcount_report (city_code, id, enterprise_id, region_code, park_id, effective_on, recorded_on, total_demand, in_year_expected, employed)
     VALUES ($1, gen_random_uuid(), $2, $3, $4, '2017-10-12', '2017-10-12', 300, 100, 40)`,
    [cityCode, id, place.regionCode, place.parkId],
  );
  const common = { regionCode: place.regionCode, parkId: place.parkId, enterpriseId: id, shows: [id] };
  const posts: Target[] = [];
  for (const kind of ['draftPost', 'openPost'] as const) {
    const postId = randomUUID();
    const title = `标记岗位${label}${kind === 'openPost' ? '在招' : '草稿'}`;
    const isOpen = kind === 'openPost';
    await pool.query(
      `INSERT INTO post (city_code, id, enterprise_id, region_code, park_id, title, occupation_code, headcount, skills, pay_min_fen, pay_max_fen, needed_on, status,
         entered_by, submitted_by, submitted_at, verified_by, verified_at, verify_method, recorded_on)
       VALUES ($1, $2, $3, $4, $5, $6, (SELECT min(code) FROM occupation WHERE length(code) > 8), 30, '无', 400000, 500000, '2017-11-01', $7, $8, $9, $10, $11, $12, $13, '2017-10-01')`,
      [
        cityCode,
        postId,
        id,
        place.regionCode,
        place.parkId,
        title,
        isOpen ? 'verified' : 'draft',
        officer,
        isOpen ? officer : null,
        isOpen ? new Date() : null,
        isOpen ? other : null,
        isOpen ? new Date() : null,
        isOpen ? 'visit' : null,
      ],
    );
    posts.push({ kind, id: postId, markers: [postId, title], ...common });
  }
  return [
    { kind: 'enterprise', id, markers: [id, name, `标记联系人${label}`], ...common, shows: [] },
    ...posts,
  ];
}

async function addPerson(pool: pg.Pool, label: string, regionCode: string): Promise<Target> {
  const id = randomUUID();
  const name = `标记人${label}`;
  await pool.query(
    `INSERT INTO person (city_code, id, name, name_parts, sex, birth_on, phone, region_code, status, has_consent, consented_on, last_contact_on, recorded_on)
     VALUES ($1, $2, $3, ARRAY[$3, $4], 'female', '1990-01-01', $5, $6, 'seeking', true, '2017-10-01', '2017-10-01', '2017-10-01')`,
    [cityCode, id, name, label, `1540000${label === '泸县' ? '2222' : '3333'}`, regionCode],
  );
  return { kind: 'person', id, markers: [id, name], regionCode, parkId: null, enterpriseId: null, shows: [] };
}

async function addWish(pool: pg.Pool, label: string, person: Target): Promise<Target> {
  const id = randomUUID();
  const name = `标记提醒${label}`;
  await pool.query(
    "INSERT INTO wish (city_code, id, person_id, region_code, name, recorded_on) VALUES ($1, $2, $3, $4, $5, '2017-10-10')",
    [cityCode, id, person.id, person.regionCode, name],
  );
  return { ...person, kind: 'wish', id, markers: [id, name], shows: [] };
}

async function addPlacement(pool: pg.Pool, person: Target, post: Target): Promise<Target> {
  const id = randomUUID();
  await pool.query(
    `INSERT INTO placement (city_code, id, person_id, post_id, enterprise_id, person_region_code, enterprise_region_code, park_id, post_title, enterprise_name, status, recommended_on, recorded_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, (SELECT e.name FROM enterprise e WHERE e.id = $10), 'recommended', '2017-10-10', '2017-10-10')`,
    [
      cityCode,
      id,
      person.id,
      post.id,
      post.enterpriseId,
      person.regionCode,
      post.regionCode,
      post.parkId,
      post.markers[1],
      post.enterpriseId,
    ],
  );
  return {
    kind: 'placement',
    id,
    markers: [id],
    regionCode: person.regionCode,
    parkId: post.parkId,
    enterpriseId: post.enterpriseId,
    shows: [person.id, post.id, post.enterpriseId ?? ''],
  };
}

async function addHr(pool: pg.Pool, login: string, enterprise: Target): Promise<void> {
  const id = randomUUID();
  await pool.query(
    `INSERT INTO account (city_code, id, login, display_name, region_code, password_hash, must_change_password)
     SELECT city_code, $2, $3, $3, $4, password_hash, false FROM account WHERE city_code = $1 AND login = 'city'`,
    [cityCode, id, login, enterprise.regionCode],
  );
  await pool.query(
    "INSERT INTO appointment (city_code, id, account_id, role_code, scope, scope_id, label) VALUES ($1, gen_random_uuid(), $2, 'R08', 'enterprise', $3, $4)",
    [cityCode, id, enterprise.id, login],
  );
}

/** A batch of one clerk: nobody else's, not even the superior's. */
async function addBatch(pool: pg.Pool, login: string): Promise<Target> {
  const id = randomUUID();
  const { id: accountId } = await first<{ id: string }>(pool, 'SELECT id FROM account WHERE login = $1', [
    login,
  ]);
  const fileId = randomUUID();
  await pool.query(
    "INSERT INTO stored_file (city_code, id, name, mime, size, sha256, content, account_id) VALUES ($1, $2, $3, 'x', 1, '\\x00', '\\x00', $4)",
    [cityCode, fileId, `标记文件${login}.xlsx`, accountId],
  );
  await pool.query(
    "INSERT INTO import_batch (city_code, id, kind, file_id, status, account_id, actor) VALUES ($1, $2, 'person', $3, 'previewed', $4, '{}')",
    [cityCode, id, fileId, accountId],
  );
  return {
    kind: 'batch',
    id,
    markers: [id, `标记文件${login}`],
    accountId,
    regionCode: '',
    parkId: null,
    enterpriseId: null,
    shows: [],
  };
}

/** A plan of the city office, and a batch of 泸县 for one park: both sides see the batch, only the office the plan. */
async function addDispatch(pool: pg.Pool, post: Target, planner: string): Promise<Target[]> {
  const [planId, batchId] = [randomUUID(), randomUUID()];
  await pool.query(
    `INSERT INTO dispatch_plan (city_code, id, name, region_code, from_on, to_on, status, limits, created_by, created_by_name, recorded_on)
     VALUES ($1, $2, '标记方案', '510500000000', '2017-10-16', '2017-11-29', 'planning', '{"weekCost": 0}', $3, '某人', '2017-10-15')`,
    [cityCode, planId, planner],
  );
  await pool.query(
    `INSERT INTO dispatch_batch (city_code, id, plan_id, plan_from_on, plan_to_on, batch_no, plan_name, sending_region_code, receiving_region_code, park_id, receiver_name, week, depart_on, status, people, recorded_on)
     VALUES ($1, $2, $3, '2017-10-16', '2017-11-29', '标记批次', '某方案', '510521000000', $4, $5, '某园区', 0, '2017-10-16', 'gathering', 0, '2017-10-15')`,
    [cityCode, batchId, planId, post.regionCode, post.parkId],
  );
  const none = { parkId: null, enterpriseId: null, shows: [] };
  const batch = { ...none, kind: 'dispatchBatch' as const, id: batchId, markers: [batchId, '标记批次'] };
  return [
    { ...none, kind: 'dispatchPlan', id: planId, markers: [planId, '标记方案'], regionCode: '510500000000' },
    { ...batch, regionCode: '510521000000' },
    { ...batch, regionCode: post.regionCode, parkId: post.parkId },
  ];
}

export interface ScopeWorld {
  targets: Target[];
  of(kind: Target['kind']): Target[];
}

/** Two sending counties, two receiving parks, a person and a placement each: own, child, sibling and parent for every kind of actor. */
export async function fillScopeWorld(world: World): Promise<ScopeWorld> {
  const pool = world.owner;
  const account = async (login: string) =>
    (await first<{ id: string }>(pool, 'SELECT id FROM account WHERE login = $1', [login])).id;
  const [officer, other] = [await account('jiangyang'), await account('city')];
  const park = async (code: string) =>
    (await first<{ id: string }>(pool, 'SELECT id FROM organisation WHERE code = $1', [code])).id;
  const village = async (prefix: string) =>
    (
      await first<{ code: string }>(
        pool,
        "SELECT min(code) AS code FROM region WHERE level = 'village' AND code LIKE $1",
        [`${prefix}%`],
      )
    ).code;
  const gaoxin = await addEnterprise(
    pool,
    '高新',
    { regionCode: `${places.gaoxin.region}000000`, parkId: await park(places.gaoxin.park) },
    officer,
    other,
  );
  const changkai = await addEnterprise(
    pool,
    '长开',
    { regionCode: `${places.changkai.region}000000`, parkId: await park(places.changkai.park) },
    officer,
    other,
  );
  const luxian = await addPerson(pool, '泸县', places.luxian.village);
  const hejiang = await addPerson(pool, '合江', await village(places.hejiang.village));
  const wishes = [await addWish(pool, '泸县', luxian), await addWish(pool, '合江', hejiang)];
  const openOf = (targets: Target[]) => targets.find((target) => target.kind === 'openPost') as Target;
  const placements = [
    await addPlacement(pool, luxian, openOf(gaoxin)),
    await addPlacement(pool, hejiang, openOf(changkai)),
  ];
  await addHr(pool, 'hr-gaoxin', gaoxin[0] as Target);
  await addHr(pool, 'hr-changkai', changkai[0] as Target);
  const receiving: Target[] = placements.map((placement, at) => ({
    ...placement,
    regionCode: (at === 0 ? gaoxin : changkai)[0]?.regionCode ?? '',
  }));
  const dispatch = await addDispatch(pool, openOf(gaoxin), other);
  const batches = [await addBatch(pool, 'luxian'), await addBatch(pool, 'hejiang')];
  const accounts: Target[] = [];
  for (const login of ['luxian', 'hejiang', 'village', 'admin']) {
    const row = await first<{ id: string; region_code: string }>(
      pool,
      'SELECT id, region_code FROM account WHERE login = $1',
      [login],
    );
    accounts.push({
      kind: 'account',
      id: row.id,
      markers: [row.id],
      regionCode: row.region_code,
      parkId: null,
      enterpriseId: null,
      shows: [],
    });
  }
  const targets = [
    ...gaoxin,
    ...changkai,
    luxian,
    hejiang,
    ...wishes,
    ...placements,
    ...receiving,
    ...batches,
    ...dispatch,
    ...accounts,
  ];
  return {
    targets,
    of: (kind) => [
      ...new Map(
        targets.filter((target) => target.kind === kind).map((target) => [target.id, target]),
      ).values(),
    ],
  };
}
