import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';

const folder = join(import.meta.dirname, 'migrations');

/** Plain SQL files, forward only, in the order of their timestamps. */
const provider = {
  async getMigrations() {
    const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
    return Object.fromEntries(
      files.map((name) => [
        name.replace(/\.sql$/, ''),
        {
          async up(db: Kysely<never>) {
            await sql.raw(await readFile(join(folder, name), 'utf8')).execute(db);
          },
        },
      ]),
    );
  },
};

async function withOwner<T>(
  ownerUrl: string,
  work: (db: Kysely<never>, pool: pg.Pool) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  const db = new Kysely<never>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await work(db, pool);
  } finally {
    await db.destroy();
  }
}

/**
 * The group role that holds the server's rights, and a login role in it. Neither owns anything, neither
 * may pass row security. Roles belong to the cluster, so this runs before the migrations of a database.
 */
async function ensureServerRole(pool: pg.Pool, login: { user: string; password: string }): Promise<void> {
  const quote = (name: string) => pg.escapeIdentifier(name);
  await pool.query(`DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'gongqiao_server') THEN CREATE ROLE gongqiao_server NOLOGIN; END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
  const existing = await pool.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [login.user]);
  const password = pg.escapeLiteral(login.password);
  await pool.query(
    existing.rowCount
      ? `ALTER ROLE ${quote(login.user)} LOGIN PASSWORD ${password}`
      : `CREATE ROLE ${quote(login.user)} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${password}`,
  );
  await pool.query(`GRANT gongqiao_server TO ${quote(login.user)}`);
}

/** Brings the database of `ownerUrl` to the newest schema. Returns the names of the migrations that ran. */
export async function migrate(
  ownerUrl: string,
  login: { user: string; password: string },
): Promise<string[]> {
  return withOwner(ownerUrl, async (db, pool) => {
    await ensureServerRole(pool, login);
    const { error, results } = await new Migrator({ db, provider }).migrateToLatest();
    if (error) throw error;
    return (results ?? []).map((result) => result.migrationName);
  });
}

/** Names of migrations that this code has and the database lacks. */
export async function pendingMigrations(ownerUrl: string): Promise<string[]> {
  return withOwner(ownerUrl, async (db) => {
    const all = await new Migrator({ db, provider }).getMigrations();
    return all.filter((migration) => !migration.executedAt).map((migration) => migration.name);
  });
}
