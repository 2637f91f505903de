import { type Kysely, sql } from 'kysely';

export interface BrokenEntry {
  position: number;
  entryId: string | null;
  /** `changed`: content or link was altered. `missing`: an entry was removed. */
  reason: string;
}

/** Recomputes a city's chain from its first entry. */
export async function firstBrokenEntry<T>(db: Kysely<T>, cityCode: string): Promise<BrokenEntry | undefined> {
  const { rows } =
    await sql<BrokenEntry>`SELECT bad_position AS position, entry_id, reason FROM first_broken_entry(${cityCode})`.execute(
      db,
    );
  return rows[0];
}

export async function chainSize<T>(
  db: Kysely<T>,
  cityCode: string,
): Promise<{ sealed: number; unsealed: number }> {
  const { rows } = await sql<{
    sealed: number;
    unsealed: number;
  }>`SELECT sealed, unsealed FROM audit_chain_size(${cityCode})`.execute(db);
  return rows[0] ?? { sealed: 0, unsealed: 0 };
}
