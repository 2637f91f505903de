import { type Kysely, sql } from 'kysely';
import type { DB } from '#platform/db/schema.ts';
import type { Line } from '../claims/lines.ts';

/** An array literal; the values are ids, codes, days and numbers, which need no quotes. */
const literal = (values: readonly (string | number | null | undefined)[]): string =>
  `{${values.map((value) => value ?? 'NULL').join(',')}}`;

/** What is known of a person who is paid without a placement. */
const own = ({ payeeKind }: Line, value: string): string | null => (payeeKind === 'person' ? value : null);

/**
 * Writes lines of a run, numbered on from `from`. COPY is closed to tables with row security; arrays come within a
 * factor of two of it.
 */
export async function writeLines(
  db: Kysely<DB>,
  run: { cityCode: string; id: string },
  from: number,
  lines: readonly Line[],
): Promise<void> {
  if (lines.length === 0) return;
  const of = (read: (line: Line) => string | number | null | undefined): string => literal(lines.map(read));
  await sql`INSERT INTO entitlement (city_code, run_id, line, clause_id, payee_kind, payee_id, person_id, placement_id, enterprise_id,
      organisation_id, park_id, region_code, person_region_code, state, fen, due_on)
    SELECT ${run.cityCode}, ${run.id}::uuid, ${from} + v.at, v.clause_id, v.payee_kind, v.payee_id, v.person_id, v.placement_id, v.enterprise_id,
      v.organisation_id, v.park_id, v.region_code, v.person_region_code, v.state, v.fen, v.due_on
    FROM unnest(${of((line) => line.clauseId)}::text[], ${of((line) => line.payeeKind)}::text[], ${of((line) => line.payeeId)}::uuid[],
      ${of((line) => line.worker?.personId ?? own(line, line.payeeId))}::uuid[], ${of((line) => line.worker?.id)}::uuid[], ${of((line) => line.enterprise?.id)}::uuid[],
      ${of((line) => (line.payeeKind === 'organisation' ? line.payeeId : line.worker?.organisationId))}::uuid[],
      ${of((line) => line.enterprise?.parkId)}::uuid[], ${of((line) => line.regionCode)}::text[],
      ${of((line) => line.worker?.personRegionCode ?? own(line, line.regionCode))}::text[], ${of((line) => line.state)}::text[], ${of((line) => line.fen)}::bigint[],
      ${of((line) => line.dueOn)}::date[]) WITH ORDINALITY
      AS v (clause_id, payee_kind, payee_id, person_id, placement_id, enterprise_id, organisation_id, park_id, region_code, person_region_code, state, fen, due_on, at)`.execute(
    db,
  );
}
