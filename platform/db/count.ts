import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import { countLimit } from '#platform/contract/fields.ts';

/** How many rows a query has, as far as `limit`: the database stops there. */
export async function countUpTo<Tables, All, From extends keyof All, Row>(
  db: Kysely<Tables>,
  rows: SelectQueryBuilder<All, From, Row>,
  limit = countLimit,
): Promise<{ total: number; isLonger: boolean }> {
  const first = rows.select(sql<number>`1`.as('one')).limit(limit + 1);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${first} AS counted`.execute(db);
  const total = counted.rows[0]?.total ?? 0;
  return { total: Math.min(total, limit), isLonger: total > limit };
}
