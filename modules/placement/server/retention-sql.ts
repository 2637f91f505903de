import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { MilestoneState } from '#engines/retention/index.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import type { ContradictionCode } from '../contract/codes.ts';

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
      return sql`(date_trunc('month', p.onboard_on::timestamp) - interval '1 month')::date = ANY (p.insured_months)`;
    case 'leftBeforeOnboard':
      return sql`p.left_on < p.onboard_on`;
  }
}
