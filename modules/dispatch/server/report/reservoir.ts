import { type Kysely, type RawBuilder, sql } from 'kysely';
import { addDays, addMonths } from '#engines/calendar/index.ts';
import { takenUpStates } from '#modules/placement/server/index.ts';
import type { Actor } from '#platform/db/session.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import type { ReservoirState } from '../../contract/codes.ts';
import { inOwnRegion } from '../batch/own.ts';
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

/** What makes a state, the first that holds; `p` the person, `r` the batch it is being prepared for. */
function stepsOf(reader: ReservoirReader): [ReservoirState, RawBuilder<boolean>][] {
  const { pack, today } = reader;
  const stale = addDays(today, -pack.settings.staleAfterDays.value);
  return [
    ['reserved', sql`r.id IS NOT NULL`],
    ['expired', sql`p.last_contact_on < ${stale}::date`],
    ['ready', sql`(p.available_on IS NULL OR p.available_on <= ${today}::date)`],
    ['soon', sql`p.available_on <= ${horizonOf(reader)}::date`],
    ['later', sql`true`],
  ];
}

/** Told of the columns themselves: the planner knows how many these are, and nothing of a computed state. */
function isIn(steps: [ReservoirState, RawBuilder<boolean>][], state: ReservoirState): RawBuilder<boolean> {
  const at = steps.findIndex(([name]) => name === state);
  const conditions = steps
    .slice(0, at + 1)
    .map(([name, holds]) => (name === state ? holds : sql`(${holds}) IS NOT TRUE`));
  return sql`(${sql.join(conditions, sql` AND `)})`;
}

const wants = (kind: string | null, length: number): RawBuilder<boolean> =>
  kind === null
    ? sql`p.occupations_wanted = '{}'`
    : sql`EXISTS (SELECT FROM unnest(p.occupations_wanted) wanted(code) WHERE left(wanted.code, ${length}::int) = ${kind})`;

/** `taken`, which `stockOf` names: whom an enterprise has taken up or who is on the way. */
export const takenIn = ({ actor }: ReservoirReader): RawBuilder<unknown> => sql`taken AS MATERIALIZED (
  SELECT q.person_id FROM placement q WHERE q.city_code = ${actor.cityCode} AND q.status = ANY (${takenUpStates}::text[])
  UNION ALL SELECT s.person_id FROM dispatch_member s WHERE s.city_code = ${actor.cityCode} AND s.status = 'sent')`;

/**
 * People of the asker's ledger whom a batch could take (N41): of working age, seeking, agreed to be recommended, without a
 * post, taken up by no enterprise and on no way. `state` is the first that holds; `reserved_for` the post a batch is formed for.
 */
export function stockOf(
  reader: ReservoirReader,
  { region, state, kind }: StockFilter = {},
): RawBuilder<unknown> {
  const { actor, pack, today } = reader;
  const { matching } = pack.settings;
  const bornBy = addMonths(today, -months * matching.workingAge.value);
  const steps = stepsOf(reader);
  const cases = steps.map(([name, holds]) => sql`WHEN ${holds} THEN ${sql.lit(name)}`);
  const conditions = [
    sql`p.city_code = ${actor.cityCode} AND p.placement_id IS NULL AND p.has_consent`,
    sql`p.status = ANY (${matching.seekingStatuses.value}::text[]) AND p.birth_on <= ${bornBy}::date`,
    inOwnRegion(actor, 'p.regionCode'),
    ...(region ? [sql`p.region_code >= ${region.from} AND p.region_code < ${region.to}`] : []),
    ...(state ? [isIn(steps, state)] : []),
    ...(kind === undefined ? [] : [wants(kind, matching.occupationGroupLength.value)]),
    // Read once and looked up, whatever the planner thinks how many people the other conditions leave.
    sql`p.id NOT IN (SELECT taken.person_id FROM taken)`,
  ];
  return sql`
    SELECT p.id, p.region_code, p.available_on, p.last_contact_on, p.occupations_wanted,
      r.post_title AS reserved_title, r.enterprise_name AS reserved_enterprise, CASE ${sql.join(cases, sql` `)} END AS state
    FROM own_person p LEFT JOIN dispatch_member r ON r.city_code = p.city_code AND r.person_id = p.id AND r.status = 'preparing'
    WHERE ${sql.join(conditions, sql` AND `)}`;
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
