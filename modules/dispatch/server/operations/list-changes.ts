import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { countChanges, readWaiting } from '../plan/waiting.ts';
import { weeksOf } from '../plan/window.ts';
import { findPlan, findSolved } from '../plans.ts';
import type { DispatchTables } from '../tables.ts';

export const listChanges = implement(
  contract.listChanges,
  async (context: OperationContext<DispatchTables>, { id }) => {
    const plan = await findPlan(context, id);
    if (!plan.runId) return { runId: null, waiting: 0, byWeek: [], changes: [] };
    const waiting = await readWaiting(context, plan, await findSolved(context, plan.runId));
    const fit = waiting.filter(({ change }) => change === null);
    const byWeek = weeksOf(plan).map((_, week) => fit.filter(({ line }) => line.week === week).length);
    return { runId: plan.runId, waiting: waiting.length, byWeek, changes: countChanges(waiting) };
  },
);
