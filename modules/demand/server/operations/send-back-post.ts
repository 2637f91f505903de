import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { takeStep } from '../steps.ts';
import type { DemandTables } from '../tables.ts';

export const sendBackPost = implement(
  contract.sendBackPost,
  async (context: OperationContext<DemandTables>, { id, version, reason }) => {
    await takeStep(
      context,
      { id, version },
      { action: 'sendBack', given: { reason }, whatIsNeeded: '理由', set: { returnReason: reason } },
    );
    return { ok: true as const };
  },
);
