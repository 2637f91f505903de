import { type Kysely, sql } from 'kysely';
import { AppError } from '#platform/http/app-error.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import type { EnterpriseTables } from './tables.ts';

/** The row as it stands, locked for the change; row scope answers for strangers. */
export async function lockEnterprise({ db, actor }: OperationContext<EnterpriseTables>, id: string) {
  const row = await db
    .selectFrom('enterprise')
    .selectAll()
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new AppError('platform.notFound');
  return row;
}

/** Which of the given names and codes the city has already, in anybody's scope. */
export async function takenKeys(db: unknown, keys: string[]): Promise<Set<string>> {
  const { rows } = await sql<{
    takenKey: string;
  }>`SELECT taken_key FROM enterprise_keys_taken(${keys})`.execute(db as Kysely<EnterpriseTables>);
  return new Set(rows.map((row) => row.takenKey));
}
