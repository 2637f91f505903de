import { type PostStep, postWorkflow } from '#modules/demand/contract/workflow.ts';
import type { PostState } from '#modules/demand/contract/codes.ts';
import type { DemoContext } from './context.ts';
import type { EnterprisePlan } from './enterprises.ts';
import type { PlacementPlan } from './placements.ts';
import type { PostPlan } from './posts.ts';

/** One step of a post; `on` as days from today. */
export interface PostEvent {
  action: PostStep | 'create';
  from: PostState | null;
  to: PostState;
  on: number;
}

function stepsOf(post: PostPlan): [PostStep, number][] {
  const { status, recordedOn, verifiedOn, firstOnboardOn, lastOnboardOn } = post;
  if (status === 'draft') return [];
  const submitted: [PostStep, number] = ['submit', recordedOn];
  if (status === 'submitted') return [submitted];
  const answered = Math.min(recordedOn + 1, 0);
  if (status === 'returned') return [submitted, ['sendBack', answered]];
  if (status === 'withdrawn') return [submitted, ['withdraw', answered]];
  const verified = verifiedOn ?? answered;
  const isServed = status !== 'verified';
  const first = Math.max(firstOnboardOn ?? verified, verified + 1);
  const last = Math.max(lastOnboardOn ?? first, first);
  const isFull = status === 'solved' || status === 'closed';
  return [
    submitted,
    ['verify', verified],
    ...(isServed ? [['serve', Math.min(verified + 1, 0)] as [PostStep, number]] : []),
    ...((isFull && post.filled > 1) || status === 'partlySolved'
      ? [['fillPart', first] as [PostStep, number]]
      : []),
    ...(isFull ? [['fillAll', last] as [PostStep, number]] : []),
    ...(status === 'expired' ? [['expire', post.neededOn + 1] as [PostStep, number]] : []),
    ...(status === 'closed' ? [['close', Math.min(last + 3, 0)] as [PostStep, number]] : []),
  ];
}

/** How a post came to its state. */
export function eventsOf(post: PostPlan): PostEvent[] {
  const events: PostEvent[] = [{ action: 'create', from: null, to: 'draft', on: post.recordedOn }];
  for (const [action, on] of stepsOf(post)) {
    const to = postWorkflow.transitions.find((each) => each.action === action)?.to;
    const from = events.at(-1)?.to ?? null;
    if (to) events.push({ action, from, to, on });
  }
  return events;
}

/** The states a post stood in, each from its first day to the day it ended; several steps of one day count as the last. */
export function standsOf(post: PostPlan): { status: PostState; from: number; to: number | null }[] {
  const last = new Map(eventsOf(post).map((event) => [event.on, event.to]));
  const days = [...last].sort(([a], [b]) => a - b);
  return days.map(([from, status], at) => ({ status, from, to: days[at + 1]?.[0] ?? null }));
}

export interface Declaration {
  effectiveOn: number;
  recordedOn: number;
  totalDemand: number;
  inYearExpected: number;
  employed: number;
}

/** Days on which people of an enterprise started and left. */
export type Moves = { started: number[]; left: number[] };

export function movesByEnterprise(placements: readonly PlacementPlan[]): Map<number, Moves> {
  const moves = new Map<number, Moves>();
  for (const { post, status, onboardOn, leftOn } of placements) {
    if ((status !== 'onboarded' && status !== 'left') || onboardOn === null) continue;
    const own = moves.get(post.enterprise.index) ?? { started: [], left: [] };
    own.started.push(onboardOn);
    if (leftOn !== null) own.left.push(leftOn);
    moves.set(post.enterprise.index, own);
  }
  return moves;
}

/**
 * What an enterprise declared, oldest first. People recommended are counted on their days; those it found by itself
 * came little by little. One enterprise corrected a return a few days later.
 */
export function declarationsOf(
  context: DemoContext,
  enterprise: EnterprisePlan,
  moves: Moves | undefined,
): Declaration[] {
  const { declarations } = context;
  const random = context.random('report', enterprise.index);
  const changedAt = random.int(0, Math.max(0, declarations.length - 2));
  const factor = 0.85 + random.next() * 0.2;
  const end = declarations.at(-1) ?? 0;
  const begin = enterprise.startedOn;
  const netBy = (day: number) =>
    (moves?.started.filter((on) => on <= day).length ?? 0) -
    (moves?.left.filter((on) => on <= day).length ?? 0);
  const own = enterprise.employed - enterprise.hired;
  const declared = declarations.filter((day) => enterprise.dockedOn !== null && day >= enterprise.dockedOn);
  const rows = declared.map((day): Declaration => {
    const share =
      begin === null || day < begin ? 0 : end <= begin ? 1 : 1 - (0.5 * (end - day)) / (end - begin);
    const employed = Math.floor(own * share) + netBy(day);
    const isBefore = declarations.indexOf(day) < changedAt;
    const inYearExpected = Math.max(
      employed,
      isBefore ? Math.round(enterprise.inYearExpected * factor) : enterprise.inYearExpected,
    );
    const totalDemand = Math.max(
      inYearExpected,
      isBefore ? Math.round(enterprise.totalDemand * factor) : enterprise.totalDemand,
    );
    return { effectiveOn: day, recordedOn: day, totalDemand, inYearExpected, employed };
  });
  const corrected = rows.at(-4);
  if (enterprise.index !== 3 || !corrected) return rows;
  const mistaken = { ...corrected, employed: Math.floor(corrected.employed / 2) };
  return [
    ...rows.filter((row) => row !== corrected),
    mistaken,
    { ...corrected, recordedOn: corrected.effectiveOn + 3 },
  ];
}
