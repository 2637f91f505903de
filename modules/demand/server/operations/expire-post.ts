import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { mayExpire } from '../../contract/workflow.ts';
import { filteredPosts, withFilling } from '../post-queries.ts';
import { takeStep } from '../steps.ts';
import type { DemandTables } from '../tables.ts';

export const expirePost = implement(
  contract.expirePost,
  async (context: OperationContext<DemandTables>, input) => {
    await takeStep(context, input, { action: 'expire' }, async ({ id }) => {
      const post = await withFilling(filteredPosts(context, {}), context.today)
        .where('p.id', '=', id)
        .executeTakeFirstOrThrow();
      if (!mayExpire(post)) throw new AppError('demand.notOverdue');
    });
    return { ok: true as const };
  },
);
