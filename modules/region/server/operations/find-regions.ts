import { ancestorsOf, isWithin } from '#engines/regiontree/index.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { rootRegionOf } from '../root-region.ts';
import type { RegionTables } from '../tables.ts';

export const findRegions = implement(
  contract.findRegions,
  async (context: OperationContext<RegionTables>, input) => {
    const root = await rootRegionOf(context);
    const codes = input.codes.filter((code) => isWithin(code, root));
    if (!codes.length) return { regions: [] };
    const wanted = [...new Set(codes.flatMap((code) => [code, ...ancestorsOf(code)]))];
    const rows = await context.db
      .selectFrom('region')
      .select(['code', 'name', 'level'])
      .where('code', 'in', wanted)
      .execute();
    const byCode = new Map(rows.map((row) => [row.code, row]));
    const regions = [...new Set(codes)].flatMap((code) => {
      const region = byCode.get(code);
      if (!region) return [];
      const above = ancestorsOf(code).filter((each) => each > root && byCode.has(each));
      const path = [...above.sort(), code].map((each) => byCode.get(each)?.name ?? '').join(' · ');
      return [{ ...region, path }];
    });
    return { regions };
  },
);
