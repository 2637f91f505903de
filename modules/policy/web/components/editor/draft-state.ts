import { useMemo } from 'react';
import { useDraft, useRead } from '#ui/hooks.ts';
import { useSettled } from '#ui/settled.ts';
import type { ConditionWords } from '../../../contract/fields.ts';
import { checkClause } from '../../../contract/operations.ts';
import { pathKey } from '../json-path.ts';
import type { JsonObject, WorkedCase } from '../types.ts';

export interface DraftContent {
  clause: JsonObject;
  cases: WorkedCase[];
  effectiveFrom: string | null;
  effectiveTo: string | null;
  note: string;
}

/** What is being written, kept in this browser until it is saved. */
export function useDraftContent(key: string, saved: DraftContent) {
  const [kept, keep, forget] = useDraft<DraftContent | null>(`policy.${key}`, null);
  return { content: kept ?? saved, isChanged: kept !== null, change: keep, forget };
}

/** Problems, words and cases of what is being written, shortly after the last key. */
export function useChecked({ clause, cases }: Pick<DraftContent, 'clause' | 'cases'>) {
  const text = useSettled(JSON.stringify({ clause, cases }));
  const input = useMemo(() => JSON.parse(text) as { clause: JsonObject; cases: WorkedCase[] }, [text]);
  return useRead(checkClause, input, { keep: true });
}

function collect(conditions: ConditionWords[], into: Map<string, ConditionWords>): void {
  for (const condition of conditions) {
    into.set(pathKey(condition.path), condition);
    collect(condition.children, into);
  }
}

/** Words of conditions by their place in the data. */
export function wordsByPlace(...lists: ConditionWords[][]): Map<string, ConditionWords> {
  const found = new Map<string, ConditionWords>();
  for (const list of lists) collect(list, found);
  return found;
}
