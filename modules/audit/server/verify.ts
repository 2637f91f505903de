import pg from 'pg';
import { citiesToSeal, sealCity } from './seal.ts';

export interface Finding {
  cityCode: string;
  table: string;
  rowId: string;
  reason: 'changedOutside' | 'deletedOutside' | 'insertedOutside' | 'missingEntry' | 'changedEntry';
  position?: number;
}
export interface VerifyReport {
  cities: { cityCode: string; sealed: number; unsealed: number }[];
  rowsChecked: number;
  findings: Finding[];
}

// As when the digests were made (record_change): the same row must give the same bytes.
const pinned = "SET timezone = 'UTC'; SET datestyle = 'ISO, YMD'; SET bytea_output = 'hex'";

/** Compares each row of an audited table with the digest of its last entry in the trail. */
async function checkTable(client: pg.Client, table: string): Promise<{ rows: number; findings: Finding[] }> {
  const name = pg.escapeIdentifier(table);
  const literal = pg.escapeLiteral(table);
  const { rows } = await client.query<{ city_code: string; id: string; reason: Finding['reason'] }>(
    `WITH last AS (
       SELECT DISTINCT ON (city_code, subject_id) city_code, subject_id, action, row_digest FROM audit_entry
       WHERE subject = ${literal} AND action IN ('insert', 'update', 'delete') ORDER BY city_code, subject_id, seq DESC)
     SELECT coalesce(t.city_code, l.city_code) AS city_code, coalesce(t.id, l.subject_id) AS id,
       CASE WHEN t.id IS NULL THEN 'deletedOutside' WHEN l.subject_id IS NULL THEN 'insertedOutside' ELSE 'changedOutside' END AS reason
     FROM ${name} t FULL JOIN last l ON l.city_code = t.city_code AND l.subject_id = t.id
     WHERE (t.id IS NULL AND l.action <> 'delete') OR (t.id IS NOT NULL AND l.row_digest IS DISTINCT FROM canonical_digest(to_jsonb(t)))
     ORDER BY 1, 2 LIMIT 100`,
  );
  const counted = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${name}`);
  return {
    rows: counted.rows[0]?.count ?? 0,
    findings: rows.map((row) => ({ cityCode: row.city_code, table, rowId: row.id, reason: row.reason })),
  };
}

/** A change made past the server is caught by the triggers and named here by its actor. */
async function outsideEntries(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{ city_code: string; subject: string; subject_id: string }>(
    "SELECT city_code, subject, subject_id FROM audit_entry WHERE actor LIKE 'outside:%' ORDER BY seq LIMIT 100",
  );
  return rows.map((row) => ({
    cityCode: row.city_code,
    table: row.subject,
    rowId: row.subject_id,
    reason: 'changedOutside',
  }));
}

async function checkChains(
  client: pg.Client,
): Promise<{ cities: VerifyReport['cities']; findings: Finding[] }> {
  const { rows: cities } = await client.query<{ city_code: string }>(
    'SELECT DISTINCT city_code FROM audit_entry ORDER BY 1',
  );
  const report = { cities: [] as VerifyReport['cities'], findings: [] as Finding[] };
  for (const { city_code: cityCode } of cities) {
    const size = await client.query<{ sealed: number; unsealed: number }>(
      'SELECT sealed::int, unsealed::int FROM audit_chain_size($1)',
      [cityCode],
    );
    report.cities.push({
      cityCode,
      sealed: size.rows[0]?.sealed ?? 0,
      unsealed: size.rows[0]?.unsealed ?? 0,
    });
    const broken = await client.query<{ bad_position: number; entry_id: string | null; reason: string }>(
      'SELECT bad_position::int, entry_id, reason FROM first_broken_entry($1)',
      [cityCode],
    );
    for (const row of broken.rows) {
      const reason = row.reason === 'missing' ? 'missingEntry' : 'changedEntry';
      report.findings.push({
        cityCode,
        table: 'audit_entry',
        rowId: row.entry_id ?? '',
        reason,
        position: row.bad_position,
      });
    }
  }
  return report;
}

/** Seals what waits for it, also where no server runs that would; one that is sealing now is waited for. */
async function sealOpenEntries(client: pg.Client): Promise<void> {
  for (const cityCode of await citiesToSeal(client)) {
    await client.query('BEGIN');
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('seal_audit:' || $1, 0))", [cityCode]);
    await sealCity(client, cityCode);
    await client.query('COMMIT');
  }
}

/**
 * Verifies the whole trail as the owner: each city's chain from its first entry, and each business row against
 * the digest of its last entry. Open entries are sealed first; those written since then are counted apart.
 */
export async function verifyTrail(ownerUrl: string): Promise<VerifyReport> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(pinned);
    await sealOpenEntries(client);
    const chains = await checkChains(client);
    const { rows: tables } = await client.query<{ table: string }>(
      "SELECT DISTINCT c.relname AS table FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgname = 'audit_insert' ORDER BY 1",
    );
    const report: VerifyReport = { cities: chains.cities, rowsChecked: 0, findings: chains.findings };
    for (const { table } of tables) {
      const checked = await checkTable(client, table);
      report.rowsChecked += checked.rows;
      report.findings.push(...checked.findings);
    }
    report.findings.push(...(await outsideEntries(client)));
    return report;
  } finally {
    await client.end();
  }
}
