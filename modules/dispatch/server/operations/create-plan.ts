import { addDays } from '#engines/calendar/index.ts';
import { countTowardTargets } from '#modules/placement/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { newId } from '#platform/id.ts';
import type { Limits } from '../../contract/fields.ts';
import * as contract from '../../contract/operations.ts';
import { sendingCodes } from '../plan/place.ts';
import { weeksOf } from '../plan/window.ts';
import type { DispatchTables } from '../tables.ts';

type Context = OperationContext<DispatchTables>;

/** What each sending county still lacks of its recruitment target for the year. */
async function openTargets({ db, actor, pack, today }: Context, year: number): Promise<Map<string, number>> {
  const targets = await db
    .selectFrom('recruitmentTarget')
    .select(['regionCode', 'people'])
    .where('cityCode', '=', actor.cityCode)
    .where('year', '=', year)
    .execute();
  const regions = targets.map(({ regionCode }) => regionCode);
  const counts = await countTowardTargets(db, pack, { regions, year, asOf: today });
  const round = pack.rounds.find(
    ({ indicator, from }) => indicator === 'recruited' && from.startsWith(String(year)),
  );
  const step = round?.countedAt?.value ?? 'onboard';
  return new Map(
    targets.map(({ regionCode, people }) => [regionCode, Math.max(0, people - counts.of(regionCode)[step])]),
  );
}

export const createPlan = implement(contract.createPlan, async (context: Context, { name, fromOn }) => {
  const { db, actor, pack, today } = context;
  if (actor.scope.kind !== 'region' || !actor.scope.isWholeCity) throw new AppError('platform.notPermitted');
  const toOn = addDays(fromOn, pack.settings.demandHorizonDays.value - 1);
  const targets = await openTargets(context, Number(fromOn.slice(0, 4)));
  const limits: Limits = {
    routes: [],
    beds: [],
    counties: sendingCodes(pack).map((countyCode) => ({
      countyCode,
      capacity: null,
      target: targets.get(countyCode) ?? 0,
    })),
    floorPercent: null,
    families: [],
    // Waiting through the whole window costs what being ready at once earns.
    weekCost: Math.ceil(pack.settings.matching.weights.value.available / weeksOf({ fromOn, toOn }).length),
  };
  const id = newId();
  await db
    .insertInto('dispatchPlan')
    .values({
      cityCode: actor.cityCode,
      id,
      name,
      regionCode: actor.scope.regionCode,
      fromOn,
      toOn,
      status: 'planning',
      limits: JSON.stringify(limits),
      createdBy: actor.accountId,
      createdByName: actor.name,
      recordedOn: today,
    })
    .execute();
  return { id, version: 1 };
});
