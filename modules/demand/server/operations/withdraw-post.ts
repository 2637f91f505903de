import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { takeStep } from '../steps.ts';
import type { DemandTables } from '../tables.ts';

export const withdrawPost = implement(
  contract.withdrawPost,
  async (context: OperationContext<DemandTables>, { id, version, reason }) => {
    await takeStep(context, { id, version }, { action: 'withdraw', given: { reason }, whatIsNeeded: '理由' });
    return { ok: true as const };
  },
);
