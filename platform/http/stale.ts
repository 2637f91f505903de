import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { DB } from '#platform/db/schema.ts';
import { AppError } from './app-error.ts';

const moment = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * What to throw when an update by version found no row: 404 where the row is not there for this actor,
 * otherwise 409 that says who changed it and when.
 */
export async function staleError<Tables>(
  context: { db: Kysely<Tables>; actor: { cityCode: string } },
  table: keyof DB & string,
  id: string,
): Promise<AppError> {
  const db = context.db as unknown as Kysely<DB>;
  const { cityCode } = context.actor;
  const visible = await sql<{
    found: number;
  }>`SELECT 1 AS found FROM ${sql.table(table)} WHERE city_code = ${cityCode} AND id = ${id}`.execute(db);
  if (!visible.rows.length) return new AppError('platform.notFound');
  const { rows } = await sql<{
    actor: string;
    at: string;
  }>`SELECT * FROM last_change(${cityCode}, ${snakeCase(table)}, ${id})`.execute(db);
  const last = rows[0];
  return new AppError('platform.stale', {
    who: last?.actor ?? '其他同事',
    when: last ? moment.format(new Date(last.at)) : '刚才',
    ...(last ? { changedBy: last.actor, changedAt: last.at } : {}),
  });
}
