import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { logTransition } from '#platform/http/transitions.ts';
import { newId } from '#platform/id.ts';
import * as contract from '../../contract/operations.ts';
import { placeOfEnterprise } from '../enterprise-place.ts';
import { checkedPost } from '../post-check.ts';
import { stepOfPost } from '../steps.ts';
import type { DemandTables } from '../tables.ts';

export const createPost = implement(
  contract.createPost,
  async (context: OperationContext<DemandTables>, input) => {
    const { db, actor, today } = context;
    const enterprise = await placeOfEnterprise(context, input.enterpriseId);
    if (!enterprise) throw new AppError('demand.unknownEnterprise', {}, { pointer: '/enterpriseId' });
    const fields = await checkedPost(context, input);
    const post = {
      ...fields,
      id: newId(),
      regionCode: enterprise.regionCode,
      parkId: enterprise.parkId,
      status: 'draft',
    };
    await db
      .insertInto('post')
      .values({ ...post, cityCode: actor.cityCode, enteredBy: actor.accountId, recordedOn: today })
      .execute();
    await logTransition(context, { ...stepOfPost(post, 'create', 'draft', {}), from: null });
    return { id: post.id, version: 1 };
  },
);
