import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { MilestoneState } from '#engines/retention/index.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import type { ContradictionCode } from '../contract/codes.ts';
import type { Placements } from './placements.ts';

/** Months after which somebody sent counts as retained for a target (P07, G21: 在岗 3 月). */
export const retainedForTarget = 3;

/** The insured months of placement `p` that the place's reading counts. */
export const countedMonths = ({ settings }: PackInForce): RawBuilder<string[]> =>
  settings.retentionReading.value.countBackPaid ? sql`p.insured_months` : sql`p.insured_regular_months`;

/** State of one milestone of placement `p`, as `engines/retention` reads it; for those who started only. */
export function stateAfter(pack: PackInForce, months: number, asOf: string): RawBuilder<MilestoneState> {
  const { requireInsurance } = pack.settings.retentionReading.value;
  return sql`retention_state(p.onboard_on, p.left_on, (p.onboard_on + make_interval(months => ${months}::int))::date, ${countedMonths(pack)},
    p.insured_elsewhere_months, ${months}::int, ${asOf}::date, ${requireInsurance}::boolean)`;
}

/** Whether placement `p` shows a contradiction, as `engines/retention` reads it. */
export function contradicts(code: ContradictionCode, asOf: string): RawBuilder<SqlBool> {
  switch (code) {
    case 'insuredElsewhere':
      return sql`p.insured_elsewhere_months <> '{}'
        AND width_bucket(least(${asOf}::date, (date_trunc('month', (p.left_on + 1)::timestamp) - interval '1 month')::date), p.insured_elsewhere_months)
          > width_bucket(p.onboard_on - 1, p.insured_elsewhere_months)`;
    case 'paidAfterLeaving':
      return sql`p.left_on IS NOT NULL AND width_bucket(${asOf}::date, p.insured_months) > width_bucket(p.left_on, p.insured_months)`;
    case 'insuredBeforeOnboard':
      return sql`(date_trunc('month', p.onboard_on::timestamp) - interval '1 month')::date = ANY (p.insured_months)
        AND (date_trunc('month', p.onboard_on::timestamp) - interval '1 month')::date <= ${asOf}::date`;
    case 'leftBeforeOnboard':
      return sql`p.left_on < p.onboard_on`;
  }
}

/**
 * Every milestone of those of the placements who started: id, both regions, months, due_on, state. The inner select
 * is kept apart (OFFSET 0), because its due day stands five times in the state and would be worked out each time.
 */
export function milestoneRows(
  placements: Placements,
  pack: PackInForce,
  milestones: number[],
  asOf: string,
): RawBuilder<unknown> {
  const { requireInsurance } = pack.settings.retentionReading.value;
  const started = placements
    .where('p.status', 'in', ['onboarded', 'left'])
    .select(['p.id', 'p.personRegionCode', 'p.enterpriseRegionCode', 'p.onboardOn', 'p.leftOn'])
    .select([countedMonths(pack).as('counted'), sql`p.insured_elsewhere_months`.as('elsewhere')]);
  return sql`SELECT id, person_region_code, enterprise_region_code, months, due_on,
      retention_state(onboard_on, left_on, due_on, counted, elsewhere, months, ${asOf}::date, ${requireInsurance}::boolean) AS state
    FROM (SELECT started.*, milestone.months, (started.onboard_on + make_interval(months => milestone.months))::date AS due_on
      FROM (${started}) started CROSS JOIN unnest(${milestones}::int[]) AS milestone(months) OFFSET 0) due`;
}
