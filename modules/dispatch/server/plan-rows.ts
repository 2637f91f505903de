import { type Kysely, sql } from 'kysely';
import type { PlanState, RunState } from '../contract/codes.ts';
import { runColumns } from './plans.ts';
import type { DispatchTables } from './tables.ts';

/** Plans as the list shows them. */
export const planRows = (db: Kysely<DispatchTables>, cityCode: string) =>
  db
    .selectFrom('dispatchPlan as d')
    .where('d.cityCode', '=', cityCode)
    .select(['d.id', 'd.version', 'd.name', 'd.fromOn', 'd.toOn', 'd.createdByName', 'd.runId'])
    .select([
      sql<PlanState>`d.status`.as('status'),
      sql<number>`(SELECT count(*) FROM dispatch_run r WHERE r.city_code = d.city_code AND r.plan_id = d.id)::int`.as(
        'runs',
      ),
      sql<
        number | null
      >`(SELECT (r.result->'totals'->>'placed')::int FROM dispatch_run r WHERE r.city_code = d.city_code AND r.id = d.run_id)`.as(
        'placed',
      ),
      sql<number>`(SELECT count(*) FROM dispatch_batch b WHERE b.city_code = d.city_code AND b.plan_id = d.id)::int`.as(
        'batches',
      ),
      sql<number>`(SELECT count(DISTINCT m.person_id) FROM dispatch_member m WHERE m.city_code = d.city_code AND m.plan_id = d.id AND m.sent_at IS NOT NULL)::int`.as(
        'sent',
      ),
      sql<number>`(SELECT count(DISTINCT m.person_id) FROM dispatch_member m WHERE m.city_code = d.city_code AND m.plan_id = d.id AND m.status = 'accepted')::int`.as(
        'accepted',
      ),
    ]);

/** A plan that is not over, with a result, and limits that no adopted result was calculated under. */
export const awaitsDecision = (today: string) =>
  sql<boolean>`(d.to_on >= ${today} AND EXISTS (SELECT FROM dispatch_run r WHERE r.city_code = d.city_code AND r.plan_id = d.id AND r.status = 'done')
    AND NOT EXISTS (SELECT FROM dispatch_run r WHERE r.city_code = d.city_code AND r.id = d.run_id AND r.limits = d.limits))`;

/** Runs as the list of a plan shows them. */
export const runRows = (db: Kysely<DispatchTables>, cityCode: string, inForce: string | null) =>
  db
    .selectFrom('dispatchRun')
    .where('cityCode', '=', cityCode)
    .select(runColumns)
    .select([
      sql<RunState>`status`.as('status'),
      sql<number | null>`(result->'totals'->>'placed')::int`.as('placed'),
      sql<number | null>`(result->'totals'->>'points')::int`.as('points'),
      sql<number | null>`(result->'proof'->>'gap')::int`.as('gap'),
      sql<boolean>`id IS NOT DISTINCT FROM ${inForce}::uuid`.as('isInForce'),
    ]);
