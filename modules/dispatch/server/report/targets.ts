import { countTowardTargets } from '#modules/placement/server/index.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import type { DispatchTables } from '../tables.ts';

/** Targets of a year, and what counts toward them by a day: the same numbers as on the page of the targets. */
export async function readTargets(
  { db, actor, pack }: OperationContext<DispatchTables>,
  counties: string[],
  { year, asOf }: { year: number; asOf: string },
) {
  const targets = await db
    .selectFrom('recruitmentTarget')
    .select(['regionCode', 'people'])
    .where('cityCode', '=', actor.cityCode)
    .where('year', '=', year)
    .execute();
  const peopleOf = new Map(targets.map(({ regionCode, people }) => [regionCode, people]));
  const counts = await countTowardTargets(db, pack, { regions: counties, year, asOf });
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

/** The year that a day belongs to, up to that day. */
export const yearTo = (asOf: string) => ({ year: Number(asOf.slice(0, 4)), asOf });
