import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/run-operations.ts';
import { ownRuns } from '../runs/run-rows.ts';
import type { MatchingTables } from '../tables.ts';

export const getRun = implement(
  contract.getRun,
  async ({ db, actor }: OperationContext<MatchingTables>, { runId }) => {
    const run = await ownRuns(db, actor.cityCode).where('r.id', '=', runId).executeTakeFirst();
    if (!run) throw new AppError('platform.notFound');
    return run;
  },
);
