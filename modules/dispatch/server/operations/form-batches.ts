import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { changeLabels } from '../../contract/codes.ts';
import * as contract from '../../contract/operations.ts';
import { formWeek } from '../batch/form.ts';
import { weekIn, weeksOf } from '../plan/window.ts';
import { findPlan, findSolved } from '../plans.ts';
import type { DispatchTables } from '../tables.ts';

export const formBatches = implement(
  contract.formBatches,
  async (context: OperationContext<DispatchTables>, { id, week }) => {
    const plan = await findPlan(context, id, { lock: true });
    if (!plan.runId) throw new AppError('dispatch.noRun');
    const weeks = weeksOf(plan).length;
    if (week >= weeks) throw new AppError('dispatch.unknownWeek', { weeks }, { pointer: '/week' });
    if (week < weekIn(plan, context.today))
      throw new AppError('dispatch.weekOver', { week: week + 1 }, { pointer: '/week' });
    const formed = await formWeek(context, plan, await findSolved(context, plan.runId), week);
    if (formed.people > 0) return formed;
    if (formed.omitted.length === 0) throw new AppError('dispatch.nobodyLeft', { week: week + 1 });
    const count = formed.omitted.reduce((sum, { people }) => sum + people, 0);
    const why = formed.omitted.map(({ code, people }) => `${changeLabels[code]} ${people} 人`).join('、');
    throw new AppError('dispatch.nobodyFits', { week: week + 1, count, why });
  },
);
