import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { takeStep } from '../steps.ts';
import type { DemandTables } from '../tables.ts';

export const servePost = implement(
  contract.servePost,
  async (context: OperationContext<DemandTables>, input) => {
    await takeStep(context, input, { action: 'serve' });
    return { ok: true as const };
  },
);
