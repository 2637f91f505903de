import { createPool } from '#platform/db/pool.ts';
import { ensureSchema } from '#platform/db/resolve.ts';
import { demoAccounts, loadDemo } from '#tools/demo/load.ts';
import { startServer } from '../server.ts';
import { type Environment, openEnvironment, say } from './environment.ts';

const demoPack = 'luzhou-2017';

async function hasCity(url: string): Promise<boolean> {
  const pool = createPool(url, { max: 1 });
  try {
    const { rowCount } = await pool.query('SELECT 1 FROM list_cities() LIMIT 1');
    return Boolean(rowCount);
  } finally {
    await pool.end();
  }
}

/** A first look at the embedded database comes with a demonstration city; a production database stays empty. */
async function prepareDemo({ database, secrets }: Environment): Promise<void> {
  if (!database.isEmbedded || !database.ownerUrl || (await hasCity(database.ownerUrl))) return;
  say('正在载入演示城市…');
  await loadDemo({ ownerUrl: database.ownerUrl, packId: demoPack, size: 'small', secrets, onProgress: say });
}

async function printAccounts(environment: Environment): Promise<void> {
  const accounts = await demoAccounts(environment.database.ownerUrl);
  if (!accounts.length) return;
  say(`\n演示账号（密码都是 ${environment.secrets.demoPassword}）：`);
  for (const account of accounts) say(`  ${account.login.padEnd(14)} ${account.label}`);
}

/** Runs until it is told to stop; whatever was acknowledged is in the database by then. */
export async function startCommand(): Promise<number> {
  const environment = await openEnvironment();
  const { config, secrets, database } = environment;
  await ensureSchema(database);
  await prepareDemo(environment);
  const server = await startServer(config, secrets, database.serverUrl);
  await printAccounts(environment);
  say(`\n工桥已启动：${server.url}\n按 Ctrl+C 停止`);
  const { promise, resolve } = Promise.withResolvers<void>();
  // They stay: a second Ctrl+C must not cut the stopping short.
  process.on('SIGINT', resolve);
  process.on('SIGTERM', resolve);
  await promise;
  say('正在停止…');
  await server.stop();
  await database.stop();
  return 0;
}
