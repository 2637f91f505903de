import { type RawBuilder, sql } from 'kysely';
import { AppError } from '#platform/http/app-error.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import type { FilingKind, FilingPeople, ReturnFigure } from '../../contract/codes.ts';
import type { DispatchTables } from '../tables.ts';
import { type FilingPeriod, filingPeriodOf } from './period.ts';
import { peopleBehind, type ReturnCounts } from './return.ts';

export type Context = OperationContext<DispatchTables>;
export type Figures = ReturnCounts & { target: number; counted: number };

/** The period that begins on this day, if one does. */
export function periodFrom({ pack }: Context, from: string): FilingPeriod | null {
  const period = filingPeriodOf(pack.settings.sendingReturn.value, from);
  return period.from === from ? period : null;
}

export function mustBePeriod(context: Context, from: string): FilingPeriod {
  const period = periodFrom(context, from);
  if (!period) throw new AppError('dispatch.noPeriod', { from }, { pointer: '/from' });
  return period;
}

/** What the counties said for a period, first entry first. */
export async function readEntries({ db, actor }: Context, period: FilingPeriod, counties: string[]) {
  const rows = await db
    .selectFrom('dispatchReturn')
    .select(['id', 'regionCode', 'entryNo', 'reason', 'enteredByName', 'recordedOn', 'recordedAt'])
    .select([sql<FilingKind>`kind`.as('kind'), sql<Figures | null>`figures`.as('figures')])
    .where('cityCode', '=', actor.cityCode)
    .where('fromOn', '=', period.from)
    .where(sql<boolean>`region_code = ANY (${counties}::text[])`)
    .orderBy('entryNo')
    .execute();
  return Map.groupBy(rows, ({ regionCode }) => regionCode);
}
export type Entry = NonNullable<
  Awaited<ReturnType<typeof readEntries>> extends Map<string, (infer E)[]> ? E : never
>;

const homeOf = (county: string): string => county.slice(0, 6);

/** The people whom returns counted when they were submitted. */
const filedBy = ({ actor }: Context, entryIds: string[]): RawBuilder<unknown> => sql`
  SELECT substr(r.region_code, 1, 6) AS home, counted.figure, m.person_id, m.id AS member_id
  FROM dispatch_return r CROSS JOIN LATERAL jsonb_each(r.members) counted (figure, ids)
  CROSS JOIN LATERAL jsonb_array_elements_text(counted.ids) one (id)
  JOIN dispatch_member m ON m.city_code = r.city_code AND m.id = one.id::uuid
  WHERE r.city_code = ${actor.cityCode} AND r.id = ANY (${entryIds}::uuid[])`;

/** People by whom the ledger of now differs from what stands, by county ('510521') and figure. */
function changesSince(context: Context, period: FilingPeriod, standing: Entry[]): RawBuilder<unknown> {
  const homes = standing.map(({ regionCode }) => homeOf(regionCode));
  const ids = standing.map(({ id }) => id);
  return sql`
    SELECT coalesce(live.home, filed.home) AS home, coalesce(live.figure, filed.figure) AS figure,
      coalesce(live.member_id, filed.member_id) AS member_id, CASE WHEN filed.person_id IS NULL THEN 'added' ELSE 'gone' END AS people
    FROM (${peopleBehind(context, period, homes)}) live FULL JOIN (${filedBy(context, ids)}) filed
      ON filed.home = live.home AND filed.figure = live.figure AND filed.person_id = live.person_id
    WHERE live.person_id IS NULL OR filed.person_id IS NULL`;
}

export interface Change {
  home: string;
  figure: ReturnFigure;
  added: number;
  gone: number;
}

/** Of each county and figure how many came and went since. */
export async function countDifferences(
  context: Context,
  period: FilingPeriod,
  standing: Entry[],
): Promise<{ of(county: string): Change[] }> {
  if (standing.length === 0) return { of: () => [] };
  const { rows } = await sql<Change>`
    SELECT home, figure, (count(*) FILTER (WHERE people = 'added'))::int AS added, (count(*) FILTER (WHERE people = 'gone'))::int AS gone
    FROM (${changesSince(context, period, standing)}) changes GROUP BY 1, 2`.execute(context.db);
  const byHome = Map.groupBy(rows, ({ home }) => home);
  return { of: (county) => byHome.get(homeOf(county)) ?? [] };
}

/** The hand-overs behind a figure as submitted, or behind how it differs by now. */
export function filedMembers(
  context: Context,
  period: FilingPeriod,
  standing: Entry,
  { figure, people }: { figure: ReturnFigure; people: FilingPeople },
): RawBuilder<string> {
  if (people === 'filed')
    return sql`(SELECT member_id FROM (${filedBy(context, [standing.id])}) filed WHERE figure = ${figure})`;
  return sql`(SELECT member_id FROM (${changesSince(context, period, [standing])}) changes WHERE figure = ${figure} AND people = ${people})`;
}

/** By figure the hand-overs that a county's return counts now, each person once. */
export async function readCounted(
  context: Context,
  period: FilingPeriod,
  county: string,
): Promise<Record<ReturnFigure, string[]>> {
  const { rows } = await sql<{ figure: ReturnFigure; memberId: string }>`
    SELECT figure, member_id FROM (${peopleBehind(context, period, [homeOf(county)])}) counted`.execute(
    context.db,
  );
  const members: Record<ReturnFigure, string[]> = {
    organised: [],
    sent: [],
    within: [],
    accepted: [],
    onboard: [],
    retained: [],
  };
  for (const { figure, memberId } of rows) members[figure].push(memberId);
  return members;
}
