import type { Selectable } from 'kysely';
import type { DB, PolicyRun } from '#platform/db/schema.ts';
import type { Kysely } from 'kysely';
import { AppError } from '#platform/http/app-error.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import { newId } from '#platform/id.ts';
import { monthsAhead } from './facts/source.ts';
import { horizon } from './jobs/city-run.ts';
import { runJob, type RunPayload } from './jobs/index.ts';
import type { PolicyTables } from './tables.ts';
import { isCityWide } from './versions.ts';

type Context = OperationContext<PolicyTables>;
type RunRow = Omit<Selectable<PolicyRun>, 'figures'>;

export const isRunning = ({ status }: { status: string }): boolean =>
  status === 'waiting' || status === 'running';

const columns = [
  'id',
  'kind',
  'clauseVersionId',
  'asOf',
  'horizonOn',
  'status',
  'done',
  'total',
  'lines',
  'startedAt',
  'finishedAt',
  'byName',
  'problem',
] as const;
export type ShownRun = Pick<RunRow, (typeof columns)[number]>;

export function runView(context: Context, run: ShownRun) {
  const { clauseVersionId: _, ...shown } = run;
  const needed = run.kind === 'city' ? 'policy.run' : 'policy.draft';
  const mayCancel = isRunning(run) && isCityWide(context) && context.actor.permissions.has(needed);
  return {
    ...shown,
    kind: run.kind as 'city' | 'rehearsal',
    status: run.status as 'waiting' | 'running' | 'done' | 'cancelled' | 'failed',
    actions: mayCancel ? [{ action: 'cancel', label: '取消', needs: [] }] : [],
  };
}

export const selectRuns = ({ db, actor }: Pick<Context, 'db' | 'actor'>) =>
  db.selectFrom('policyRun').select(columns).where('cityCode', '=', actor.cityCode);

export async function runById(context: Context, id: string): Promise<ShownRun> {
  const run = await selectRuns(context).where('id', '=', id).executeTakeFirst();
  if (!run) throw new AppError('platform.notFound');
  return run;
}

interface NewRun {
  kind: 'city' | 'rehearsal';
  clauseVersionId?: string;
  asOf: string;
}

/** Enters a run that has yet to be walked. */
export async function enterRun({ db, actor }: Pick<Context, 'db' | 'actor'>, given: NewRun): Promise<string> {
  const id = newId();
  await db
    .insertInto('policyRun')
    .values({
      cityCode: actor.cityCode,
      id,
      kind: given.kind,
      clauseVersionId: given.clauseVersionId ?? null,
      asOf: given.asOf,
      horizonOn: monthsAhead(given.asOf, horizon).day,
      status: 'waiting',
      byId: actor.accountId,
      byName: actor.name,
    })
    .execute();
  return id;
}

/** Puts a run into the queue, in the caller's transaction. */
export async function queueRun(context: Context, given: NewRun): Promise<string> {
  const { db, actor, services } = context;
  const runId = await enterRun(context, given);
  const payload: RunPayload = { cityCode: actor.cityCode, runId };
  await services.jobs.send(db as unknown as Kysely<DB>, runJob, payload);
  return runId;
}

/** The last finished run of the whole city: what lists, sums and forecasts show. */
export async function lastRun(context: Pick<Context, 'db' | 'actor'>) {
  const run = await selectRuns(context)
    .where('kind', '=', 'city')
    .where('status', '=', 'done')
    .orderBy('startedAt', 'desc')
    .executeTakeFirst();
  return run
    ? { id: run.id, asOf: run.asOf, horizonOn: run.horizonOn, finishedAt: run.finishedAt ?? run.startedAt }
    : null;
}
