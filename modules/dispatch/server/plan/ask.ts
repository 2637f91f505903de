import { sql } from 'kysely';
import { AppError } from '#platform/http/app-error.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import { newId } from '#platform/id.ts';
import type { Limits } from '../../contract/fields.ts';
import { queueRun } from '../jobs.ts';
import type { Plan } from '../plans.ts';
import type { DispatchTables } from '../tables.ts';

/** Results kept of one plan beside the one in force; older ones go. */
const keptRuns = 20;

/** A new run under these limits, queued with the change that asked for it. One at a time: they would answer the same. */
export async function askRun(
  { db, actor, today, services }: OperationContext<DispatchTables>,
  plan: Plan,
  { label, limits }: { label: string; limits: Limits },
): Promise<string> {
  const runs = db
    .selectFrom('dispatchRun')
    .where('cityCode', '=', actor.cityCode)
    .where('planId', '=', plan.id);
  const open = await runs.select('id').where('status', 'in', ['waiting', 'running']).executeTakeFirst();
  if (open) throw new AppError('dispatch.running');
  const { last } = await runs
    .select(sql<number>`coalesce(max(run_no), 0)`.as('last'))
    .executeTakeFirstOrThrow();
  const id = newId();
  await db
    .insertInto('dispatchRun')
    .values({
      cityCode: actor.cityCode,
      id,
      planId: plan.id,
      regionCode: plan.regionCode,
      runNo: last + 1,
      label,
      limits: JSON.stringify(limits),
      status: 'waiting',
      askedBy: actor.accountId,
      askedByName: actor.name,
      recordedOn: today,
    })
    .execute();
  await db
    .updateTable('dispatchRun')
    .set({ people: '[]' })
    .where('cityCode', '=', actor.cityCode)
    .where('planId', '=', plan.id)
    .where('runNo', '<=', last - keptRuns)
    .where('status', '=', 'done')
    .where('id', '<>', plan.runId ?? id)
    .where(sql<boolean>`people <> '[]'`)
    .execute();
  await queueRun(services, db, { cityCode: actor.cityCode, runId: id }, plan.id);
  return id;
}
