import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PolicyTables } from '../tables.ts';

type Db = Kysely<PolicyTables>;

/** An enterprise of the ledger, as far as clauses ask. */
export interface EnterpriseRow {
  id: string;
  name: string;
  size: string | null;
  nature: string | null;
  industryCode: string | null;
  regionCode: string;
  parkId: string | null;
  parkName: string | null;
  districtName: string | null;
}

/** What the ledger says of the person who works; not read where nobody asks for it. */
interface OfPerson {
  personName: string;
  birthOn: string;
  sex: string | null;
  education: string | null;
  /** Codes, joined by commas. */
  groups: string;
}

/** Somebody who has started work; months of insurance are counted up to the day asked. */
export interface WorkerRow extends Partial<OfPerson> {
  id: string;
  enterpriseId: string;
  organisationId: string | null;
  personId: string;
  personRegionCode: string;
  contractFrom: string;
  contractTo: string | null;
  onboardOn: string;
  leftOn: string | null;
  insuredMonths: number;
  onTimeMonths: number;
  /** The first insured month, YYYY-MM-01. */
  firstInsuredOn: string | null;
}
export type KnownWorkerRow = WorkerRow & OfPerson;

export interface PersonRow {
  id: string;
  name: string;
  birthOn: string;
  education: string | null;
  groups: string;
  regionCode: string;
}

/** A worker's person, as far as the placement's row tells. */
export const personOf = (worker: KnownWorkerRow): PersonRow => ({
  id: worker.personId,
  name: worker.personName,
  birthOn: worker.birthOn,
  education: worker.education,
  groups: worker.groups,
  regionCode: worker.personRegionCode,
});

export async function peopleWhere(
  db: Db,
  cityCode: string,
  where: RawBuilder<SqlBool>,
): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    SELECT n.id, n.name, n.birth_on, n.education, array_to_string(n.groups, ',') AS groups, n.region_code
    FROM person n WHERE n.city_code = ${cityCode} AND ${where}`.execute(db);
  return rows;
}

/** Placements of people who have started work by a day. */
const started = (alias: string, cityCode: string, asOf: string): RawBuilder<SqlBool> => {
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  return sql`${of('city_code')} = ${cityCode} AND ${of('status')} IN ('onboarded', 'left') AND ${of('onboard_on')} <= ${asOf}`;
};

/** Keys behind `after` (null: from the first) up to `to` (null: to the last). */
export interface Range {
  after: string | null;
  to: string | null;
}
export const within = (column: string, { after, to }: Range): RawBuilder<SqlBool> => {
  const key = sql.ref(column);
  return sql`(${after}::uuid IS NULL OR ${key} > ${after}::uuid) AND (${to}::uuid IS NULL OR ${key} <= ${to}::uuid)`;
};

/**
 * The people (`n`) of a range whom no enterprise has employed by a day. Not an anti-join: row security hides from the
 * planner how many placements there are, and it would compare each person with each of them.
 */
export const neverEmployed = (cityCode: string, asOf: string, range: Range): RawBuilder<SqlBool> =>
  sql`${within('n.id', range)} AND n.id NOT IN (
    SELECT q.person_id FROM placement q WHERE ${started('q', cityCode, asOf)} AND ${within('q.person_id', range)})`;

export interface OrganisationRow {
  id: string;
  name: string;
  kind: string;
  regionCode: string;
}

async function enterprisesFrom(
  db: Db,
  cityCode: string,
  source: RawBuilder<unknown>,
  where: RawBuilder<SqlBool>,
): Promise<EnterpriseRow[]> {
  const { rows } = await sql<EnterpriseRow>`
    SELECT e.id, e.name, e.size, e.nature, e.industry_code AS "industryCode", e.region_code AS "regionCode",
      e.park_id AS "parkId", o.name AS "parkName", r.name AS "districtName"
    FROM ${source} e
    LEFT JOIN organisation o ON o.city_code = ${cityCode} AND o.id = e.park_id
    LEFT JOIN region r ON r.code = substr(e.region_code, 1, 6) || '000000' AND r.level = 'county'
    WHERE ${where} ORDER BY e.id`.execute(db.withoutPlugins());
  return rows;
}

export const enterprisesWhere = (
  db: Db,
  cityCode: string,
  where: RawBuilder<SqlBool>,
): Promise<EnterpriseRow[]> =>
  enterprisesFrom(db, cityCode, sql`enterprise`, sql<SqlBool>`e.city_code = ${cityCode} AND ${where}`);

/** Employers of people that the asker sees, also those whose own row it does not see. */
export const employersOfIds = (db: Db, cityCode: string, ids: readonly string[]): Promise<EnterpriseRow[]> =>
  enterprisesFrom(db, cityCode, sql`employers(${[...ids]}::uuid[])`, sql<SqlBool>`true`);

/** Rows are named as the query names them: a thousand of them are not renamed once more. */
async function workersFrom<Row extends WorkerRow>(
  db: Db,
  cityCode: string,
  asOf: string,
  where: RawBuilder<SqlBool>,
  person: { columns: RawBuilder<unknown>; join: RawBuilder<unknown> },
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    SELECT p.id, p.enterprise_id AS "enterpriseId", p.organisation_id AS "organisationId", p.person_id AS "personId",
      p.person_region_code AS "personRegionCode", p.contract_from AS "contractFrom", p.contract_to AS "contractTo",
      p.onboard_on AS "onboardOn", CASE WHEN p.left_on <= ${asOf} THEN p.left_on END AS "leftOn",
      width_bucket(${asOf}::date, p.insured_months) AS "insuredMonths",
      width_bucket(${asOf}::date, p.insured_regular_months) AS "onTimeMonths",
      p.insured_months[1] AS "firstInsuredOn"${person.columns}
    FROM placement p ${person.join} WHERE ${started('p', cityCode, asOf)} AND ${where} ORDER BY p.enterprise_id, p.id`.execute(
    db.withoutPlugins(),
  );
  return rows;
}

