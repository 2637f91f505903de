import type pg from 'pg';
import { loadPack } from '#modules/region/server/index.ts';
import { createPool } from '#platform/db/pool.ts';
import { readPack } from '#platform/packs/read.ts';
import type { Pack } from '#platform/packs/schema.ts';
import { PersonalCipher } from '#platform/personal/cipher.ts';
import { createDemoAccounts } from './accounts.ts';
import { type DemoContext, type DemoSize, openContext } from './context.ts';
import { planEnterprises } from './enterprises.ts';
import { Holders } from './holders.ts';
import { homesOf, personAt } from './people.ts';
import { planPlacements } from './placements.ts';
import { planPosts } from './posts.ts';
import { Progress } from './progress.ts';
import type { DemoRows } from './rows.ts';
import { sealChain } from './seal.ts';
import { loadedTables, writeRows } from './write.ts';

export interface DemoOptions {
  ownerUrl: string;
  packId: string;
  size: DemoSize;
  /** Keys in base64, and the password of all accounts. */
  secrets: { dataKey: string; indexKey: string; demoPassword: string };
  onProgress(line: string): void;
}

const actor = '系统：演示数据';
const labels: Record<DemoSize, string> = { small: '小型', county: '县级', city: '市级' };

/** A demonstration goes into a place of its own: never beside real rows, and only once. */
async function refuseUnlessEmpty(client: pg.ClientBase, pack: Pack): Promise<void> {
  const { rows } = await client.query<{ is_demo: boolean; has_rows: boolean }>(
    `SELECT c.is_demo, EXISTS (SELECT 1 FROM account WHERE city_code = $1) OR EXISTS (SELECT 1 FROM enterprise WHERE city_code = $1)
       OR EXISTS (SELECT 1 FROM person WHERE city_code = $1) AS has_rows
     FROM city c WHERE c.city_code = $1`,
    [pack.cityCode],
  );
  const [city] = rows;
  if (city && !city.is_demo)
    throw new Error(`“${pack.name}”已作为正式城市启用，不能载入演示数据。请换一个空的数据库。`);
  if (city?.has_rows)
    throw new Error(`“${pack.name}”的演示数据已经载入过，不再重复载入。要重新载入，请换一个空的数据库。`);
}

async function planRows(
  client: pg.ClientBase,
  context: DemoContext,
  options: DemoOptions,
): Promise<DemoRows> {
  const { pack } = context;
  const enterprises = planEnterprises(context);
  const posts = planPosts(context, enterprises);
  const placements = planPlacements(context, posts);
  const homes = homesOf(context);
  const firstPeople = Array.from({ length: Math.min(context.people, 20) }, (_, index) =>
    personAt(context, homes, index, placements.byPerson.get(index)),
  );
  const accounts = await createDemoAccounts(client, pack, options.secrets.demoPassword, {
    enterprises,
    people: firstPeople,
  });
  const specialists = new Map<number, string>();
  for (const { login, enterprises: served = [] } of pack.demo?.accounts ?? [])
    for (const index of served)
      if (!specialists.has(index)) specialists.set(index, accounts.get(login) ?? '');
  const { rows } = await client.query<{ id: string; code: string }>(
    'SELECT id, code FROM organisation WHERE city_code = $1',
    [pack.cityCode],
  );
  const organisations = new Map(rows.map(({ code, id }) => [code, id]));
  const organisationId = (code: string | null) => (code === null ? null : (organisations.get(code) ?? null));
  return {
    context,
    cityCode: pack.cityCode,
    enterprises,
    posts,
    placements,
    homes,
    holders: new Holders(pack, accounts),
    cipher: new PersonalCipher(options.secrets),
    specialists,
    parkId: organisationId,
    organisationId,
    ids: { steps: 0, reports: 0, insurance: 0, movements: 0 },
  };
}

/** All rows in one transaction: a load that is broken off leaves nothing behind but the place itself. Word indexes are brought up to date at the end. */
async function fill(
  client: pg.PoolClient,
  context: DemoContext,
  options: DemoOptions,
  progress: Progress,
): Promise<void> {
  const { pack, today } = context;
  await client.query('BEGIN');
  try {
    await client.query(
      `SELECT set_config('app.city_code', $1, true), set_config('app.actor', $2, true), set_config('app.operation', 'demo.load', true), set_config('app.today', $3, true),
         set_config('gin_pending_list_limit', '262144', true), pg_advisory_xact_lock(hashtext('load-demo'))`,
      [pack.cityCode, actor, today],
    );
    await refuseUnlessEmpty(client, pack);
    await writeRows(client, await planRows(client, context, options), progress);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/**
 * Fills a place with the demonstration data of its pack, generated from the pack's seed: the same rows each time,
 * save for accounts and encryption. Ends with statistics gathered and the audit chain sealed.
 */
export async function loadDemo(options: DemoOptions): Promise<void> {
  const pack = await readPack(options.packId);
  const context = openContext(pack, options.size);
  const pool = createPool(options.ownerUrl, { max: 2, application_name: 'gongqiao-demo' });
  const started = performance.now();
  try {
    options.onProgress(`正在载入${pack.name}的演示数据（${labels[options.size]}）…`);
    const client = await pool.connect();
    try {
      await refuseUnlessEmpty(client, pack);
      await loadPack(pool, pack, { loadedBy: actor, businessOn: context.today, isDemo: true });
      await fill(client, context, options, new Progress(options.onProgress));
      await sealChain(client, pack.cityCode, options.onProgress);
      await client.query(`VACUUM (ANALYZE) ${[...loadedTables, 'audit_entry'].join(', ')}`);
    } finally {
      client.release();
    }
    options.onProgress(`演示数据已载入，用时 ${Math.round((performance.now() - started) / 1000)} 秒`);
  } finally {
    await pool.end();
  }
}

/** One account of each role of the demonstration cities, in the order of the roles. */
export async function demoAccounts(
  ownerUrl: string | undefined,
): Promise<{ login: string; label: string }[]> {
  if (!ownerUrl) return [];
  const pool = createPool(ownerUrl, { max: 1 });
  try {
    const { rows } = await pool.query<{ login: string; label: string }>(
      `SELECT DISTINCT ON (a.city_code, p.role_code) a.login, p.label
       FROM account a JOIN appointment p ON p.city_code = a.city_code AND p.account_id = a.id JOIN city c ON c.city_code = a.city_code
       WHERE c.is_demo AND a.is_active ORDER BY a.city_code, p.role_code, a.id`,
    );
    return rows;
  } finally {
    await pool.end();
  }
}
