import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '#platform/config.ts';
import { ensureJobSchema } from '#platform/jobs/schema.ts';
import type { Secrets } from '#platform/personal/secrets.ts';
import { startEmbedded } from './embedded.ts';
import { migrate, pendingMigrations } from './migrate.ts';

export interface ResolvedDatabase {
  /** The server's own role: owns nothing, row security applies. */
  serverUrl: string;
  /** For migrations and bulk loading; absent when only the server's role is known. */
  ownerUrl: string | undefined;
  isEmbedded: boolean;
  stop(): Promise<void>;
}

const serverUser = 'gongqiao_server_login';

function withUser(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.href;
}

async function ownsTables(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ owner: boolean }>(
      `SELECT r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR EXISTS (SELECT 1 FROM pg_tables t WHERE t.schemaname = 'public' AND t.tableowner = current_user) AS owner
       FROM pg_roles r WHERE r.rolname = current_user`,
    );
    return rows[0]?.owner ?? false;
  } finally {
    await client.end();
  }
}

async function ensureDatabase(ownerUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const existing = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (!existing.rowCount)
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE template0 ENCODING 'UTF8'`);
  await client.end();
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * DATABASE_URL, else the embedded server. A URL of an owner or superuser is never used to serve: the server
 * makes its own role and connects as that, so row security always applies.
 */
export async function resolveDatabase(
  config: Config,
  secrets: Secrets,
  onProgress: (line: string) => void,
): Promise<ResolvedDatabase> {
  const noStop = async () => undefined;
  if (!config.databaseUrl) {
    const server = await startEmbedded({
      dataDir: join(config.home, 'postgres'),
      password: secrets.ownerPassword,
      onProgress,
    });
    const ownerUrl = await ensureDatabase(server.ownerUrl, 'gongqiao');
    return {
      serverUrl: withUser(ownerUrl, serverUser, secrets.serverPassword),
      ownerUrl,
      isEmbedded: true,
      stop: () => server.stop(),
    };
  }
  if (config.ownerUrl)
    return { serverUrl: config.databaseUrl, ownerUrl: config.ownerUrl, isEmbedded: false, stop: noStop };
  if (await ownsTables(config.databaseUrl)) {
    return {
      serverUrl: withUser(config.databaseUrl, serverUser, secrets.serverPassword),
      ownerUrl: config.databaseUrl,
      isEmbedded: false,
      stop: noStop,
    };
  }
  return { serverUrl: config.databaseUrl, ownerUrl: undefined, isEmbedded: false, stop: noStop };
}

/** Brings the schema up to date as the owner and gives the server's role its rights. */
export async function migrateResolved(database: ResolvedDatabase): Promise<string[]> {
  if (!database.ownerUrl) throw new Error('迁移需要属主账号：请设置 DATABASE_OWNER_URL');
  const url = new URL(database.serverUrl);
  const names = await migrate(database.ownerUrl, {
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  });
  await ensureJobSchema(database.ownerUrl);
  return names;
}

/** The embedded database follows the code by itself; a production database is migrated by its operator. */
export async function ensureSchema(database: ResolvedDatabase): Promise<void> {
  if (database.isEmbedded) {
    await migrateResolved(database);
    return;
  }
  const isOwner = await ownsTables(database.serverUrl).catch((error: unknown) => {
    // 28000, 28P01: no such role, or another password.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('28'))
      throw new Error('服务账号不能登录数据库，请先运行：npx gongqiao migrate', { cause: error });
    throw error;
  });
  if (isOwner)
    throw new Error(
      'DATABASE_URL 应是服务专用账号，不能是超级用户或表的属主；属主账号请放在 DATABASE_OWNER_URL',
    );
  const pending = await pendingMigrations(database.ownerUrl ?? database.serverUrl);
  if (pending.length)
    throw new Error(`数据库结构尚未更新（${pending.length} 项），请先运行：npx gongqiao migrate`);
}
