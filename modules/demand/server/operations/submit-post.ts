import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { fourClearLabels, missingOfFourClear } from '../../contract/four-clear.ts';
import * as contract from '../../contract/operations.ts';
import { type LockedPost, takeStep } from '../steps.ts';
import type { DemandTables } from '../tables.ts';

/** All that is unclear at once, each at its field. */
function checkFourClear(post: LockedPost): void {
  const missing = missingOfFourClear(post);
  if (!missing.length) return;
  const items = missing.map((field) => ({
    pointer: `/${field}`,
    code: 'demand.fieldUnclear',
    params: { what: fourClearLabels[field] },
  }));
  throw new AppError(
    'demand.fourClearMissing',
    { what: missing.map((field) => fourClearLabels[field]).join('、') },
    { items },
  );
}

export const submitPost = implement(
  contract.submitPost,
  async (context: OperationContext<DemandTables>, input) => {
    const set = { submittedBy: context.actor.accountId, submittedAt: new Date().toISOString() };
    await takeStep(context, input, { action: 'submit', set }, checkFourClear);
    return { ok: true as const };
  },
);
