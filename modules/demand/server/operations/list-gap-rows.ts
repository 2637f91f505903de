import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { regionPath } from '#modules/enterprise/server/index.ts';
import type { EnterpriseFigure } from '../../contract/codes.ts';
import * as contract from '../../contract/operations.ts';
import { duePosts, enterpriseFacts } from '../figures.ts';
import { placeInScope } from '../places.ts';
import type { DemandTables } from '../tables.ts';

type Context = OperationContext<DemandTables>;
type Input = z.output<typeof contract.listGapRows.input>;

/** What one enterprise adds to each figure: the same rules as the roll-up's, row by row. */
const partOf: Record<EnterpriseFigure, RawBuilder<number>> = {
  signed: sql`is_signed::int`,
  docked: sql`is_docked::int`,
  notReporting: sql`(is_docked AND effective_on IS NULL)::int`,
  totalDemand: sql`total_demand`,
  inYear: sql`in_year`,
  employed: sql`employed`,
  gap: sql`greatest(in_year - employed, 0)`,
  overfilled: sql`greatest(employed - in_year, 0)`,
  netDifference: sql`in_year - employed`,
};

interface FoundRow {
  total: number;
  sum: number;
  id: string | null;
  enterpriseId: string;
  enterpriseName: string;
  regionName: string;
  parkName: string | null;
  value: number;
  effectiveOn: string | null;
  totalDemand: number;
  inYear: number;
  employed: number;
  postTitle: string | null;
  headcount: number;
  filled: number;
  neededOn: string;
  signedOn: string | null;
  dockedOn: string | null;
}

/** Rows that add something, with their count and sum in the same statement: one snapshot, never two answers. */
function pageOf(
  rows: RawBuilder<unknown>,
  title: RawBuilder<unknown>,
  { page, pageSize }: Input,
): RawBuilder<FoundRow> {
  return sql<FoundRow>`
    WITH v AS MATERIALIZED (SELECT * FROM (${rows}) x WHERE x.value <> 0)
    SELECT t.total, t.sum, r.*
    FROM (SELECT count(*)::int AS total, coalesce(sum(value), 0)::int AS sum FROM v) t
    LEFT JOIN LATERAL (
      SELECT b.*, e.name AS enterprise_name, e.signed_on, e.docked_on, ${regionPath('b.regionCode')} AS region_name, park.name AS park_name, ${title} AS post_title
      FROM (SELECT * FROM v ORDER BY v.value DESC, v.id LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}) b
      JOIN enterprise e ON e.city_code = app_city() AND e.id = b.enterprise_id
      LEFT JOIN organisation park ON park.city_code = app_city() AND park.id = b.park_id
    ) r ON true
    ORDER BY r.value DESC, r.id`;
}

function statementFor({ actor, pack }: Context, input: Input, asOf: string): RawBuilder<FoundRow> {
  const place = placeInScope(actor, pack, input);
  if (input.figure === 'next45') {
    const posts = duePosts(actor, place, asOf, pack.settings.demandHorizonDays.value);
    const title = sql`(SELECT p.title FROM post p WHERE p.city_code = app_city() AND p.id = b.id)`;
    return pageOf(
      sql`SELECT d.*, greatest(d.headcount - d.filled, 0) AS value FROM (${posts}) d`,
      title,
      input,
    );
  }
  const facts = enterpriseFacts(actor, place, asOf);
  const rows = sql`SELECT f.id, f.id AS enterprise_id, f.region_code, f.park_id, f.effective_on, f.total_demand, f.in_year, f.employed, ${partOf[input.figure]} AS value FROM (${facts}) f`;
  return pageOf(rows, sql`NULL`, input);
}

const rowOf = ({
  id,
  enterpriseId,
  enterpriseName,
  regionName,
  parkName,
  value,
  signedOn,
  dockedOn,
  ...row
}: FoundRow & { id: string }) => ({
  id,
  enterpriseId,
  enterpriseName,
  regionName,
  parkName,
  value,
  need: row.effectiveOn
    ? {
        totalDemand: row.totalDemand,
        inYear: row.inYear,
        employed: row.employed,
        effectiveOn: row.effectiveOn,
      }
    : null,
  post:
    row.postTitle === null
      ? null
      : { id, title: row.postTitle, headcount: row.headcount, filled: row.filled, neededOn: row.neededOn },
  signedOn,
  dockedOn,
});

export const listGapRows = implement(contract.listGapRows, async (context: Context, input) => {
  const asOf = input.asOf ?? context.today;
  if (asOf > context.today)
    throw new AppError('demand.futureDate', { what: '截止日期' }, { pointer: '/asOf' });
  const { rows } = await statementFor(context, input, asOf).execute(context.db);
  const [first] = rows;
  return {
    total: first?.total ?? 0,
    sum: first?.sum ?? 0,
    asOf,
    rows: rows.flatMap((row) => (row.id === null ? [] : [rowOf({ ...row, id: row.id })])),
  };
});
