import { countTowardTargets, retainedForTarget } from '#modules/placement/server/index.ts';
import { isWithin } from '#engines/regiontree/index.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import { regionNames, sendingCodes } from '../plan/place.ts';
import type { DispatchTables } from '../tables.ts';
import { countReturn, type Period } from './return.ts';

type Context = OperationContext<DispatchTables>;

/** Targets of the year, and what counts toward them by the last day: the same numbers as on the page of the targets. */
export async function readTargets({ db, actor, pack }: Context, counties: string[], to: string) {
  const year = Number(to.slice(0, 4));
  const targets = await db
    .selectFrom('recruitmentTarget')
    .select(['regionCode', 'people'])
    .where('cityCode', '=', actor.cityCode)
    .where('year', '=', year)
    .execute();
  const peopleOf = new Map(targets.map(({ regionCode, people }) => [regionCode, people]));
  const counts = await countTowardTargets(db, pack, { regions: counties, year, asOf: to });
  const round = pack.rounds.find(
    ({ indicator, from }) => indicator === 'recruited' && from.startsWith(String(year)),
  );
  const step = round?.countedAt?.value ?? 'onboard';
  return {
    of: (code: string) => ({ target: peopleOf.get(code) ?? 0, counted: counts.of(code)[step] }),
    total: {
      target: counties.reduce((sum, code) => sum + (peopleOf.get(code) ?? 0), 0),
      counted: counts.total[step],
    },
  };
}

/** Sending counties of the asker's region. */
export function ownCounties({ actor: { scope }, pack }: Context): string[] {
  if (scope.kind !== 'region') return [];
  return sendingCodes(pack).filter((code) => isWithin(code, scope.regionCode));
}

/** The sending return of a period (N40). */
export async function readReturn(context: Context, period: Period) {
  const counties = ownCounties(context);
  const counts = await countReturn(context, period);
  const targets = await readTargets(context, counties, period.to);
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
