import { sql } from 'kysely';
import { implement } from '#platform/http/operation.ts';
import * as contract from '../../contract/report-operations.ts';
import type { Context } from '../batch/batches.ts';
import { regionNames } from '../plan/place.ts';
import { demandOf } from '../report/reservoir.ts';

interface Row {
  id: string;
  title: string;
  enterpriseName: string;
  regionCode: string;
  neededOn: string;
  remaining: number;
  underWay: number;
  open: number;
}

export const listReservoirDemand = implement(
  contract.listReservoirDemand,
  async (context: Context, { page, pageSize, kind }) => {
    const { db } = context;
    const posts = demandOf(context, kind);
    const sums = await sql<{ total: number; people: number }>`
      SELECT count(*)::int AS total, coalesce(sum(open), 0)::int AS people FROM (${posts}) demand`.execute(
      db,
    );
    const { rows } = await sql<Row>`
      SELECT id, title, enterprise_name, region_code, needed_on, remaining, under_way, open FROM (${posts}) demand
      ORDER BY needed_on, id LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`.execute(db);
    const nameOf = await regionNames(
      db,
      rows.map(({ regionCode }) => regionCode),
    );
    const { total = 0, people = 0 } = sums.rows[0] ?? {};
    return {
      total,
      people,
      rows: rows.map(({ regionCode, ...row }) => ({ ...row, regionName: nameOf(regionCode) })),
    };
  },
);
