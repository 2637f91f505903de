import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { takeStep } from '../steps.ts';
import type { DemandTables } from '../tables.ts';

export const closePost = implement(
  contract.closePost,
  async (context: OperationContext<DemandTables>, { id, version, evidence }) => {
    await takeStep(
      context,
      { id, version },
      { action: 'close', given: { evidence }, whatIsNeeded: '销号依据' },
    );
    return { ok: true as const };
  },
);
