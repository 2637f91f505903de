import { type Kysely, sql } from 'kysely';

interface Ways {
  /** Posts that the person is on the way to. */
  open: number;
  /** Of them, those whose enterprise has not answered. */
  waiting: number;
}

/** On how many ways people are, across all offices and enterprises: numbers, no names. */
export async function openWays(db: unknown, personIds: string[]): Promise<Map<string, Ways>> {
  if (!personIds.length) return new Map();
  const { rows } = await sql<Ways & { personId: string }>`
    SELECT person_id, open, waiting FROM open_ways(${[...new Set(personIds)]}::uuid[])`.execute(
    db as Kysely<unknown>,
  );
  return new Map(rows.map(({ personId, open, waiting }) => [personId, { open, waiting }]));
}
