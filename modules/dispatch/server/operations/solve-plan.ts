import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { askRun } from '../plan/ask.ts';
import { refuseUnfitLimits } from '../plan/check-limits.ts';
import { weeksOf } from '../plan/window.ts';
import { findPlan } from '../plans.ts';
import type { DispatchTables } from '../tables.ts';

export const solvePlan = implement(
  contract.solvePlan,
  async (context: OperationContext<DispatchTables>, { id, label, limits }) => {
    const plan = await findPlan(context, id, { lock: true });
    if (limits) await refuseUnfitLimits(context, limits, weeksOf(plan).length);
    return { runId: await askRun(context, plan, { label, limits: limits ?? plan.limits }) };
  },
);
