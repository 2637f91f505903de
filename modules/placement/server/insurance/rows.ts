import { type Kysely, sql } from 'kysely';
import { findPeopleByIdCard, idCardIndexOf } from '#modules/person/server/index.ts';
import type { ImportContext, ImportRecord } from '#platform/sheets/import-kind.ts';
import type { PlacementTables } from '../tables.ts';

export interface Insured {
  row: number;
  idCard: string;
  name: string | null;
  uscc: string;
  employerName: string | null;
  /** First day of the month insured. */
  month: string;
  paidOn: string | null;
  isBackPaid: boolean | null;
}

export interface Employer {
  id: string;
  name: string;
  regionCode: string;
  parkId: string | null;
}

const textOr = (value: unknown): string | null => (typeof value === 'string' && value ? value : null);

export function insuredFrom({ row, values }: ImportRecord): Insured {
  return {
    row,
    idCard: String(values.idCard),
    name: textOr(values.name),
    uscc: String(values.uscc).toUpperCase(),
    employerName: textOr(values.enterpriseName),
    month: `${String(values.month)}-01`,
    paidOn: textOr(values.paidOn),
    isBackPaid: typeof values.isBackPaid === 'boolean' ? values.isBackPaid : null,
  };
}

export const tablesOf = (context: ImportContext): Kysely<PlacementTables> =>
  context.db as unknown as Kysely<PlacementTables>;

/** The person of each row, as far as the importer sees it. */
export async function personsOf(context: ImportContext, insured: Insured[]) {
  const indexOf = (idCard: string) => idCardIndexOf(context.services.cipher, idCard);
  const indexes = new Map(insured.map(({ idCard }) => [idCard, indexOf(idCard)]));
  const found = await findPeopleByIdCard(context.db, context.actor.cityCode, [...indexes.values()]);
  return (one: Insured) => found.get(indexes.get(one.idCard)?.toString('hex') ?? '');
}

/** The employers that the city's ledger has, in anybody's scope. */
export async function employersOf(context: ImportContext, insured: Insured[]) {
  const usccs = [...new Set(insured.map(({ uscc }) => uscc))];
  const { rows } = await sql<
    Employer & { uscc: string }
  >`SELECT * FROM find_employers(${usccs}::text[])`.execute(context.db);
  const found = new Map(rows.map((row) => [row.uscc, row]));
  return (one: Insured): Employer | undefined => found.get(one.uscc);
}
