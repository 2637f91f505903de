import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseUrl, testLogin } from '#tools/testkit/template.ts';
import { openWorld, type World } from '#tools/testkit/world.ts';
import { tableOwners } from '#tools/where-map.ts';

/** The same for all cities, small, read-only for the server. */
const reference = ['region', 'occupation', 'industry', 'holiday'];
/** Owned by the platform itself. */
const platformTables = [...reference, 'transition_log', 'idempotency_key', 'audit_head'];
/** Never read through the server's role: no policy is the policy. */
const closed = ['audit_head'];

let world: World;
let server: pg.Pool;

beforeAll(async () => {
  world = await openWorld();
  const name = new URL(world.ownerUrl).pathname.slice(1);
  server = new pg.Pool({ connectionString: databaseUrl(world.ownerUrl, name, testLogin), max: 1 });
});
afterAll(async () => {
  await server.end();
  await world.close();
});

async function column(sql: string): Promise<string[]> {
  const { rows } = await world.owner.query<{ name: string }>(sql);
  return rows.map((row) => row.name);
}
const businessTables = () =>
  column(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname NOT LIKE 'kysely_%' AND c.relname <> ALL ('{${reference.join(',')}}') ORDER BY 1`,
  );

describe('schema', () => {
  it('每张业务表的主键、唯一键和外键都以城市代码开头', async () => {
    const wrong = await column(`
      SELECT conrelid::regclass || '.' || conname AS name FROM pg_constraint k
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
      WHERE k.connamespace = 'public'::regnamespace AND k.contype IN ('p', 'u', 'f') AND a.attname <> 'city_code'
        AND conrelid::regclass::text NOT LIKE 'kysely_%' AND conrelid::regclass::text <> ALL ('{${reference.join(',')}}')`);
    expect(wrong).toEqual([]);
  });

  it('每张业务表都开启行级权限并至少有一条规则', async () => {
    const open = await column(`
      SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
        AND c.relname NOT LIKE 'kysely_%' AND c.relname <> ALL ('{${[...reference, ...closed].join(',')}}')
        AND NOT (c.relrowsecurity AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid))`);
    expect(open).toEqual([]);
  });

  it('每张业务表只归一个模块', async () => {
    const owners = tableOwners();
    const wrong = (await businessTables()).filter(
      (table) => !platformTables.includes(table) && owners.get(table)?.length !== 1,
    );
    expect(wrong).toEqual([]);
  });

  it('服务账号不拥有任何对象，不能绕过行级权限，也改不了操作日志', async () => {
    const { rows } = await server.query(
      'SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user',
    );
    expect(rows[0]).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
    expect(
      (await server.query('SELECT 1 FROM pg_class WHERE pg_has_role(current_user, relowner, $1)', ['MEMBER']))
        .rowCount,
    ).toBe(0);
    for (const statement of [
      "UPDATE audit_entry SET actor = 'x'",
      'DELETE FROM audit_entry',
      'DELETE FROM audit_head',
      'DELETE FROM transition_log',
      'TRUNCATE person',
    ]) {
      await expect(server.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('没有说明身份时，任何业务表都看不到一行', async () => {
    const seen: string[] = [];
    for (const table of (await businessTables()).filter((each) => !closed.includes(each))) {
      if ((await server.query(`SELECT 1 FROM ${table} LIMIT 1`)).rowCount) seen.push(table);
    }
    expect(seen).toEqual([]);
    expect((await server.query('SELECT 1 FROM open_post')).rowCount).toBe(0);
  });

  it('每个业务数据的改动都进入操作日志', async () => {
    /** Moments of use and working copies of files, not facts; their operations write entries of their own. */
    const unlogged = [
      'audit_entry',
      'audit_head',
      'session',
      'idempotency_key',
      'transition_log',
      'post_history',
      'stored_file',
      'import_batch',
      'import_row',
      'entitlement',
      'wish_search',
      'match_change',
      'match_run',
      'match_run_post',
    ];
    const missing = await column(`
      SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
        AND c.relname NOT LIKE 'kysely_%' AND c.relname <> ALL ('{${[...reference, ...unlogged].join(',')}}')
        AND NOT EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'audit_update')`);
    expect(missing).toEqual([]);
  });

  it('数据表的类型文件与数据库一致', () => {
    const root = join(import.meta.dirname, '..');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'tools/generate-schema.ts'), world.ownerUrl, '--verify'],
      { encoding: 'utf8' },
    );
    expect(status, stdout + stderr).toBe(0);
  });
});
