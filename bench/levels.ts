import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '#platform/db/migrate.ts';
import { ensureJobSchema } from '#platform/jobs/schema.ts';
import { readPack } from '#platform/packs/read.ts';
import type { Pack } from '#platform/packs/schema.ts';
import { loadDemoPack } from '#tools/demo/load.ts';
import { databaseUrl } from '#tools/testkit/template.ts';

export const benchLogin = { user: 'gongqiao_bench', password: 'bench-only' };
const key = createHash('sha256').update('gongqiao-bench').digest('base64');
/** Known keys, so that databases of an earlier run open again. */
export const benchSecrets = { dataKey: key, indexKey: key, demoPassword: 'gongqiao-bench-1' };

export interface Level {
  people: number;
  label: string;
  pack: Pack;
}

const sizes = {
  small: [10_000],
  county: [10_000, 100_000],
  city: [10_000, 100_000, 1_000_000],
} as const;
export type BenchSize = keyof typeof sizes;

/** The place at growing sizes; enterprises and placements grow with its people as in the city size of its pack. */
export async function levelsOf(size: BenchSize): Promise<Level[]> {
  const pack = await readPack('luzhou-2017');
  const { demo } = pack;
  if (!demo) throw new Error('the pack has no demonstration data');
  const whole = demo.sizes.city;
  return sizes[size].map((people) => {
    const share = people / whole.people;
    const city = {
      ...whole,
      people,
      enterprises: Math.round(whole.enterprises * share),
      placements: Math.round(whole.placements * share),
    };
    return {
      people,
      label: `${people / 10_000} 万人`,
      pack: { ...pack, demo: { ...demo, sizes: { ...demo.sizes, city } } },
    };
  });
}

/** Another schema, pack or generator is another database. */
function contentHash(pack: Pack): string {
  const hash = createHash('sha256').update(pack.hash);
  const folders = ['../platform/db/migrations', '../tools/demo'].map((path) =>
    join(import.meta.dirname, path),
  );
  for (const folder of folders)
    for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}

async function atServer<T>(serverUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl(serverUrl, 'postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export interface PreparedLevel {
  database: string;
  /** Null where an earlier run left the database. */
  seconds: number | null;
}

/** A database of the level: that of an earlier run on the same server, or a new one. */
export async function prepareLevel(
  serverUrl: string,
  level: Level,
  say: (line: string) => void,
): Promise<PreparedLevel> {
  const database = `bench_${level.people}_${contentHash(level.pack)}`;
  const draft = `${database}_draft`;
  const isThere = await atServer(serverUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (rowCount) return true;
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${draft} TEMPLATE template0 ENCODING 'UTF8'`);
    return false;
  });
  if (isThere) return { database, seconds: null };
  const ownerUrl = databaseUrl(serverUrl, draft);
  await migrate(ownerUrl, benchLogin);
  await ensureJobSchema(ownerUrl);
  const started = performance.now();
  await loadDemoPack(level.pack, { ownerUrl, size: 'city', secrets: benchSecrets, onProgress: say });
  const seconds = (performance.now() - started) / 1000;
  await atServer(serverUrl, (client) => client.query(`ALTER DATABASE ${draft} RENAME TO ${database}`));
  return { database, seconds };
}

/** Runs `work` on a copy that is thrown away, so that the level stays as it was. */
export async function onCopy<T>(
  serverUrl: string,
  database: string,
  work: (copy: string) => Promise<T>,
): Promise<T> {
  const copy = `${database}_copy`;
  await atServer(serverUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${copy} TEMPLATE ${database}`);
  });
  try {
    return await work(copy);
  } finally {
    await atServer(serverUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`));
  }
}
