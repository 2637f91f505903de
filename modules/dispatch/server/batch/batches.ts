import { AppError } from '#platform/http/app-error.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import { logTransitions } from '#platform/http/transitions.ts';
import { batchWorkflow, type BatchState, memberWorkflow } from '../../contract/workflow.ts';
import type { DispatchTables } from '../tables.ts';

export type Context = OperationContext<DispatchTables>;

const columns = [
  'id',
  'version',
  'planId',
  'batchNo',
  'receiverName',
  'sendingRegionCode',
  'receivingRegionCode',
  'parkId',
  'week',
  'departOn',
  'planFromOn',
  'planToOn',
  'facilitiesBy',
] as const;

/** A batch on its way to being changed. */
export async function lockBatch({ db, actor }: Context, id: string) {
  const row = await db
    .selectFrom('dispatchBatch')
    .select(columns)
    .select('status')
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new AppError('platform.notFound');
  return { ...row, status: row.status as BatchState };
}
export type LockedBatch = Awaited<ReturnType<typeof lockBatch>>;

interface BatchStep {
  action: string;
  from: string | null;
  to: string;
  reason?: string | null;
  given?: Record<string, unknown>;
}

export const logBatches = (
  context: Context,
  batches: Pick<LockedBatch, 'id' | 'sendingRegionCode' | 'receivingRegionCode' | 'parkId'>[],
  step: BatchStep,
): Promise<void> =>
  logTransitions(
    context,
    batches.map(({ id, sendingRegionCode, receivingRegionCode, parkId }) => ({
      process: batchWorkflow.name,
      subjectId: id,
      ...step,
      regionCode: sendingRegionCode,
      otherRegionCode: receivingRegionCode,
      parkId,
    })),
  );

export const logMembers = (
  context: Context,
  members: {
    id: string;
    personRegionCode: string;
    receivingRegionCode: string;
    parkId: string | null;
    status: string;
  }[],
  step: Omit<BatchStep, 'from'>,
): Promise<void> =>
  logTransitions(
    context,
    members.map(({ id, personRegionCode, receivingRegionCode, parkId, status }) => ({
      process: memberWorkflow.name,
      subjectId: id,
      from: status,
      ...step,
      regionCode: personRegionCode,
      otherRegionCode: receivingRegionCode,
      parkId,
    })),
  );
