import { sql } from 'kysely';
import { rangeOf } from '#engines/regiontree/index.ts';
import { implement } from '#platform/http/operation.ts';
import { type ReservoirState, reservoirStates } from '../../contract/codes.ts';
import * as contract from '../../contract/report-operations.ts';
import type { Context } from '../batch/batches.ts';
import { regionNames } from '../plan/place.ts';
import { horizonOf, readDemand, stockOf } from '../report/reservoir.ts';

type Stock = Record<ReservoirState, number>;
const none: Stock = { ready: 0, soon: 0, later: 0, reserved: 0, expired: 0 };
const stockIn = (row: Stock): Stock =>
  Object.fromEntries(reservoirStates.map((state) => [state, row[state]])) as Stock;

/** By kind of work, by county, and everybody once: `level` tells them apart. */
async function readStock(context: Context, region: { from: string; to: string } | undefined) {
  const counts = sql.join(
    reservoirStates.map((state) => sql`(count(*) FILTER (WHERE state = ${state}))::int AS ${sql.ref(state)}`),
  );
  const { rows } = await sql<Stock & { level: 'all' | 'county' | 'kind'; code: string | null }>`
    WITH stock AS MATERIALIZED (${stockOf(context, region ? { region } : {})})
    SELECT 'all' AS level, NULL AS code, ${counts} FROM stock
    UNION ALL SELECT 'county', substr(region_code, 1, 6), ${counts} FROM stock GROUP BY 2
    UNION ALL SELECT 'kind', kind.code, ${counts} FROM stock LEFT JOIN LATERAL unnest(stock.kinds) kind(code) ON true GROUP BY 2`.execute(
    context.db,
  );
  return rows;
}

async function kindNames({ db }: Context, codes: string[]): Promise<Map<string, string>> {
  const rows = codes.length
    ? await db.selectFrom('occupation').select(['code', 'name']).where('code', 'in', codes).execute()
    : [];
  return new Map(rows.map(({ code, name }) => [code, name]));
}

export const summariseReservoir = implement(
  contract.summariseReservoir,
  async (context: Context, { regionCode }) => {
    const region = regionCode === undefined ? undefined : (rangeOf(regionCode) ?? undefined);
    const rows = await readStock(context, region);
    const demand = await readDemand(context);
    const stocks = new Map(rows.filter(({ level }) => level === 'kind').map((row) => [row.code, row]));
    const codes = [...new Set([...stocks.keys(), ...demand.keys()])];
    const names = await kindNames(
      context,
      codes.filter((code) => code !== null),
    );
    const kinds = codes.map((code) => {
      const stock = stockIn(stocks.get(code) ?? none);
      const wanted = code === null ? 0 : (demand.get(code) ?? 0);
      const lack = Math.max(0, wanted - stock.ready - stock.soon - stock.reserved);
      const name = code === null ? '没有写明意向职业' : (names.get(code) ?? code);
      return { code, name, ...stock, demand: wanted, lack };
    });
    const counties = rows.filter(({ level }) => level === 'county');
    const codeOf = (prefix: string | null) => `${prefix}000000`;
    const nameOf = await regionNames(
      context.db,
      counties.map(({ code }) => codeOf(code)),
    );
    return {
      asOf: context.today,
      horizonOn: horizonOf(context),
      total: {
        ...stockIn(rows.find(({ level }) => level === 'all') ?? none),
        demand: [...demand.values()].reduce((sum, people) => sum + people, 0),
      },
      kinds: kinds.toSorted((a, b) => b.lack - a.lack || b.demand - a.demand || b.ready - a.ready),
      regions: counties
        .map((row) => ({
          regionCode: codeOf(row.code),
          regionName: nameOf(codeOf(row.code)),
          ...stockIn(row),
        }))
        .toSorted((a, b) => (a.regionCode < b.regionCode ? -1 : 1)),
    };
  },
);
