import { retainedForTarget } from '#modules/placement/server/index.ts';
import { isWithin } from '#engines/regiontree/index.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import { regionNames, sendingCodes } from '../plan/place.ts';
import type { DispatchTables } from '../tables.ts';
import { countReturn, type Period } from './return.ts';
import { readTargets, yearTo } from './targets.ts';

type Context = OperationContext<DispatchTables>;

/** Sending counties of the asker's region. */
export function ownCounties({ actor: { scope }, pack }: Context): string[] {
  if (scope.kind !== 'region') return [];
  return sendingCodes(pack).filter((code) => isWithin(code, scope.regionCode));
}

/** The sending return of a period (N40). */
export async function readReturn(context: Context, period: Period) {
  const counties = ownCounties(context);
  const counts = await countReturn(context, period);
  const targets = await readTargets(context, counties, yearTo(period.to));
  const nameOf = await regionNames(context.db, counties);
  return {
    ...period,
    retainedMonths: retainedForTarget,
    rows: counties.map((code) => ({
      regionCode: code,
      regionName: nameOf(code),
      ...counts.of(code.slice(0, 6)),
      ...targets.of(code),
    })),
    total: { ...counts.total, ...targets.total },
  };
}
