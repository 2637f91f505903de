import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/run-operations.ts';
import { isRunning, runView, selectRuns } from '../runs.ts';
import type { PolicyTables } from '../tables.ts';
import { isCityWide } from '../versions.ts';

export const listRuns = implement(
  contract.listRuns,
  async (context: OperationContext<PolicyTables>, { page, pageSize }) => {
    const runs = await selectRuns(context).where('kind', '=', 'city').orderBy('startedAt', 'desc').execute();
    const mayStart =
      isCityWide(context) && context.actor.permissions.has('policy.run') && !runs.some(isRunning);
    return {
      total: runs.length,
      rows: runs.slice((page - 1) * pageSize, page * pageSize).map((run) => runView(context, run)),
      actions: mayStart ? [{ action: 'start', label: '核算', needs: [] }] : [],
    };
  },
);
