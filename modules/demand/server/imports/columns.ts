import type { PackInForce } from '#platform/packs/in-force.ts';
import type { listColumns } from '#platform/packs/vocabulary.ts';
import type { Column, ColumnOption } from '#platform/sheets/index.ts';

type Shape = Pick<Column, 'type'> & Partial<Column>;
type Key<N extends keyof typeof listColumns> = (typeof listColumns)[N]['all'][number];

/** A column as the pack words it. */
interface PackColumn<K> {
  key: K;
  label: string;
  aliases: string[];
  required: boolean;
  hint?: string | undefined;
}

export interface Vocabularies {
  occupations: ColumnOption[];
  industries: ColumnOption[];
}

/** What each column of the shortage list holds; number, type, skills, pay and date are asked for in every place. */
export function demandShapes(
  { dictionaries }: PackInForce,
  { occupations, industries }: Vocabularies,
): Record<Key<'demand'>, Shape> {
  return {
    enterpriseName: { type: 'text', maxLength: 100, required: true, width: 32 },
    uscc: { type: 'text', maxLength: 18, width: 22 },
    nature: { type: 'code', options: dictionaries.enterpriseNature },
    industry: { type: 'code', options: industries },
    size: { type: 'code', options: dictionaries.enterpriseSize },
    contactName: { type: 'text', maxLength: 40 },
    contactPhone: { type: 'phone', width: 16 },
    postTitle: { type: 'text', maxLength: 60, required: true, width: 20 },
    occupation: { type: 'code', options: occupations, required: true, width: 24 },
    headcount: { type: 'integer', min: 1, max: 100_000, required: true },
    skills: { type: 'text', maxLength: 500, required: true, width: 32 },
    payMin: { type: 'money', min: 100, required: true },
    payMax: { type: 'money', min: 100 },
    neededOn: { type: 'date', required: true },
    educationMin: { type: 'code', options: dictionaries.education },
    hasLodging: { type: 'boolean' },
    shift: { type: 'code', options: dictionaries.shift },
    reason: { type: 'code', options: dictionaries.shortageReason },
    hiringPlan: { type: 'text', maxLength: 500, width: 32 },
  };
}

const people: Shape = { type: 'integer', min: 0, max: 1_000_000, required: true };
export const headcountShapes: Record<Key<'headcount'>, Shape> = {
  enterpriseName: { type: 'text', maxLength: 100, required: true, width: 32 },
  uscc: { type: 'text', maxLength: 18, width: 22 },
  asOf: { type: 'date', required: true },
  totalDemand: people,
  inYearExpected: people,
  employed: people,
};

/** The place's own order and words over what the columns hold. */
export function columnsFrom<K extends string>(
  columns: readonly PackColumn<K>[],
  shapes: Record<K, Shape>,
): Column[] {
  return columns.map(({ key, label, aliases, required, hint }) => ({
    ...shapes[key],
    key,
    label,
    aliases,
    required: required || shapes[key].required === true,
    ...(hint ? { hint } : {}),
  }));
}
