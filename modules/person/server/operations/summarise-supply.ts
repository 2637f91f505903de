import { sql } from 'kysely';
import { isWithin, levelOf, rangeOf } from '#engines/regiontree/index.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/summary-operations.ts';
import { staleBefore } from '../queries.ts';
import { quarterStart, regionAsked, regionsAbove } from '../summary.ts';
import type { PersonTables } from '../tables.ts';

type Context = OperationContext<PersonTables>;

interface Counted {
  region: string;
  status: string;
  people: number;
  consented: number;
  openPeople: number;
  stale: number;
  contacted: number;
}

const digitsOf: Record<string, number> = { province: 2, city: 4, county: 6, town: 9, village: 12 };

/** Codes cut to the length that tells the divisions below one another apart. */
async function count(context: Context, regionCode: string, below: string[]): Promise<Counted[]> {
  const range = rangeOf(regionCode);
  const digits = Math.max(...[regionCode, ...below].map((code) => digitsOf[levelOf(code) ?? ''] ?? 12));
  const { rows } =
    await sql<Counted>`SELECT * FROM supply_by_region(${range?.from}, ${range?.to}, ${digits}, ${staleBefore(context)}::date, ${quarterStart(context.today)}::date)`.execute(
      context.db,
    );
  return rows.map((row) => ({ ...row, region: row.region.padEnd(12, '0') }));
}

function add(rows: Counted[]) {
  const figures = {
    people: 0,
    open: 0,
    stale: 0,
    contacted: 0,
    consented: 0,
    byStatus: {} as Record<string, number>,
  };
  for (const row of rows) {
    figures.people += row.people;
    figures.open += row.openPeople;
    figures.stale += row.stale;
    figures.contacted += row.contacted;
    figures.consented += row.consented;
    figures.byStatus[row.status] = (figures.byStatus[row.status] ?? 0) + row.people;
  }
  return figures;
}

/** Numbers only, through functions that never give rows: offices without a right to persons read the same figures. */
export const summariseSupply = implement(contract.summariseSupply, async (context: Context, input) => {
  const region = await regionAsked(context, input.regionCode);
  const below = await context.db
    .selectFrom('region as r')
    .select((eb) => [
      'r.code',
      'r.name',
      eb
        .exists(eb.selectFrom('region as b').select('b.code').whereRef('b.parentCode', '=', 'r.code'))
        .as('hasChildren'),
    ])
    .where('r.parentCode', '=', region.code)
    .orderBy('r.code')
    .execute();
  const counted = await count(
    context,
    region.code,
    below.map(({ code }) => code),
  );
  const rows = below.map(({ code, name, hasChildren }) => ({
    regionCode: code,
    regionName: name,
    hasChildren: Boolean(hasChildren),
    ...add(counted.filter((row) => isWithin(row.region, code))),
  }));
  const itself = add(counted.filter((row) => !below.some(({ code }) => isWithin(row.region, code))));
  if (itself.people > 0)
    rows.unshift({
      regionCode: region.code,
      regionName: `${region.name}（本级）`,
      hasChildren: false,
      ...itself,
    });
  return {
    asOf: context.today,
    staleAfterDays: context.pack.settings.staleAfterDays.value,
    contactedFrom: quarterStart(context.today),
    regionCode: region.code,
    regionName: region.name,
    above: await regionsAbove(context, region.code),
    total: add(counted),
    rows,
  };
});
