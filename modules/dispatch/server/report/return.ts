import { type Kysely, type RawBuilder, sql } from 'kysely';
import { retainedForTarget, stateAfter } from '#modules/placement/server/index.ts';
import type { Actor } from '#platform/db/session.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import { type ReturnFigure, returnFigures } from '../../contract/codes.ts';
import { inOwnRegion } from '../batch/own.ts';
import type { DispatchTables } from '../tables.ts';

export interface Reader {
  db: Kysely<DispatchTables>;
  actor: Actor;
  pack: PackInForce;
  today: string;
}
export interface Period {
  from: string;
  to: string;
}

/** Both days count; left out, from the first of the month to today. */
export function periodOf(today: string, { from, to }: Partial<Period>): Period {
  const last = to ?? today;
  return { from: from ?? `${last.slice(0, 7)}-01`, to: last };
}

const county = (column: string): RawBuilder<string> => sql`substr(${sql.ref(column)}, 1, 6)`;

/** Whether hand-over `m` with its placement `p` counts for a figure within the period. */
function countsFor(figure: ReturnFigure, { from, to }: Period, pack: PackInForce): RawBuilder<boolean> {
  const within = (day: RawBuilder<unknown>) => sql<boolean>`(${day} BETWEEN ${from} AND ${to})`;
  const started = sql`p.status IN ('onboarded', 'left')`;
  switch (figure) {
    case 'organised':
      return within(sql`m.recorded_on`);
    case 'sent':
      return sql`coalesce(${within(sql`m.sent_on`)}, false)`;
    case 'within':
      return sql`(coalesce(${within(sql`m.sent_on`)}, false) AND ${county('m.personRegionCode')} = ${county('m.receivingRegionCode')})`;
    case 'accepted':
      return sql`(m.status = 'accepted' AND ${within(sql`m.received_on`)})`;
    case 'onboard':
      return sql`coalesce(${started} AND ${within(sql`p.onboard_on`)}, false)`;
    case 'retained':
      return sql`coalesce(${started} AND ${within(sql`(p.onboard_on + make_interval(months => ${retainedForTarget}::int))::date`)}
        AND ${stateAfter(pack, retainedForTarget, to)} = 'confirmed', false)`;
  }
}

/** Hand-overs of the asker's own people: what others send here is in their returns. */
const ownMembers = ({ db, actor }: Reader) =>
  db
    .selectFrom('dispatchMember as m')
    .leftJoin('placement as p', (join) =>
      join.onRef('p.cityCode', '=', 'm.cityCode').onRef('p.id', '=', 'm.placementId'),
    )
    .where('m.cityCode', '=', actor.cityCode)
    .where(inOwnRegion(actor, 'm.personRegionCode'));

export type ReturnCounts = Record<ReturnFigure, number>;
export const noCounts: ReturnCounts = {
  organised: 0,
  sent: 0,
  within: 0,
  accepted: 0,
  onboard: 0,
  retained: 0,
};

/** Of each hand-over which figures it counts for. */
const factsOf = (reader: Reader, period: Period) =>
  ownMembers(reader)
    .select(['m.id', 'm.personId', county('m.personRegionCode').as('home')])
    .select(returnFigures.map((figure) => countsFor(figure, period, reader.pack).as(figure)));

/** People of some counties ('510521') behind each figure, each once: the latest hand-over that counts. */
export function peopleBehind(reader: Reader, period: Period, homes: string[]): RawBuilder<unknown> {
  const figures = returnFigures.map((figure) => sql`(${sql.lit(figure)}, facts.${sql.ref(figure)})`);
  return sql`
    SELECT DISTINCT ON (facts.home, counted.figure, facts.person_id) facts.home, counted.figure, facts.person_id, facts.id AS member_id
    FROM (${factsOf(reader, period)}) facts CROSS JOIN LATERAL (VALUES ${sql.join(figures)}) counted (figure, is_so)
    WHERE counted.is_so AND facts.home = ANY (${homes}::text[])
    ORDER BY facts.home, counted.figure, facts.person_id, facts.id DESC`;
}

/** By county ('510521') and for all together: a person counts once in each figure, however often moved. */
export async function countReturn(
  reader: Reader,
  period: Period,
): Promise<{ of(county: string): ReturnCounts; total: ReturnCounts }> {
  const counts = returnFigures.map(
    (figure) =>
      sql`(count(DISTINCT facts.person_id) FILTER (WHERE facts.${sql.ref(figure)}))::int AS ${sql.ref(figure)}`,
  );
  const { rows } = await sql<ReturnCounts & { home: string | null }>`
    SELECT facts.home, ${sql.join(counts)} FROM (${factsOf(reader, period)}) facts GROUP BY GROUPING SETS ((facts.home), ())`.execute(
    reader.db,
  );
  const byHome = new Map(rows.map(({ home, ...row }) => [home, row]));
  return { of: (home) => byHome.get(home) ?? noCounts, total: byHome.get(null) ?? noCounts };
}

/** The hand-overs behind one figure: of each person the latest that counts. */
export function membersBehind(reader: Reader, period: Period, figure: ReturnFigure, region?: Period) {
  let members = ownMembers(reader).where(countsFor(figure, period, reader.pack));
  if (region)
    members = members
      .where('m.personRegionCode', '>=', region.from)
      .where('m.personRegionCode', '<', region.to);
  return members.distinctOn('m.personId').select('m.id').orderBy('m.personId').orderBy('m.id', 'desc');
}
