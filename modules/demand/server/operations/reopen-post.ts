import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { takeStep } from '../steps.ts';
import type { DemandTables } from '../tables.ts';

/** A draft again: what was submitted and verified before says nothing about what will be written now. */
const unsubmitted = {
  submittedBy: null,
  submittedAt: null,
  verifiedBy: null,
  verifiedAt: null,
  verifyMethod: null,
  returnReason: null,
};

export const reopenPost = implement(
  contract.reopenPost,
  async (context: OperationContext<DemandTables>, input) => {
    await takeStep(context, input, { action: 'reopen', set: unsubmitted });
    return { ok: true as const };
  },
);
