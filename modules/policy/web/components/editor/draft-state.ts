import { useMemo } from 'react';
import { useDraft, useRead } from '#ui/hooks.ts';
import { useSettled } from '#ui/settled.ts';
import type { ConditionWords } from '../../../contract/fields.ts';
import { checkClause } from '../../../contract/draft-operations.ts';
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

const idPattern = /^[A-Z]{2}-[A-Z]?\d{0,2}[a-dX]?$/;
const heads = [
  { key: 'id', stand: 'XX-0', reason: '编号应为地区代码加条号，如 LZ-7' },
  { key: 'title', stand: '新条款', reason: '请填写名称' },
  { key: 'article', stand: '出处', reason: '请填写出处' },
];

/** What has not been filled in at the head of a clause; the rest can be checked all the same. */
function headsOpen(clause: JsonObject) {
  return heads.filter(({ key }) => {
    const text = String(clause[key] ?? '');
    return key === 'id' ? !idPattern.test(text) : text.trim() === '';
  });
}

/** Problems, words and cases of what is being written, shortly after the last key. */
export function useChecked({ clause, cases }: Pick<DraftContent, 'clause' | 'cases'>) {
  const open = headsOpen(clause);
  const whole = { ...clause, ...Object.fromEntries(open.map(({ key, stand }) => [key, stand])) };
  const text = useSettled(JSON.stringify({ clause: whole, cases }));
  const input = useMemo(() => JSON.parse(text) as { clause: JsonObject; cases: WorkedCase[] }, [text]);
  const { data } = useRead(checkClause, input, { keep: true });
  const missing = open.map(({ key, reason }) => ({
    path: [key],
    code: 'missing',
    severity: 'error' as const,
    reason,
  }));
  // A fact not chosen yet is a name without letters to the compiler.
  const found = data?.problems.map((each) =>
    each.code === 'unknownName' && each.reason.includes('“”') ? { ...each, reason: '请选择看哪一项' } : each,
  );
  return data && { ...data, problems: [...missing, ...(found ?? [])] };
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
