import { type Kysely, sql } from 'kysely';
import { newId } from '#platform/id.ts';
import type { ImportContext, ImportOutcome, ImportRecord } from '#platform/sheets/import-kind.ts';
import type { PlacementTables } from '../tables.ts';
import { employersOf, insuredFrom, personsOf, tablesOf } from './rows.ts';

/** What a file may say of a month beside its key, and what an undo puts back. */
export interface Columns {
  employerName: string;
  enterpriseId: string | null;
  enterpriseRegionCode: string | null;
  parkId: string | null;
  paidOn: string | null;
  isBackPaid: boolean;
  batchId: string | null;
}
interface Key {
  personId: string;
  personRegionCode: string;
  employerUscc: string;
  month: string;
}

const keyOf = ({ personId, employerUscc, month }: Omit<Key, 'personRegionCode'>): string =>
  `${personId} ${employerUscc} ${month}`;

/** The months of these persons that are known already, locked. */
async function knownMonths(db: Kysely<PlacementTables>, cityCode: string, personIds: string[]) {
  if (!personIds.length) return new Map<string, never>();
  const rows = await db
    .selectFrom('insuranceMonth')
    .select(['id', 'version', 'personId', 'employerUscc', 'month', 'batchId'])
    .select(['employerName', 'enterpriseId', 'enterpriseRegionCode', 'parkId', 'paidOn', 'isBackPaid'])
    .where('cityCode', '=', cityCode)
    .where('personId', 'in', personIds)
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** Overwrites many months in one statement; the version rises by one. */
export async function writeMonths(
  db: Kysely<PlacementTables>,
  cityCode: string,
  months: (Columns & { id: string })[],
): Promise<void> {
  if (!months.length) return;
  await sql`UPDATE insurance_month i SET employer_name = r."employerName", enterprise_id = r."enterpriseId", enterprise_region_code = r."enterpriseRegionCode",
      park_id = r."parkId", paid_on = r."paidOn", is_back_paid = r."isBackPaid", batch_id = r."batchId", version = i.version + 1
    FROM jsonb_to_recordset(${JSON.stringify(months)}::jsonb) AS r("id" uuid, "employerName" text, "enterpriseId" uuid, "enterpriseRegionCode" text,
      "parkId" uuid, "paidOn" date, "isBackPaid" boolean, "batchId" uuid)
    WHERE i.city_code = ${cityCode} AND i.id = r."id"`.execute(db);
}

/** The same person, employer and month is one row; blank cells leave what is known. */
export async function commitInsurance(
  context: ImportContext,
  batchId: string,
  records: ImportRecord[],
): Promise<ImportOutcome[]> {
  const { actor, today } = context;
  const db = tablesOf(context);
  const insured = records.map(insuredFrom);
  const personOf = await personsOf(context, insured);
  const employerOf = await employersOf(context, insured);
  const people = insured.flatMap((one) => personOf(one)?.id ?? []);
  const known = await knownMonths(db, actor.cityCode, [...new Set(people)]);
  const created: (Key & Columns & { id: string })[] = [];
  const updated: (Columns & { id: string })[] = [];
  const outcomes = insured.flatMap((one): ImportOutcome[] => {
    const [person, employer] = [personOf(one), employerOf(one)];
    if (!person) return [];
    const key = {
      personId: person.id,
      personRegionCode: person.regionCode,
      employerUscc: one.uscc,
      month: one.month,
    };
    const before = known.get(keyOf(key));
    const columns: Columns = {
      employerName: employer?.name ?? one.employerName ?? before?.employerName ?? one.uscc,
      enterpriseId: employer?.id ?? null,
      enterpriseRegionCode: employer?.regionCode ?? null,
      parkId: employer?.parkId ?? null,
      paidOn: one.paidOn ?? before?.paidOn ?? null,
      isBackPaid: one.isBackPaid ?? before?.isBackPaid ?? false,
      batchId,
    };
    if (!before) {
      const id = newId();
      created.push({ ...key, ...columns, id });
      return [{ row: one.row, outcome: 'created', subjectId: id }];
    }
    const { id, version, personId: _person, employerUscc: _uscc, month: _month, ...overwritten } = before;
    const isSame = Object.entries(columns).every(
      ([name, value]) => name === 'batchId' || value === before[name as keyof Columns],
    );
    if (isSame) return [{ row: one.row, outcome: 'unchanged', subjectId: id }];
    updated.push({ ...columns, id });
    return [
      { row: one.row, outcome: 'updated', subjectId: id, before: { ...overwritten, version: version + 1 } },
    ];
  });
  const shared = { cityCode: actor.cityCode, recordedOn: today, enteredBy: actor.accountId };
  if (created.length)
    await db
      .insertInto('insuranceMonth')
      .values(created.map((row) => ({ ...row, ...shared })))
      .execute();
  await writeMonths(db, actor.cityCode, updated);
  return outcomes;
}