export const workersWhere = (
  db: Db,
  cityCode: string,
  asOf: string,
  where: RawBuilder<SqlBool>,
): Promise<KnownWorkerRow[]> =>
  workersFrom<KnownWorkerRow>(db, cityCode, asOf, where, {
    columns: sql`, n.name AS "personName", n.birth_on AS "birthOn", n.sex, n.education, array_to_string(n.groups, ',') AS groups`,
    join: sql`JOIN person n ON n.city_code = p.city_code AND n.id = p.person_id`,
  });

/** The same without the person: whoever sees a placement sees its person, but looking up a thousand takes its time. */
export const placementsWhere = (
  db: Db,
  cityCode: string,
  asOf: string,
  where: RawBuilder<SqlBool>,
): Promise<WorkerRow[]> => workersFrom(db, cityCode, asOf, where, { columns: sql``, join: sql`` });

/** Names of people, by id. */
export async function namesOf(
  db: Db,
  cityCode: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT n.id, n.name FROM person n WHERE n.city_code = ${cityCode} AND n.id = ANY (${[...ids]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

type Job = Pick<WorkerRow, 'id' | 'personId' | 'onboardOn'>;

/** The placement of a person that counts: the last. */
export const lastOf = <J extends Job>(jobs: readonly J[]): J | undefined => {
  const order = ({ onboardOn, id }: J): string => `${onboardOn} ${id}`;
  return jobs.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)).at(-1);
};

/** Of the workers of a range of enterprises those who have not gone on to another enterprise. */
export async function lastIn(
  db: Db,
  cityCode: string,
  asOf: string,
  range: Range,
  workers: readonly KnownWorkerRow[],
): Promise<KnownWorkerRow[]> {
  const { rows } = await sql<Job>`SELECT q.id, q.person_id, q.onboard_on FROM placement q
    WHERE ${started('q', cityCode, asOf)} AND q.person_id = ANY (${workers.map(({ personId }) => personId)}::uuid[])
      AND NOT (${within('q.enterprise_id', range)})`.execute(db);
  const jobs = Map.groupBy<string, Job>([...workers, ...rows], ({ personId }) => personId);
  const last = new Set([...jobs.values()].map((own) => lastOf(own)?.id));
  return workers.filter(({ id }) => last.has(id));
}

export async function organisationsWhere(
  db: Db,
  cityCode: string,
  where: RawBuilder<SqlBool>,
): Promise<OrganisationRow[]> {
  const { rows } = await sql<OrganisationRow>`
    SELECT o.id, o.name, o.kind, o.region_code FROM organisation o WHERE o.city_code = ${cityCode} AND ${where}`.execute(
    db,
  );
  return rows;
}
