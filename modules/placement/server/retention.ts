import { type Kysely, sql } from 'kysely';
import { assessRetention, type RetentionFacts } from '#engines/retention/index.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import type { PlacementTables } from './tables.ts';

/** Stands for all other employers: which one it was is said by the insurance rows, to those who may see them. */
const elsewhere = 'elsewhere';

export interface Employment {
  id: string;
  enterpriseId: string;
  onboardOn: string;
  leftOn: string | null;
  /** First days of months, sorted. */
  insuredMonths: string[];
  insuredRegularMonths: string[];
  insuredElsewhereMonths: string[];
}

const monthOf = (day: string): string => day.slice(0, 7);

/** Months insured here that were paid later. */
export const backPaidMonths = ({ insuredMonths, insuredRegularMonths }: Employment): string[] =>
  insuredMonths.filter((month) => !insuredRegularMonths.includes(month)).map(monthOf);

/** One employment as `engines/retention` reads it, by the settings of the place. */
export function factsOf(employment: Employment, { settings }: PackInForce, asOf: string): RetentionFacts {
  const { enterpriseId, onboardOn, leftOn, insuredMonths, insuredElsewhereMonths } = employment;
  const backPaid = new Set(backPaidMonths(employment));
  return {
    enterpriseId,
    onboardOn,
    leftOn,
    asOf,
    milestones: settings.retentionMilestones.value,
    insuredMonths: [
      ...insuredMonths.map(monthOf).map((month) => ({ month, enterpriseId, backPaid: backPaid.has(month) })),
      ...insuredElsewhereMonths.map((day) => ({
        month: monthOf(day),
        enterpriseId: elsewhere,
        backPaid: false,
      })),
    ],
    reading: settings.retentionReading.value,
  };
}

/** Those of these placements that started, with the evidence kept beside them. */
export async function readEmployments(
  db: Kysely<PlacementTables>,
  cityCode: string,
  ids: string[],
): Promise<Map<string, Employment>> {
  if (!ids.length) return new Map();
  const rows = await db
    .selectFrom('placement as p')
    .select(['p.id', 'p.enterpriseId', 'p.onboardOn', 'p.leftOn'])
    .select([
      sql<string[]>`p.insured_months::text[]`.as('insuredMonths'),
      sql<string[]>`p.insured_regular_months::text[]`.as('insuredRegularMonths'),
      sql<string[]>`p.insured_elsewhere_months::text[]`.as('insuredElsewhereMonths'),
    ])
    .where('p.cityCode', '=', cityCode)
    .where('p.id', 'in', ids)
    .where('p.status', 'in', ['onboarded', 'left'])
    .execute();
  return new Map(
    rows.flatMap(({ onboardOn, ...row }) =>
      onboardOn === null ? [] : [[row.id, { ...row, onboardOn }] as const],
    ),
  );
}

export const assess = (employment: Employment, pack: PackInForce, asOf: string) =>
  assessRetention(factsOf(employment, pack, asOf));
