import type { Kysely } from 'kysely';
import { AppError } from '#platform/http/app-error.ts';
import { type Limits, limitsField, type Result, resultField } from '../contract/fields.ts';
import type { PlanState, RunState } from '../contract/codes.ts';
import type { DispatchTables } from './tables.ts';

interface Reader {
  db: Kysely<DispatchTables>;
  actor: { cityCode: string };
}

export interface Plan {
  id: string;
  version: number;
  name: string;
  regionCode: string;
  fromOn: string;
  toOn: string;
  status: PlanState;
  limits: Limits;
  runId: string | null;
}

/** The plan, locked where it is going to change. */
export async function findPlan(
  { db, actor }: Reader,
  id: string,
  options: { lock?: boolean } = {},
): Promise<Plan> {
  let query = db
    .selectFrom('dispatchPlan')
    .select(['id', 'version', 'name', 'regionCode', 'fromOn', 'toOn', 'status', 'limits', 'runId'])
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', id);
  if (options.lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (!row) throw new AppError('platform.notFound');
  return { ...row, status: row.status as PlanState, limits: limitsField.parse(row.limits) };
}

/** Runs of plans, without what they found: that may be large. */
export const runColumns = ['id', 'runNo', 'label', 'status', 'problem', 'askedByName', 'askedAt'] as const;

export interface Run {
  id: string;
  planId: string;
  label: string;
  status: RunState;
  limits: Limits;
  result: Result | null;
  /** For each line of the result the ids of its people. */
  people: string[][];
}

export async function findRun({ db, actor }: Reader, id: string): Promise<Run> {
  const row = await db
    .selectFrom('dispatchRun')
    .select(['id', 'planId', 'label', 'status', 'limits', 'result', 'people'])
    .where('cityCode', '=', actor.cityCode)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new AppError('platform.notFound');
  return {
    ...row,
    status: row.status as RunState,
    limits: limitsField.parse(row.limits),
    result: row.result === null ? null : resultField.parse(row.result),
    people: (row.people ?? []) as string[][],
  };
}

/** A finished run of this plan. */
export async function findSolved(reader: Reader, id: string): Promise<Run & { result: Result }> {
  const run = await findRun(reader, id);
  if (run.status !== 'done' || !run.result) throw new AppError('dispatch.notSolved');
  return { ...run, result: run.result };
}
