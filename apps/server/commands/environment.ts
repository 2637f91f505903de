import { type Config, readConfig } from '#platform/config.ts';
import { type ResolvedDatabase, resolveDatabase } from '#platform/db/resolve.ts';
import { loadSecrets, type Secrets } from '#platform/personal/secrets.ts';

export interface Environment {
  config: Config;
  secrets: Secrets;
  database: ResolvedDatabase;
}

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Configuration, secrets and the database that a command works on. */
export async function openEnvironment(): Promise<Environment> {
  const config = readConfig();
  const secrets = await loadSecrets(config.home);
  const database = await resolveDatabase(config, secrets, say);
  return { config, secrets, database };
}

/** The owner's URL, or a sentence that says how to give it. */
export function ownerUrlOf(database: ResolvedDatabase): string {
  if (!database.ownerUrl) throw new Error('这一步需要数据库属主账号：请设置 DATABASE_OWNER_URL');
  return database.ownerUrl;
}
