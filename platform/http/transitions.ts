import type { Kysely } from 'kysely';
import type { DB } from '#platform/db/schema.ts';
import { newId } from '#platform/id.ts';

export interface Step {
  process: string;
  subjectId: string;
  action: string;
  from: string | null;
  to: string;
  reason?: string | null;
  /** What the actor supplied: dates, methods. Nothing that names a person. */
  given?: Record<string, unknown>;
  /** The scopes that may read the step. */
  regionCode: string;
  otherRegionCode?: string | null;
  parkId?: string | null;
  enterpriseId?: string | null;
  organisationId?: string | null;
}

interface StepContext {
  /** The module's handle; its type names only the module's own tables. */
  db: unknown;
  actor: { cityCode: string; accountId: string; name: string };
  today: string;
}

/** Records steps of processes in the caller's transaction, many at once. */
export async function logTransitions(context: StepContext, steps: Step[]): Promise<void> {
  if (!steps.length) return;
  const { actor, today } = context;
  await (context.db as Kysely<DB>)
    .insertInto('transitionLog')
    .values(
      steps.map(
        ({
          from,
          to,
          reason = null,
          given = {},
          otherRegionCode = null,
          parkId = null,
          enterpriseId = null,
          organisationId = null,
          ...step
        }) => ({
          ...step,
          cityCode: actor.cityCode,
          id: newId(),
          fromState: from,
          toState: to,
          actorId: actor.accountId,
          actorName: actor.name,
          onDate: today,
          reason,
          given: JSON.stringify(given),
          otherRegionCode,
          parkId,
          enterpriseId,
          organisationId,
        }),
      ),
    )
    .execute();
}

export const logTransition = (context: StepContext, step: Step): Promise<void> =>
  logTransitions(context, [step]);

export interface LoggedStep {
  action: string;
  from: string | null;
  to: string;
  actorName: string;
  at: string;
  onDate: string;
  reason: string | null;
  given: unknown;
}

/** The steps of one subject, oldest first, as far as the actor may see them. */
export async function readTransitions(
  db: unknown,
  cityCode: string,
  process: string,
  subjectId: string,
): Promise<LoggedStep[]> {
  return (db as Kysely<DB>)
    .selectFrom('transitionLog')
    .select(['action', 'fromState as from', 'toState as to', 'actorName', 'at', 'onDate', 'reason', 'given'])
    .where('cityCode', '=', cityCode)
    .where('process', '=', process)
    .where('subjectId', '=', subjectId)
    .orderBy('at')
    .execute();
}
