import { addDays } from '#engines/calendar/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { newId } from '#platform/id.ts';
import type { Limits } from '../../contract/fields.ts';
import * as contract from '../../contract/operations.ts';
import { sendingCodes } from '../plan/place.ts';
import { weeksOf } from '../plan/window.ts';
import { readTargets } from '../report/targets.ts';
import type { DispatchTables } from '../tables.ts';

type Context = OperationContext<DispatchTables>;

export const createPlan = implement(contract.createPlan, async (context: Context, { name, fromOn }) => {
  const { db, actor, pack, today } = context;
  if (actor.scope.kind !== 'region' || !actor.scope.isWholeCity) throw new AppError('platform.notPermitted');
  const toOn = addDays(fromOn, pack.settings.demandHorizonDays.value - 1);
  const counties = sendingCodes(pack);
  const targets = await readTargets(context, counties, { year: Number(fromOn.slice(0, 4)), asOf: today });
  /** What the county still lacks of its recruitment target for the year. */
  const lackOf = (code: string) => Math.max(0, targets.of(code).target - targets.of(code).counted);
  const limits: Limits = {
    routes: [],
    beds: [],
    counties: counties.map((countyCode) => ({ countyCode, capacity: null, target: lackOf(countyCode) })),
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
