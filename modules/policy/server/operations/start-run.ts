import { sql } from 'kysely';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/run-operations.ts';
import { isRunning, queueRun, selectRuns } from '../runs.ts';
import type { PolicyTables } from '../tables.ts';
import { refuseUnlessCityWide } from '../versions.ts';

export const startRun = implement(
  contract.startRun,
  async (context: OperationContext<PolicyTables>, { asOf = context.today }) => {
    refuseUnlessCityWide(context);
    // Two at once take turns: the second sees the first one's run.
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`policy.run:${context.actor.cityCode}`}, 0))`.execute(
      context.db,
    );
    const open = await selectRuns(context)
      .where('kind', '=', 'city')
      .where('finishedAt', 'is', null)
      .execute();
    if (open.some(isRunning)) throw new AppError('policy.runOpen');
    return { id: await queueRun(context, { kind: 'city', asOf }) };
  },
);
