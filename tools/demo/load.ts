import type pg from 'pg';
import { loadPolicies } from '#modules/policy/server/index.ts';
import { loadPack } from '#modules/region/server/index.ts';
import { createPool } from '#platform/db/pool.ts';
import { readPack } from '#platform/packs/read.ts';
import type { Pack } from '#platform/packs/schema.ts';
import { type DemoContext, type DemoSize, openContext } from './context.ts';
import { writeDispatch } from './dispatch.ts';
import { prepareRows } from './plan.ts';
import { showPolicies } from './policies.ts';
import { Progress } from './progress.ts';
import type { DemoRows } from './rows.ts';
import { sealChain } from './seal.ts';
import { writeRows } from './write.ts';

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

/** Words of names go into their index in bulk: so much may wait (kB) until the end of the load. */
const waitingWords = '262144';

/** All rows in one transaction, so a load that is broken off leaves nothing behind but the place itself. */
async function fill(
  client: pg.PoolClient,
  context: DemoContext,
  options: Omit<DemoOptions, 'packId'>,
): Promise<{ rows: DemoRows; tables: string[] }> {
  const { pack, today } = context;
  await client.query('BEGIN');
  try {
    await client.query(
      `SELECT set_config('app.city_code', $1, true), set_config('app.actor', $2, true), set_config('app.operation', 'demo.load', true),
         set_config('app.today', $3, true), set_config('gin_pending_list_limit', $4, true), pg_advisory_xact_lock(hashtext('load-demo'))`,
      [pack.cityCode, actor, today, waitingWords],
    );
    await refuseUnlessEmpty(client, pack);
    const rows = await prepareRows(client, context, options.secrets);
    const tables = [
      ...(await writeRows(client, rows, new Progress(options.onProgress))),
      ...(await writeDispatch(client, rows)),
    ];
    await client.query('COMMIT');
    return { rows, tables };
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/**
 * Fills a place with the demonstration data of its pack, generated from the pack's seed: the same rows each time,
 * save for accounts, encryption and the ids of hand-overs. Ends with statistics gathered and the audit chain sealed.
 */
export async function loadDemo(options: DemoOptions): Promise<void> {
  await loadDemoPack(await readPack(options.packId), options);
}

/** The same with a pack that was read already. */
export async function loadDemoPack(pack: Pack, options: Omit<DemoOptions, 'packId'>): Promise<void> {
  const context = openContext(pack, options.size);
  const pool = createPool(options.ownerUrl, { max: 2, application_name: 'gongqiao-demo' });
  const started = performance.now();
  try {
    options.onProgress(`正在载入${pack.name}的演示数据（${labels[options.size]}）…`);
    const client = await pool.connect();
    try {
      await refuseUnlessEmpty(client, pack);
      await loadPack(pool, pack, { loadedBy: actor, businessOn: context.today, isDemo: true });
      await loadPolicies(pool, pack, { loadedBy: actor });
      const { rows, tables } = await fill(client, context, options);
      // In a larger place this would take as long as all the rest; there a run is started on the screen.
      if (context.size === 'small') await showPolicies(pool, rows);
      await sealChain(client, pack.cityCode, options.onProgress);
      await client.query(`VACUUM (ANALYZE) ${[...tables, 'audit_entry'].join(', ')}`);
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
