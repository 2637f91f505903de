import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startDebianPostgres } from '#tools/debian.ts';
import { classOf, type Nation, newsOf, POINTS, provinceOf } from './nation.ts';

/** The best k posts of some seekers as one statement: an index of places in order of pay, top k by LATERAL. */
const statement = (reach: Nation['reach']): string => `
  SELECT coalesce(sum(best.score), 0)::float8 AS sum
  FROM seeker AS s CROSS JOIN LATERAL (
    SELECT p.news + (${POINTS.surplus} * least(${POINTS.surplusFull}, p.pay - s.wish)) / ${POINTS.surplusFull}
      + CASE WHEN p.occupation = s.occupation THEN ${POINTS.same} WHEN p.class = s.class THEN ${POINTS.near} ELSE 0 END
      AS score
    FROM post AS p
    WHERE ${reach === 'nation' ? '' : 'p.place = ANY (s.places) AND '}p.pay >= s.wish
      AND s.age BETWEEN p.youngest AND p.oldest
    ORDER BY score DESC, p.id LIMIT $1
  ) AS best WHERE s.id < $2`;

async function load(client: pg.Client, { reach, seekers, posts }: Nation): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE post (id int, place int, youngest int, oldest int, pay int, occupation int, class int, news int);
    CREATE TEMP TABLE seeker (id int PRIMARY KEY, places int[], age int, wish int, occupation int, class int)`);
  const placeOf = (city: number) => (reach === 'province' ? provinceOf(city) : city);
  const postRows = posts.map((post, id) => {
    const { city, youngest, oldest, payYuan: pay, occupation } = post;
    return {
      id,
      place: placeOf(city),
      youngest,
      oldest,
      pay,
      occupation,
      class: classOf(occupation),
      news: newsOf(post),
    };
  });
  const seekerRows = seekers.map(({ accepts: places, age, wishYuan: wish, occupation }, id) => ({
    id,
    places,
    age,
    wish,
    occupation,
    class: classOf(occupation),
  }));
  const insert = (table: string, rows: unknown[]) =>
    client.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::pg_temp.${table}, $1)`, [
      JSON.stringify(rows),
    ]);
  await insert('post', postRows);
  await insert('seeker', seekerRows);
  await client.query('CREATE INDEX ON post (place, pay DESC); ANALYZE post; ANALYZE seeker');
  await client.query('SET max_parallel_workers_per_gather = 0; SET jit = off');
}

/** Milliseconds and sum of scores for the first seekers of a nation, on a throw-away server or on DATABASE_URL. */
export async function runPostgres(nation: Nation, k: number, seekers: number) {
  const dir = await mkdtemp(join(tmpdir(), 'gongqiao-bench-db-'));
  const url = process.env.DATABASE_URL;
  const server = url ? undefined : await startDebianPostgres({ dir, password: 'bench-only' });
  const client = new pg.Client({ connectionString: url ?? server?.ownerUrl });
  try {
    await client.connect();
    await load(client, { ...nation, seekers: nation.seekers.slice(0, seekers) });
    const started = performance.now();
    const { rows } = await client.query<{ sum: number }>(statement(nation.reach), [k, seekers]);
    return { milliseconds: performance.now() - started, scoreSum: rows[0]?.sum ?? Number.NaN };
  } finally {
    await client.end();
    await server?.stop();
    await rm(dir, { recursive: true, force: true });
  }
}
