import { sql } from 'kysely';
import { rangeOf } from '#engines/regiontree/index.ts';
import { implement } from '#platform/http/operation.ts';
import type { ReservoirState } from '../../contract/codes.ts';
import * as contract from '../../contract/report-operations.ts';
import type { Context } from '../batch/batches.ts';
import { regionNames } from '../plan/place.ts';
import { horizonOf, readDemand, stockOf, takenIn } from '../report/reservoir.ts';

type Stock = Record<ReservoirState, number>;
const none: Stock = { ready: 0, soon: 0, later: 0, reserved: 0, expired: 0 };
interface Counted {
  county: string;
  wanted: string[];
  state: ReservoirState;
  people: number;
}

/** In one walk over the people: how many of each county want the same and stand the same. */
async function readStock(
  context: Context,
  region: { from: string; to: string } | undefined,
): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    WITH ${takenIn(context)}
    SELECT substr(region_code, 1, 6) AS county, occupations_wanted AS wanted, state, count(*)::int AS people
    FROM (${stockOf(context, region ? { region } : {})}) stock GROUP BY 1, 2, 3`.execute(context.db);
  return rows;
}

/** Sums of a part of the people by whatever they have in common. */
function stocksBy<K>(rows: Counted[], keysOf: (row: Counted) => Iterable<K>): Map<K, Stock> {
  const stocks = new Map<K, Stock>();
  for (const row of rows)
    for (const key of keysOf(row)) {
      const stock = stocks.get(key) ?? { ...none };
      stock[row.state] += row.people;
      stocks.set(key, stock);
    }
  return stocks;
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
    const { value: length } = context.pack.settings.matching.occupationGroupLength;
    const stocks = stocksBy<string | null>(rows, ({ wanted }) =>
      wanted.length > 0 ? new Set(wanted.map((code) => code.slice(0, length))) : [null],
    );
    const codes = [...new Set([...stocks.keys(), ...demand.keys()])];
    const names = await kindNames(
      context,
      codes.filter((code) => code !== null),
    );
    const kinds = codes.map((code) => {
      const stock = stocks.get(code) ?? none;
      const wanted = code === null ? 0 : (demand.get(code) ?? 0);
      const lack = Math.max(0, wanted - stock.ready - stock.soon - stock.reserved);
      const name = code === null ? '没有写明意向职业' : (names.get(code) ?? code);
      return { code, name, ...stock, demand: wanted, lack };
    });
    const counties = stocksBy(rows, ({ county }) => [`${county}000000`]);
    const nameOf = await regionNames(context.db, counties.keys());
    return {
      asOf: context.today,
      horizonOn: horizonOf(context),
      total: {
        ...(stocksBy(rows, () => ['all']).get('all') ?? none),
        demand: [...demand.values()].reduce((sum, people) => sum + people, 0),
      },
      kinds: kinds.toSorted((a, b) => b.lack - a.lack || b.demand - a.demand || b.ready - a.ready),
      regions: [...counties]
        .map(([code, stock]) => ({ regionCode: code, regionName: nameOf(code), ...stock }))
        .toSorted((a, b) => (a.regionCode < b.regionCode ? -1 : 1)),
    };
  },
);
