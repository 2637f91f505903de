import type { RetentionVerdict } from '#engines/retention/index.ts';
import { type LoggedStep, readTransitions } from '#platform/http/transitions.ts';
import { actionLabels, milestoneStateLabels, needLabels } from '../contract/codes.ts';
import { placementWorkflow } from '../contract/workflow.ts';

interface Entry {
  onDate: string;
  title: string;
  who: string | null;
  note: string | null;
}

const labels: Record<string, string> = {
  recommend: '推荐给企业',
  send: '组织输送，已发车',
  takeOver: '接收方签收',
  sendBack: '接收方退回',
  ...actionLabels,
};

function factText([name, value]: [string, unknown]): string | null {
  if (value === null || value === undefined || value === false) return null;
  const label = needLabels[name as keyof typeof needLabels] ?? name;
  return value === true ? label : `${label} ${String(value)}`;
}

function stepEntry({ action, actorName, onDate, reason, given }: LoggedStep): Entry {
  const facts = Object.entries((given ?? {}) as Record<string, unknown>)
    .map(factText)
    .filter((text) => text !== null);
  return {
    onDate,
    title: labels[action] ?? action,
    who: actorName,
    note: [...facts, ...(reason ? [reason] : [])].join('；') || null,
  };
}

function milestoneEntries(verdict: RetentionVerdict | null): Entry[] {
  if (!verdict) return [];
  return verdict.milestones
    .filter(({ state }) => state === 'confirmed' || state === 'disputed' || state === 'unproven')
    .map(({ dueOn, months, state, usedMonths }) => ({
      onDate: dueOn,
      title: `在岗满 ${months} 个月：${milestoneStateLabels[state]}`,
      who: null,
      note: usedMonths.length ? `参保月份 ${usedMonths.join('、')}` : null,
    }));
}

/**
 * Everything from the day the person was registered to the last milestone, oldest first. Steps stand on the day they
 * were taken; on one day in the order they were taken, milestones after them.
 */
export async function readTimeline(
  { db, actor }: { db: unknown; actor: { cityCode: string } },
  placementId: string,
  registered: { onDate: string; placeName: string } | null,
  verdict: RetentionVerdict | null,
): Promise<Entry[]> {
  const steps = await readTransitions(db, actor.cityCode, placementWorkflow.name, placementId);
  const first: Entry[] = registered
    ? [{ onDate: registered.onDate, title: '登记人力资源', who: null, note: registered.placeName }]
    : [];
  return [...first, ...steps.map(stepEntry), ...milestoneEntries(verdict)].sort((a, b) =>
    a.onDate.localeCompare(b.onDate),
  );
}
