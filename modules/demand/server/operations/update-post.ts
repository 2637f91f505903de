import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { staleError } from '#platform/http/stale.ts';
import { logTransition } from '#platform/http/transitions.ts';
import { postStateLabels } from '../../contract/codes.ts';
import * as contract from '../../contract/operations.ts';
import { checkedPost } from '../post-check.ts';
import { lockPost, stepOfPost } from '../steps.ts';
import type { DemandTables } from '../tables.ts';

export const updatePost = implement(
  contract.updatePost,
  async (context: OperationContext<DemandTables>, { id, version, ...input }) => {
    const { db, actor } = context;
    const post = await lockPost(context, id);
    if (post.status !== 'draft' && post.status !== 'returned')
      throw new AppError('demand.notEditable', { state: postStateLabels[post.status] });
    if (post.version !== version) throw await staleError(context, 'post', id);
    const fields = await checkedPost(context, input);
    await db
      .updateTable('post')
      .set({ ...fields, version: version + 1 })
      .where('cityCode', '=', actor.cityCode)
      .where('id', '=', id)
      .execute();
    const given =
      fields.headcount === post.headcount ? {} : { headcount: [post.headcount, fields.headcount] };
    await logTransition(context, stepOfPost(post, 'update', post.status, given));
    return { version: version + 1 };
  },
);
