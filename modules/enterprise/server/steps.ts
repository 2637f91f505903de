import { type LoggedStep, logTransitions, readTransitions } from '#platform/http/transitions.ts';
import {
  type EnterpriseAction,
  enterpriseActionLabels,
  enterpriseFieldLabels,
  enterpriseStageLabels,
} from '../contract/codes.ts';

const process = 'enterprise';

interface Subject {
  id: string;
  regionCode: string;
  parkId: string | null;
  stage: string;
}
interface StepContext {
  db: unknown;
  actor: { cityCode: string; accountId: string; name: string };
  today: string;
}

/** What happened to enterprises, in the caller's transaction; the state that is kept is the stage. */
export function logEnterpriseSteps(
  context: StepContext,
  action: EnterpriseAction,
  subjects: Subject[],
  more: { from?: string; given?: Record<string, unknown> } = {},
): Promise<void> {
  return logTransitions(
    context,
    subjects.map((subject) => ({
      process,
      subjectId: subject.id,
      action,
      from: more.from ?? null,
      to: subject.stage,
      given: more.given ?? {},
      regionCode: subject.regionCode,
      parkId: subject.parkId,
      enterpriseId: subject.id,
    })),
  );
}

const labelOf = (labels: Record<string, string>, code: unknown): string =>
  labels[String(code)] ?? String(code);

function noteOf({ from, to, given }: LoggedStep): string | null {
  const notes: string[] = [];
  if (from !== null && from !== to)
    notes.push(
      `建设阶段由“${labelOf(enterpriseStageLabels, from)}”改为“${labelOf(enterpriseStageLabels, to)}”`,
    );
  const { changed } = given as { changed?: string[] };
  if (changed?.length)
    notes.push(`改动：${changed.map((field) => labelOf(enterpriseFieldLabels, field)).join('、')}`);
  return notes.length ? notes.join('；') : null;
}

export async function enterpriseTimeline(db: unknown, cityCode: string, id: string) {
  const steps = await readTransitions(db, cityCode, process, id);
  return steps.map((step) => ({
    at: step.at,
    onDate: step.onDate,
    title: labelOf(enterpriseActionLabels, step.action),
    who: step.actorName,
    note: noteOf(step),
  }));
}
