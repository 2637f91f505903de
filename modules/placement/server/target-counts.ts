import { type Kysely, sql } from 'kysely';
import { rangeOf } from '#engines/regiontree/index.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import type { CountedStep } from '../contract/codes.ts';
import { retainedForTarget } from './retention-sql.ts';

/** People of one region that count toward its target, each once. */
export type Counted = Record<CountedStep, number> & {
  /** Of those onboarded, in an enterprise of the same region (G08). */
  onboardWithin: number;
};

const none: Counted = { sent: 0, accepted: 0, onboard: 0, retained: 0, onboardWithin: 0 };

/**
 * Counts for each region, and for all of them together, the people sent, accepted, onboarded and retained in a year as
 * known on a day. Only what lies in the asker's own region is counted, also for offices that see no persons.
 */
export async function countTowardTargets(
  db: unknown,
  pack: PackInForce,
  { regions, year, asOf }: { regions: string[]; year: number; asOf: string },
): Promise<{ of(regionCode: string): Counted; total: Counted }> {
  const ranges = regions.flatMap((name) => {
    const range = rangeOf(name);
    return range ? [{ name, ...range }] : [];
  });
  const column = (key: 'name' | 'from' | 'to') => ranges.map((range) => range[key]);
  const { requireInsurance, countBackPaid } = pack.settings.retentionReading.value;
  const { rows } = await sql<Counted & { region: string }>`
    SELECT * FROM target_counts(${column('name')}::text[], ${column('from')}::text[], ${column('to')}::text[],
      ${year}::int, ${asOf}::date, ${retainedForTarget}::int, ${requireInsurance}::boolean, ${countBackPaid}::boolean)`.execute(
    db as Kysely<unknown>,
  );
  const counted = new Map(rows.map(({ region, ...counts }) => [region, counts]));
  return { of: (regionCode) => counted.get(regionCode) ?? none, total: counted.get('total') ?? none };
}
