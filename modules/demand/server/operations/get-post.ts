import { allowedActions } from '#engines/workflow/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { mayExpire, postWorkflow, stepOf } from '../../contract/workflow.ts';
import { filteredPosts, withFilling, withRemaining } from '../post-queries.ts';
import { postTimeline, proposerOf } from '../steps.ts';
import type { DemandTables } from '../tables.ts';

export const getPost = implement(
  contract.getPost,
  async (context: OperationContext<DemandTables>, { id }) => {
    const { actor, today } = context;
    const row = await withFilling(filteredPosts(context, {}), today)
      .select([
        'p.regionCode',
        'p.occupationCode',
        'p.skills',
        'p.educationMin',
        'p.experienceMonths',
        'p.isShift',
        'p.hasLodging',
        'p.hasMeals',
        'p.hasInsurance',
        'p.reason',
        'p.hiringPlan',
        'p.verifyMethod',
        'p.verifiedAt',
        'p.returnReason',
        'p.batchId',
        'p.enteredBy',
        'p.submittedBy',
      ])
      .where('p.id', '=', id)
      .executeTakeFirst();
    if (!row) throw new AppError('platform.notFound');
    const { batchId, enteredBy, submittedBy, ...post } = row;
    const who = {
      permissions: actor.permissions,
      actorId: actor.accountId,
      enteredBy: proposerOf({ enteredBy, submittedBy }, actor.accountId),
    };
    return {
      ...withRemaining(post),
      isImported: batchId !== null,
      canEdit:
        (post.status === 'draft' || post.status === 'returned') && actor.permissions.has('demand.edit'),
      actions: allowedActions(postWorkflow, post.status, who)
        .filter((action) => action !== 'expire' || mayExpire(post))
        .map(stepOf),
      timeline: await postTimeline(context, id),
    };
  },
);
