import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { loadPolicies } from '#modules/policy/server/index.ts';
import { loadPack } from '#modules/region/server/index.ts';
import { migrate } from '#platform/db/migrate.ts';
import { createPool } from '#platform/db/pool.ts';
import { ensureJobSchema } from '#platform/jobs/schema.ts';
import { packHash, readPack } from '#platform/packs/read.ts';
import { createDemoAccounts } from '#tools/demo/accounts.ts';

export const testLogin = { user: 'gongqiao_test', password: 'test-only' };
export const testPassword = 'gongqiao-test-1';
export const testPack = 'luzhou-2017';

export function databaseUrl(
  serverUrl: string,
  database: string,
  login?: { user: string; password: string },
): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  if (login) {
    url.username = login.user;
    url.password = login.password;
  }
  return url.href;
}

/** Schema and pack decide the template: another content is another template. */
async function templateName(): Promise<string> {
  const folder = join(import.meta.dirname, '../../platform/db/migrations');
  const hash = createHash('sha256').update(await packHash(testPack));
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  for (const pack of ['base', testPack]) {
    const policies = join(import.meta.dirname, '../../packs', pack, 'policies');
    for (const file of readdirSync(policies).sort()) hash.update(readFileSync(join(policies, file)));
  }
  hash.update(readFileSync(join(import.meta.dirname, '../demo/accounts.ts')));
  return `template_${hash.digest('hex').slice(0, 16)}`;
}

async function fill(url: string): Promise<void> {
  await migrate(url, testLogin);
  await ensureJobSchema(url);
  const pool = createPool(url, { max: 1 });
  const pack = await readPack(testPack);
  await loadPack(pool, pack, { loadedBy: '系统：测试', businessOn: '2017-10-15', isDemo: true });
  await loadPolicies(pool, pack, { loadedBy: '系统：测试' });
  const client = await pool.connect();
  await client.query(
    `SELECT set_config('app.actor', '系统：测试', false), set_config('app.operation', 'test.prepare', false)`,
  );
  await createDemoAccounts(client, pack, testPassword, { enterprises: [], people: [] });
  client.release();
  await pool.end();
}

/** Makes a database by `make` unless it is there; test files run in several processes, so one makes it and the others wait. */
export async function ensureDatabaseOnce(
  serverUrl: string,
  name: string,
  make: (url: string) => Promise<void>,
): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl(serverUrl, 'postgres') });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(hashtext('gongqiao-template'))");
    const existing = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!existing.rowCount) {
      const draft = `${name}_draft`;
      await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
      await client.query(`CREATE DATABASE ${draft} TEMPLATE template0 ENCODING 'UTF8'`);
      await make(databaseUrl(serverUrl, draft));
      await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
    }
    return name;
  } finally {
    await client.end();
  }
}

/** A migrated database with the pack and its office accounts, made once per server; others are copied from it in a moment. */
export async function ensureTemplate(serverUrl: string): Promise<string> {
  return ensureDatabaseOnce(serverUrl, await templateName(), fill);
}

export async function copyTemplate(serverUrl: string, template: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(serverUrl, 'postgres') });
  await client.connect();
  await client.query(`CREATE DATABASE ${database} TEMPLATE ${template}`);
  await client.end();
}

export async function dropDatabase(serverUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(serverUrl, 'postgres') });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  await client.end();
}
