import type { Transition, Workflow } from '#engines/workflow/index.ts';
import { type PostAction, type PostState, postActionLabels, postStateLabels } from './codes.ts';

/** No role has it: these steps follow from other facts (somebody came, somebody left, a list was imported). */
export const byFacts = '@facts';

export type PostStep = Exclude<PostAction, 'create' | 'import' | 'undoImport' | 'update'>;

const transitions: readonly Transition<PostState, PostStep>[] = [
  { action: 'submit', from: ['draft', 'returned'], to: 'submitted', permission: 'demand.submit' },
  {
    action: 'verify',
    from: ['submitted'],
    to: 'verified',
    permission: 'demand.verify',
    needs: ['method'],
    fourEyes: true,
  },
  { action: 'sendBack', from: ['submitted'], to: 'returned', permission: 'demand.verify', needs: ['reason'] },
  { action: 'serve', from: ['verified'], to: 'serving', permission: 'demand.verify' },
  {
    action: 'close',
    from: ['solved'],
    to: 'closed',
    permission: 'demand.verify',
    needs: ['evidence'],
    fourEyes: true,
  },
  {
    action: 'withdraw',
    from: ['draft', 'submitted', 'returned', 'verified', 'serving', 'partlySolved'],
    to: 'withdrawn',
    permission: 'demand.submit',
    needs: ['reason'],
  },
  // Nobody came until the day people were needed: the need has to be written anew.
  { action: 'expire', from: ['verified', 'serving'], to: 'expired', permission: 'demand.verify' },
  { action: 'reopen', from: ['withdrawn', 'expired'], to: 'draft', permission: 'demand.submit' },
  { action: 'fillPart', from: ['verified', 'serving', 'solved'], to: 'partlySolved', permission: byFacts },
  { action: 'fillAll', from: ['verified', 'serving', 'partlySolved'], to: 'solved', permission: byFacts },
  { action: 'vacate', from: ['partlySolved', 'solved'], to: 'serving', permission: byFacts },
  {
    action: 'revise',
    from: ['verified', 'serving', 'partlySolved', 'solved'],
    to: 'submitted',
    permission: byFacts,
  },
];

/** P01, enterprise demand. */
export const postWorkflow: Workflow<PostState, PostStep> = {
  name: 'demand.post',
  states: (Object.keys(postStateLabels) as PostState[]).map((code) => ({
    code,
    terminal: code === 'closed',
  })),
  initial: 'draft',
  transitions,
};

/** What an action needs beside the record, and the words of a button. */
export function stepOf(action: PostStep): { action: PostStep; label: string; needs: string[] } {
  const needs = transitions.find((transition) => transition.action === action)?.needs ?? [];
  return { action, label: postActionLabels[action], needs: [...needs] };
}

/** The state of a verified post by the people who came: a post nobody fills goes on being served. */
export function stepByFilling(state: PostState, headcount: number, filled: number): PostStep | null {
  const isMoved =
    state === 'verified' || state === 'serving' || state === 'partlySolved' || state === 'solved';
  if (!isMoved) return null;
  if (filled >= headcount) return state === 'solved' ? null : 'fillAll';
  if (filled > 0) return state === 'partlySolved' ? null : 'fillPart';
  return state === 'partlySolved' || state === 'solved' ? 'vacate' : null;
}

/** Past the day people were needed, with nobody there: only then is a need over without an answer. */
export const mayExpire = (post: { isOverdue: boolean; filled: number }): boolean =>
  post.isOverdue && post.filled === 0;
