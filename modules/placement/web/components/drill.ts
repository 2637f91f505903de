import { useMemo } from 'react';
import { useUrlState } from '#ui/hooks.ts';
import {
  type CountedStep,
  countedLabels,
  type Outcome,
  outcomeLabels,
  type ReachedStep,
  reachedLabels,
} from '../../contract/codes.ts';

/** What a figure may narrow the ledger to beside the visible filters. */
const keys = [
  'reached',
  'endedAfter',
  'exitReason',
  'outcome',
  'retainedMonths',
  'countedStep',
  'countedYear',
  'countedTo',
  'regionCodes',
  'postId',
  'personId',
  'enterpriseId',
] as const;
type Drill = Partial<Record<(typeof keys)[number], string>>;

function wordsOf(drill: Drill, reason: (code: string) => string): string[] {
  const words: string[] = [];
  if (drill.countedStep)
    words.push(
      `${drill.countedYear ?? ''} 年计入“${countedLabels[drill.countedStep as CountedStep]}”，每人一条`,
    );
  if (drill.regionCodes) words.push(`${drill.regionCodes.split(',').length} 个区县合计`);
  if (drill.reached) words.push(`已到“${reachedLabels[drill.reached as ReachedStep]}”`);
  if (drill.endedAfter) words.push(`在“${reachedLabels[drill.endedAfter as ReachedStep]}”之后退出`);
  if (drill.exitReason) words.push(`原因为“${reason(drill.exitReason)}”`);
  if (drill.outcome) words.push(`“${outcomeLabels[drill.outcome as Outcome]}”`);
  if (drill.retainedMonths) words.push(`已稳定 ${drill.retainedMonths} 个月`);
  if (drill.postId) words.push('本岗位');
  if (drill.personId) words.push('本人');
  if (drill.enterpriseId) words.push('本企业');
  return words;
}

/** The narrowing that came with the link of a figure: as input for the list, in words, and a way out. */
export function useDrill(reason: (code: string) => string) {
  const [drill, change] = useUrlState<Drill>(keys);
  const input = useMemo(
    () => Object.fromEntries(Object.entries(drill).filter(([, value]) => value !== undefined)),
    [drill],
  );
  return {
    input,
    words: wordsOf(drill, reason).join('，'),
    leave: () => change(Object.fromEntries(keys.map((key) => [key, undefined]))),
  };
}

/** Where a figure's rows are. */
export function placementLink(filter: Record<string, string | number | undefined>): string {
  const given = Object.entries(filter).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  );
  return `/placement?${new URLSearchParams(given as [string, string][]).toString()}`;
}
