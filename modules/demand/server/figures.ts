import { type Kysely, type RawBuilder, sql } from 'kysely';
import { addDays } from '#engines/calendar/index.ts';
import type { Actor } from '#platform/db/session.ts';
import { openStates } from '../contract/codes.ts';
import { isAt, type Place } from './places.ts';
import type { DemandTables } from './tables.ts';

/** One enterprise as it was known on a day; the figures are null while it had declared nothing. */
export interface EnterpriseFact {
  id: string;
  regionCode: string;
  parkId: string | null;
  isSigned: boolean;
  isDocked: boolean;
  totalDemand: number | null;
  inYear: number | null;
  employed: number | null;
}

/** One post that falls due within the horizon, as it stood on a day. */
export interface DuePost {
  enterpriseId: string;
  regionCode: string;
  parkId: string | null;
  headcount: number;
  filled: number;
  neededOn: string;
}

const ofEnterprise = {
  city: 'e.cityCode',
  region: 'e.regionCode',
  park: 'e.parkId',
  enterprise: 'e.id',
  specialist: 'e.specialistId',
};
const ofHistory = {
  city: 'h.cityCode',
  region: 'h.regionCode',
  park: 'h.parkId',
  enterprise: 'h.enterpriseId',
};

/**
 * Each enterprise of a place as it was known on a day: its last declaration that was effective and recorded by then,
 * carried on by the people who came and left after the day it stands for. Rows of SQL, one an enterprise.
 * (CASE, because behind row security an index does not serve a comparison with COALESCE.)
 */
export function enterpriseFacts(actor: Actor, place: Place, asOf: string): RawBuilder<unknown> {
  return sql`
    SELECT e.id, e.name, e.region_code, e.park_id, e.signed_on, e.docked_on,
      coalesce(e.signed_on <= ${asOf}, false) AS is_signed, coalesce(e.docked_on <= ${asOf}, false) AS is_docked,
      r.effective_on, r.total_demand, r.in_year_expected AS in_year, greatest(r.employed + m.moved, 0) AS employed, m.moved
    FROM enterprise e
    LEFT JOIN LATERAL (
      SELECT h.effective_on, h.total_demand, h.in_year_expected, h.employed FROM headcount_report h
      WHERE h.city_code = e.city_code AND h.enterprise_id = e.id AND h.effective_on <= ${asOf} AND h.recorded_on <= ${asOf}
      ORDER BY h.effective_on DESC, h.recorded_on DESC, h.recorded_at DESC LIMIT 1
    ) r ON true
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(v.delta), 0)::int AS moved FROM headcount_movement v
      WHERE v.city_code = e.city_code AND v.enterprise_id = e.id AND v.effective_on <= ${asOf} AND v.recorded_on <= ${asOf}
        AND v.effective_on > CASE WHEN r.effective_on IS NULL THEN '-infinity' ELSE r.effective_on END
    ) m
    WHERE ${isAt(actor, place, ofEnterprise)}`;
}

/** Verified open posts of a place, as they stood on a day, that are needed from that day to the end of the horizon (M06). */
export function duePosts(actor: Actor, place: Place, asOf: string, horizonDays: number): RawBuilder<unknown> {
  return sql`
    SELECT h.post_id AS id, h.enterprise_id, h.region_code, h.park_id, h.headcount, h.needed_on, f.filled
    FROM post_history h
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(v.delta), 0)::int AS filled FROM headcount_movement v
      WHERE v.city_code = h.city_code AND v.post_id = h.post_id AND v.effective_on <= ${asOf} AND v.recorded_on <= ${asOf}
    ) f
    WHERE h.valid_from <= ${asOf} AND (h.valid_to IS NULL OR h.valid_to > ${asOf})
      AND h.status IN (${sql.join(openStates.map((state) => sql.lit(state)))})
      AND h.needed_on BETWEEN ${asOf} AND ${addDays(asOf, horizonDays)} AND ${isAt(actor, place, ofHistory)}`;
}

/** Only the columns that are added up: at city size every column of ten thousand rows costs. */
export async function readEnterpriseFacts(
  db: Kysely<DemandTables>,
  actor: Actor,
  place: Place,
  asOf: string,
): Promise<EnterpriseFact[]> {
  const facts = enterpriseFacts(actor, place, asOf);
  return (
    await sql<EnterpriseFact>`SELECT id, region_code, park_id, is_signed, is_docked, total_demand, in_year, employed FROM (${facts}) x`.execute(
      db,
    )
  ).rows;
}

export async function readDuePosts(
  db: Kysely<DemandTables>,
  actor: Actor,
  place: Place,
  asOf: string,
  horizonDays: number,
): Promise<DuePost[]> {
  const posts = duePosts(actor, place, asOf, horizonDays);
  return (
    await sql<DuePost>`SELECT enterprise_id, region_code, park_id, headcount, filled, needed_on FROM (${posts}) x`.execute(
      db,
    )
  ).rows;
}
