import { type Kysely, type RawBuilder, sql } from 'kysely';
import { addDays, addMonths } from '#engines/calendar/index.ts';
import { takenUpStates } from '#modules/placement/server/index.ts';
import type { Actor } from '#platform/db/session.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import type { ReservoirState } from '../../contract/codes.ts';
import type { DispatchTables } from '../tables.ts';

export interface ReservoirReader {
  db: Kysely<DispatchTables>;
  actor: Actor;
  pack: PackInForce;
  today: string;
}

/** Last day of the demand that the place looks ahead for. */
export const horizonOf = ({ pack, today }: ReservoirReader): string =>
  addDays(today, pack.settings.demandHorizonDays.value - 1);

const months = 12;
/** Filters of the list. */
export interface StockFilter {
  region?: { from: string; to: string };
  state?: ReservoirState;
  /** Code of a kind of work; null: without a wish. */
  kind?: string | null;
}

/**
 * People of the asker's ledger whom a batch could take (N41): of working age, seeking, agreed to be recommended, without a
 * post, taken up by no enterprise and on no way. `state` is the first that holds; `reserved_for` the post a batch is formed for.
 */
export function stockOf(
  reader: ReservoirReader,
  { region, state, kind }: StockFilter = {},
): RawBuilder<unknown> {
  const { actor, pack, today } = reader;
  const { matching, staleAfterDays } = pack.settings;
  const bornBy = addMonths(today, -months * matching.workingAge.value);
  const length = matching.occupationGroupLength.value;
  const stock = sql`
    SELECT p.id, p.region_code, p.available_on, p.last_contact_on, r.post_title AS reserved_title, r.enterprise_name AS reserved_enterprise,
      ARRAY(SELECT DISTINCT left(wanted.code, ${length}::int) FROM unnest(p.occupations_wanted) wanted(code)) AS kinds,
      CASE WHEN r.id IS NOT NULL THEN 'reserved'
        WHEN p.last_contact_on < ${addDays(today, -staleAfterDays.value)}::date THEN 'expired'
        WHEN p.available_on IS NULL OR p.available_on <= ${today}::date THEN 'ready'
        WHEN p.available_on <= ${horizonOf(reader)}::date THEN 'soon' ELSE 'later' END AS state
    FROM own_person p
    LEFT JOIN dispatch_member r ON r.city_code = p.city_code AND r.person_id = p.id AND r.status = 'preparing'
    WHERE p.city_code = ${actor.cityCode} AND p.placement_id IS NULL AND p.has_consent AND p.status = ANY (${matching.seekingStatuses.value}::text[])
      AND p.birth_on <= ${bornBy}::date ${region ? sql`AND p.region_code >= ${region.from} AND p.region_code < ${region.to}` : sql``}
      AND NOT EXISTS (SELECT FROM placement q WHERE q.city_code = p.city_code AND q.person_id = p.id AND q.status = ANY (${takenUpStates}::text[]))
      AND NOT EXISTS (SELECT FROM dispatch_member s WHERE s.city_code = p.city_code AND s.person_id = p.id AND s.status = 'sent')`;
  const conditions = [
    ...(state ? [sql`stock.state = ${state}`] : []),
    ...(kind === undefined
      ? []
      : [kind === null ? sql`stock.kinds = '{}'` : sql`${kind} = ANY (stock.kinds)`]),
  ];
  return conditions.length
    ? sql`SELECT stock.* FROM (${stock}) stock WHERE ${sql.join(conditions, sql` AND `)}`
    : stock;
}

/** Open posts that need people within the horizon; `open`: places that nobody is under way to. */
export function demandOf(reader: ReservoirReader, kind?: string): RawBuilder<unknown> {
  const { actor, pack } = reader;
  const length = pack.settings.matching.occupationGroupLength.value;
  return sql`SELECT * FROM (
    SELECT o.id, o.title, o.enterprise_name, o.region_code, o.needed_on, o.remaining, left(o.occupation_code, ${length}::int) AS kind,
      coalesce(t.people, 0) AS under_way, greatest(o.remaining - coalesce(t.people, 0), 0) AS open
    FROM open_post o LEFT JOIN (
      SELECT post_id, count(DISTINCT person_id)::int AS people FROM (
        SELECT q.post_id, q.person_id FROM placement q WHERE q.city_code = ${actor.cityCode} AND q.status = ANY (${takenUpStates}::text[])
        UNION ALL
        SELECT m.post_id, m.person_id FROM dispatch_member m WHERE m.city_code = ${actor.cityCode} AND m.status = 'sent') under_way
      GROUP BY 1) t ON t.post_id = o.id
    WHERE o.city_code = ${actor.cityCode} AND o.needed_on <= ${horizonOf(reader)}::date) demand
    WHERE demand.open > 0 ${kind === undefined ? sql`` : sql`AND demand.kind = ${kind}`}`;
}

/** Open places by kind of work. */
export async function readDemand(reader: ReservoirReader): Promise<Map<string, number>> {
  const { rows } = await sql<{ kind: string; people: number }>`
    SELECT kind, sum(open)::int AS people FROM (${demandOf(reader)}) demand GROUP BY 1`.execute(reader.db);
  return new Map(rows.map(({ kind, people }) => [kind, people]));
}
