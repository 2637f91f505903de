import { type Kysely, sql } from 'kysely';
import { AppError } from '#platform/http/app-error.ts';
import { logTransition } from '#platform/http/transitions.ts';
import { newId } from '#platform/id.ts';
import type { PostState } from '../contract/codes.ts';
import { postWorkflow, stepByFilling } from '../contract/workflow.ts';
import { stepOfPost } from './steps.ts';
import type { DemandTables } from './tables.ts';

/** What the step needs of a caller in another module; `db` is the caller's transaction. */
interface MovementContext {
  db: unknown;
  actor: { cityCode: string; accountId: string; name: string };
  today: string;
}

export interface Movement {
  placementId: string;
  postId: string;
  /** +1: a person was onboarded; -1: the person of that placement left. */
  delta: 1 | -1;
  /** Day of onboarding or leaving, 'YYYY-MM-DD'. */
  effectiveOn: string;
}

interface FilledPost {
  id: string;
  status: PostState;
  headcount: number;
  regionCode: string;
  parkId: string | null;
  enterpriseId: string;
  version: number;
}

/** Puts a verified post into the state that the people in it say, and writes the step. */
export async function settleByFilling(context: MovementContext, post: FilledPost): Promise<void> {
  const db = context.db as Kysely<DemandTables>;
  const { cityCode } = context.actor;
  const { filled } = await db
    .selectFrom('headcountMovement')
    .select(sql<number>`coalesce(sum(delta), 0)::int`.as('filled'))
    .where('cityCode', '=', cityCode)
    .where('postId', '=', post.id)
    .executeTakeFirstOrThrow();
  const action = stepByFilling(post.status, post.headcount, filled);
  const to = postWorkflow.transitions.find((transition) => transition.action === action)?.to;
  if (!action || !to) return;
  await db
    .updateTable('post')
    .set({ status: to, version: post.version + 1 })
    .where('cityCode', '=', cityCode)
    .where('id', '=', post.id)
    .execute();
  await logTransition(context, stepOfPost(post, action, to, {}));
}

/**
 * Records that a person came to or left a post, in the caller's transaction, and moves the post on. The same
 * placement and direction again changes nothing. Returns whether anything was recorded. A post outside the
 * actor's scope is `platform.notFound`.
 */
export async function recordMovement(context: MovementContext, movement: Movement): Promise<boolean> {
  const db = context.db as Kysely<DemandTables>;
  const { actor, today } = context;
  const post = await db
    .selectFrom('post')
    .selectAll()
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', movement.postId)
    .forUpdate()
    .executeTakeFirst();
  if (!post) throw new AppError('platform.notFound');
  const { enterpriseId, regionCode, parkId } = post;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('headcountMovement')
    .values({
      ...movement,
      cityCode: actor.cityCode,
      id: newId(),
      enterpriseId,
      regionCode,
      parkId,
      recordedOn: today,
    })
    .onConflict((conflict) => conflict.columns(['cityCode', 'placementId', 'delta']).doNothing())
    .executeTakeFirstOrThrow();
  if (!numInsertedOrUpdatedRows) return false;
  await settleByFilling(context, { ...post, status: post.status as PostState });
  return true;
}
