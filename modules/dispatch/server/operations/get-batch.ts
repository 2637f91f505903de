import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { readTransitions } from '#platform/http/transitions.ts';
import * as contract from '../../contract/batch-operations.ts';
import { batchActionLabels } from '../../contract/codes.ts';
import { batchWorkflow } from '../../contract/workflow.ts';
import { batchFacts } from '../batch/rows.ts';
import { batchActions, sends } from '../batch/sides.ts';
import type { DispatchTables } from '../tables.ts';

const labels: Record<string, string> = { form: '组批', ...batchActionLabels };

export const getBatch = implement(
  contract.getBatch,
  async ({ db, actor }: OperationContext<DispatchTables>, { id }) => {
    const row = await batchFacts(db, actor)
      .where('b.id', '=', id)
      .select(['b.facilitiesBy', 'b.parkId'])
      .executeTakeFirst();
    if (!row) throw new AppError('platform.notFound');
    const { facilitiesBy, parkId, ...shown } = row;
    const steps = await readTransitions(db, actor.cityCode, batchWorkflow.name, id);
    const isSender = sends(actor, row.sendingRegionCode) && actor.permissions.has('dispatch.handOver');
    return {
      ...shown,
      mayPrepare: isSender && row.status === 'gathering',
      actions: batchActions(actor, { ...row, facilitiesBy, parkId }),
      timeline: steps.map(({ action, actorName, onDate, reason }) => ({
        onDate,
        title: labels[action] ?? action,
        who: actorName,
        note: reason,
      })),
    };
  },
);
