import { applyTransition } from '#engines/workflow/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import { staleError } from '#platform/http/stale.ts';
import { type LoggedStep, logTransition, readTransitions, type Step } from '#platform/http/transitions.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import { type PostState, postActionLabels, postStateLabels } from '../contract/codes.ts';
import { type PostStep, postWorkflow } from '../contract/workflow.ts';
import type { DemandTables } from './tables.ts';

export const postProcess = 'post';
type Context = OperationContext<DemandTables>;

export type LockedPost = Awaited<ReturnType<typeof lockPost>>;

/** The row as it stands, locked for the change; row scope answers for strangers. */
export async function lockPost({ db, actor }: Context, id: string) {
  const row = await db
    .selectFrom('post')
    .selectAll()
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new AppError('platform.notFound');
  return { ...row, status: row.status as PostState };
}

/** Whose record it is, for the four-eyes rule: neither who entered nor who submitted a post may decide on it. */
export function proposerOf(
  post: { enteredBy: string | null; submittedBy: string | null },
  accountId: string,
): string | null {
  return post.enteredBy === accountId ? accountId : post.submittedBy;
}

/** The state the step leads to, or the refusal in the user's words. */
export function nextState(
  post: LockedPost,
  action: PostStep,
  who: { permissions: ReadonlySet<string>; accountId: string },
  given: Record<string, string | null | undefined>,
  whatIsNeeded: string,
): PostState {
  const verdict = applyTransition(postWorkflow, {
    permissions: who.permissions,
    actorId: who.accountId,
    enteredBy: proposerOf(post, who.accountId),
    state: post.status,
    action,
    given: new Set(Object.keys(given).filter((key) => given[key])),
  });
  if (verdict.ok) return verdict.to;
  switch (verdict.code) {
    case 'fourEyes':
      throw new AppError('platform.fourEyes');
    case 'notPermitted':
      throw new AppError('platform.notPermitted');
    case 'missing':
      throw new AppError('platform.missing', { what: whatIsNeeded }, { pointer: `/${verdict.missing[0]}` });
    case 'wrongState':
    case 'unknownAction':
      throw new AppError('platform.wrongState', { state: postStateLabels[post.status] });
  }
}

interface Change {
  action: PostStep;
  given?: Record<string, string | null | undefined>;
  /** The field asked for, in words. */
  whatIsNeeded?: string;
  /** Columns that change with the state. */
  set?: Partial<
    Pick<
      LockedPost,
      'submittedBy' | 'submittedAt' | 'verifiedBy' | 'verifiedAt' | 'verifyMethod' | 'returnReason'
    >
  >;
}

/** One step of one post: allowed by the table, on the version the user saw, and written to the trail. */
export async function takeStep(
  context: Context,
  seen: { id: string; version: number },
  change: Change,
  before?: (post: LockedPost) => void | Promise<void>,
): Promise<LockedPost> {
  const { db, actor } = context;
  const post = await lockPost(context, seen.id);
  const { action, given = {}, whatIsNeeded = '' } = change;
  const to = nextState(post, action, actor, given, whatIsNeeded);
  if (post.version !== seen.version) throw await staleError(context, 'post', post.id);
  await before?.(post);
  const set = { ...change.set, status: to, version: post.version + 1 };
  await db
    .updateTable('post')
    .set(set)
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', post.id)
    .execute();
  await logTransition(context, stepOfPost(post, action, to, given));
  return { ...post, ...set };
}

/** The line of the trail, with the scopes that may read it. */
export function stepOfPost(
  post: { id: string; status: string; regionCode: string; parkId: string | null; enterpriseId: string },
  action: string,
  to: string,
  { reason, ...given }: Record<string, unknown>,
): Step {
  return {
    process: postProcess,
    subjectId: post.id,
    action,
    from: post.status,
    to,
    reason: typeof reason === 'string' ? reason : null,
    given,
    regionCode: post.regionCode,
    parkId: post.parkId,
    enterpriseId: post.enterpriseId,
  };
}

function noteOf(step: LoggedStep, pack: PackInForce): string | null {
  const { method, evidence, headcount } = step.given as {
    method?: string;
    evidence?: string;
    headcount?: [number, number];
  };
  const notes = [
    step.reason,
    method
      ? `方式：${pack.dictionaries.contactMethod.find((term) => term.code === method)?.label ?? method}`
      : null,
    evidence ? `依据：${evidence}` : null,
    headcount ? `人数由 ${headcount[0]} 改为 ${headcount[1]}` : null,
  ].filter((note) => note);
  return notes.length ? notes.join('；') : null;
}

/** What happened to a post, oldest first. */
export async function postTimeline({ db, actor, pack }: Context, id: string) {
  const steps = await readTransitions(db, actor.cityCode, postProcess, id);
  return steps.map((step) => ({
    at: step.at,
    onDate: step.onDate,
    title: postActionLabels[step.action as keyof typeof postActionLabels] ?? step.action,
    who: step.actorName,
    note: noteOf(step, pack),
  }));
}
