import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { z } from 'zod';
import type { Clause, Json } from '#engines/rules/index.ts';
import { businessDate } from '#platform/http/city-registry.ts';
import { newId } from '#platform/id.ts';
import { caseSchema, type WorkedCase } from '#platform/policies/case-file.ts';
import { packsFolder, readLibrary } from '#platform/policies/read.ts';
import { checkClause, errorsOf, failuresOf } from './check.ts';
import { placeOf } from './place.ts';

export interface LoadedPolicies {
  clauses: number;
  /** New versions put in force. */
  changed: string[];
  /** What kept a clause out; its version in force stays. */
  problems: string[];
}

/** The same clause gives the same hash whatever the order of its keys. */
export function contentHash(value: unknown): string {
  const sorted = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(sorted);
    if (typeof each !== 'object' || each === null) return each;
    const entries = Object.entries(each).filter(([, inner]) => inner !== undefined);
    return Object.fromEntries(
      entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]),
    );
  };
  return createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex');
}

export const dayBefore = (day: string): string =>
  Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

interface InForce {
  id: string;
  version_no: number;
  source: string;
  content_hash: string;
  effective_from: string | null;
}

async function putInForce(
  client: pg.PoolClient,
  cityCode: string,
  today: string,
  clause: Clause,
  cases: WorkedCase[],
): Promise<boolean> {
  const hash = contentHash(clause);
  const known = await client.query<InForce>(
    `SELECT id, version_no, source, content_hash, effective_from::text FROM clause_version
     WHERE city_code = $1 AND clause_id = $2 AND status IN ('inForce', 'ended') ORDER BY version_no`,
    [cityCode, clause.id],
  );
  const written = JSON.stringify(cases.map(({ clause: _, ...each }) => each));
  const [last] = known.rows.slice(-1);
  // The pack's wording is known; a local version that followed it stays.
  const same = known.rows.find((each) => each.source === 'pack' && each.content_hash === hash);
  if (same) {
    await client.query(
      'UPDATE clause_version SET cases = $3 WHERE city_code = $1 AND id = $2 AND cases <> $3::jsonb',
      [cityCode, same.id, written],
    );
    return false;
  }
  // A version that would end before it began gives way: it was never in force on any day.
  const isFirstDay =
    last?.effective_from !== null && last?.effective_from !== undefined && last.effective_from >= today;
  if (last)
    await client.query(
      `UPDATE clause_version SET status = 'ended', effective_to = $3, version = version + 1 WHERE city_code = $1 AND id = $2 AND status = 'inForce'`,
      [cityCode, last.id, isFirstDay ? last.effective_from : dayBefore(today)],
    );
  const { rows } = await client.query<{ next: number }>(
    'SELECT coalesce(max(version_no), 0) + 1 AS next FROM clause_version WHERE city_code = $1 AND clause_id = $2',
    [cityCode, clause.id],
  );
  await client.query(
    `INSERT INTO clause_version (city_code, id, clause_id, version_no, source, clause, cases, content_hash, status, effective_from, decided_on, recorded_on)
     VALUES ($1, $2, $3, $4, 'pack', $5, $6, $7, 'inForce', $8, $9, $9)`,
    [
      cityCode,
      newId(),
      clause.id,
      rows[0]?.next ?? 1,
      JSON.stringify(clause),
      written,
      hash,
      last ? today : null,
      today,
    ],
  );
  return true;
}

async function loadStandards(
  client: pg.PoolClient,
  cityCode: string,
  today: string,
  standards: ReadonlyMap<string, readonly { from: string; value: Json; source: string }[]>,
): Promise<void> {
  for (const [name, steps] of standards) {
    for (const { from, value, source } of steps) {
      const given = [cityCode, name, from, JSON.stringify(value), source];
      await client.query(
        `UPDATE standard_value SET status = 'ended', version = version + 1
         WHERE city_code = $1 AND name = $2 AND from_on = $3 AND status = 'inForce' AND source = 'pack' AND (value <> $4::jsonb OR paper <> $5)`,
        given,
      );
      await client.query(
        `INSERT INTO standard_value (city_code, id, name, from_on, value, paper, source, status, decided_on, recorded_on)
         VALUES ($1, $6, $2, $3, $4, $5, 'pack', 'inForce', $7, $7) ON CONFLICT (city_code, name, from_on) WHERE status = 'inForce' DO NOTHING`,
        [...given, newId(), today],
      );
    }
  }
}

function readCases(packId: string): WorkedCase[] {
  const file = join(packsFolder, packId, 'policies', 'cases.json');
  return existsSync(file) ? z.array(caseSchema).parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
}

/**
 * Puts the clauses and standards of a pack in force, as the owner, in one transaction. What is in force already stays as
 * it is; a changed clause becomes a new version from today and ends the old one the day before. A clause with a problem
 * is left out and its version in force stays.
 */
export async function loadPolicies(
  ownerPool: pg.Pool,
  pack: { id: string; cityCode: string },
  options: { loadedBy: string },
): Promise<LoadedPolicies> {
  const library = readLibrary(packsFolder, pack.id);
  const [book] = library.books;
  const loaded: LoadedPolicies = {
    clauses: 0,
    changed: [],
    problems: library.problems.map(({ file, line, reason }) => `${file}:${line} ${reason}`),
  };
  if (!book) return loaded;
  const place = placeOf(pack.id);
  const cases = Map.groupBy(readCases(pack.id), (each) => each.clause);
  const client = await ownerPool.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      `SELECT set_config('app.city_code', $1, true), set_config('app.actor', $2, true), set_config('app.operation', 'policy.loadPolicies', true), pg_advisory_xact_lock(hashtext('load-pack'))`,
      [pack.cityCode, options.loadedBy],
    );
    const city = await client.query<{ business_on: string | null }>(
      'SELECT business_on::text FROM city WHERE city_code = $1',
      [pack.cityCode],
    );
    const today = businessDate(city.rows[0]?.business_on ?? null);
    for (const { clause, file, line } of book.clauses) {
      const own = cases.get(clause.id) ?? [];
      const checked = checkClause(place, clause, own);
      const [first] = errorsOf(checked);
      const [failing] = failuresOf(checked);
      if (first || failing) {
        loaded.problems.push(
          `${file}:${line} ${clause.id}：${first?.reason ?? `案例 ${failing?.case ?? ''} 不符`}`,
        );
        continue;
      }
      loaded.clauses += 1;
      if (await putInForce(client, pack.cityCode, today, clause, own)) loaded.changed.push(clause.id);
    }
    await loadStandards(client, pack.cityCode, today, book.standards);
    await client.query('COMMIT');
    return loaded;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
