import { logTransitions, readTransitions } from '#platform/http/transitions.ts';
import { personFieldLabels, type PersonStep, personStepLabels } from '../contract/codes.ts';
import type { PersonContext } from './queries.ts';

const process = 'person';

interface Subject {
  id: string;
  regionCode: string;
  organisationId: string | null;
  status: string;
  /** The status before, where there was one. */
  from?: string;
}

/** What happened to people, in the caller's transaction; the state that is kept is the employment status. */
export function logPersonSteps(
  context: Pick<PersonContext, 'db' | 'actor' | 'today'>,
  action: PersonStep,
  subjects: Subject[],
  more: { reason?: string; given?: Record<string, unknown> } = {},
): Promise<void> {
  return logTransitions(
    context,
    subjects.map(({ id, regionCode, organisationId, status, from = null }) => ({
      process,
      subjectId: id,
      action,
      from,
      to: status,
      reason: more.reason ?? null,
      given: more.given ?? {},
      regionCode,
      organisationId,
    })),
  );
}

interface Recorded extends Subject {
  recordedOn: string;
}
export interface TimelineEntry {
  at: string | null;
  onDate: string;
  title: string;
  who: string | null;
  note: string | null;
}

const labelIn = (labels: Record<string, string>, code: string): string => labels[code] ?? code;

async function ownSteps({ db, actor, pack }: PersonContext, person: Recorded): Promise<TimelineEntry[]> {
  const steps = await readTransitions(db, actor.cityCode, process, person.id);
  const statuses = Object.fromEntries(pack.dictionaries.supplyStatus.map(({ code, label }) => [code, label]));
  const entries = steps.map(({ action, at, onDate, actorName, from, to, reason, given }) => {
    const { changed = [] } = given as { changed?: string[] };
    const notes = [
      from !== null && from !== to
        ? `就业状态由“${labelIn(statuses, from)}”改为“${labelIn(statuses, to)}”`
        : '',
      changed.length ? `改动：${changed.map((field) => labelIn(personFieldLabels, field)).join('、')}` : '',
      reason ?? '',
    ].filter(Boolean);
    return {
      at,
      onDate,
      title: labelIn(personStepLabels, action),
      who: actorName,
      note: notes.join('；') || null,
    };
  });
  if (steps.some(({ action, from }) => action === 'register' || (action === 'import' && from === null)))
    return entries;
  return [
    { at: null, onDate: person.recordedOn, title: personStepLabels.register, who: null, note: null },
    ...entries,
  ];
}

async function placementSteps(
  { db, actor, pack }: PersonContext,
  personId: string,
): Promise<TimelineEntry[]> {
  const states = Object.fromEntries(pack.dictionaries.placementState.map(({ code, label }) => [code, label]));
  const steps = await db
    .selectFrom('personJourney')
    .select(['toState', 'at', 'onDate', 'actorName', 'reason', 'postTitle', 'enterpriseName'])
    .where('cityCode', '=', actor.cityCode)
    .where('personId', '=', personId)
    .execute();
  return steps.map(({ toState, at, onDate, actorName, reason, postTitle, enterpriseName }) => ({
    at,
    onDate,
    title: `${enterpriseName} · ${postTitle}：${labelIn(states, toState)}`,
    who: actorName,
    note: reason,
  }));
}

/** Everything from the registration to the last placement, as far as the asker may see it, oldest first. */
export async function personTimeline(
  context: PersonContext,
  person: Recorded,
  hasOwnSteps: boolean,
): Promise<TimelineEntry[]> {
  const own = hasOwnSteps ? await ownSteps(context, person) : [];
  const entries = [...own, ...(await placementSteps(context, person.id))];
  // The entry without a moment is the first: the registration.
  return entries.sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1));
}
