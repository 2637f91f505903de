import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { staleError } from '#platform/http/stale.ts';
import type { Limits } from '../../contract/fields.ts';
import * as contract from '../../contract/operations.ts';
import { cancelBatches } from '../batch/cancel.ts';
import { askRun } from '../plan/ask.ts';
import { receiverOf } from '../plan/place.ts';
import { weeksOf } from '../plan/window.ts';
import { findPlan } from '../plans.ts';
import type { DispatchTables } from '../tables.ts';

type Context = OperationContext<DispatchTables>;
type Route = Limits['routes'][number];

/** Batches that would have taken this bus and have not left. */
async function strandedBatches({ db, actor }: Context, planId: string, route: Route, week: number) {
  const batches = await db
    .selectFrom('dispatchBatch')
    .select(['id', 'parkId', 'receivingRegionCode', 'people'])
    .where('cityCode', '=', actor.cityCode)
    .where('planId', '=', planId)
    .where('sendingRegionCode', '=', route.countyCode)
    .where('week', '=', week)
    .where('status', '=', 'gathering')
    .execute();
  return batches.filter(({ parkId, receivingRegionCode }) =>
    route.receiverIds.includes(receiverOf({ parkId, regionCode: receivingRegionCode })),
  );
}

export const reportBusFailure = implement(
  contract.reportBusFailure,
  async (context: Context, { id, version, routeId, week, reason }) => {
    const { db, actor } = context;
    const plan = await findPlan(context, id, { lock: true });
    const route = plan.limits.routes.find((each) => each.id === routeId);
    const weeks = weeksOf(plan).length;
    if (!route) throw new AppError('dispatch.noRoute', {}, { pointer: '/routeId' });
    if (week >= weeks) throw new AppError('dispatch.unknownWeek', { weeks }, { pointer: '/week' });
    const limits: Limits = {
      ...plan.limits,
      routes: plan.limits.routes.map((each) =>
        each.id === routeId
          ? { ...each, seats: each.seats.map((seats, at) => (at === week ? 0 : seats)) }
          : each,
      ),
    };
    const saved = await db
      .updateTable('dispatchPlan')
      .set((eb) => ({ limits: JSON.stringify(limits), version: eb('version', '+', 1) }))
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (!saved.numUpdatedRows) throw await staleError(context, 'dispatchPlan', id);
    const stranded = await strandedBatches(context, id, route, week);
    await cancelBatches(
      context,
      stranded.map((batch) => batch.id),
      `客车停运：${reason}`,
    );
    const label = `第 ${week + 1} 周客车停运后重新安排`;
    const runId = await askRun(context, plan, { label, limits });
    const people = stranded.reduce((sum, batch) => sum + batch.people, 0);
    return { version: version + 1, runId, cancelledBatches: stranded.length, people };
  },
);
