import { type Kysely, sql } from 'kysely';
import type { SealedIdCard } from '../id-cards.ts';
import { nameParts } from '../name-parts.ts';
import type { PersonTables } from '../tables.ts';
import type { ListedPerson } from './values.ts';

/** What a list may write of a person, and what an undo puts back. Plain JSON: the card stays sealed, as hex. */
export interface ListColumns {
  name: string;
  sex: string | null;
  birthOn: string;
  idCardCipher: string | null;
  idCardIndex: string | null;
  phone: string | null;
  regionCode: string;
  education: string | null;
  status: string;
  skills: string[];
  occupationsWanted: string[];
  payExpectedFen: number | null;
  availableOn: string | null;
  workRange: string;
  needsLodging: boolean;
  groups: string[];
  hasConsent: boolean;
  consentedOn: string | null;
  lastContactOn: string;
  /** The list that wrote the row last; every other change takes the mark away. */
  batchId: string | null;
}
export interface Stored extends ListColumns {
  id: string;
  organisationId: string | null;
}

const hex = (column: string) => sql<string | null>`'\\x' || encode(${sql.ref(column)}, 'hex')`;

function lockable(db: Kysely<PersonTables>, cityCode: string) {
  return db
    .selectFrom('person as p')
    .select([
      'p.id',
      'p.organisationId',
      'p.name',
      'p.sex',
      'p.birthOn',
      'p.phone',
      'p.regionCode',
      'p.education',
      'p.status',
      'p.skills',
    ])
    .select([
      'p.occupationsWanted',
      'p.payExpectedFen',
      'p.availableOn',
      'p.workRange',
      'p.needsLodging',
      'p.groups',
      'p.hasConsent',
      'p.consentedOn',
    ])
    .select([
      'p.lastContactOn',
      'p.batchId',
      hex('p.idCardCipher').as('idCardCipher'),
      hex('p.idCardIndex').as('idCardIndex'),
    ])
    .where('p.cityCode', '=', cityCode)
    .forUpdate();
}

/** The keeper's own people with these cards, locked, by the card's index. */
export async function peopleWithCards(
  db: Kysely<PersonTables>,
  cityCode: string,
  cards: SealedIdCard[],
): Promise<Map<string, Stored>> {
  const rows = await lockable(db, cityCode)
    .where(
      'p.idCardIndex',
      'in',
      cards.map(({ idCardIndex }) => idCardIndex),
    )
    .execute();
  return new Map(rows.map((row) => [row.idCardIndex ?? '', row]));
}

export const sameKey = ({
  name,
  birthOn,
  regionCode,
}: Pick<ListedPerson, 'name' | 'birthOn' | 'regionCode'>): string => `${name} ${birthOn} ${regionCode}`;

/** People entered without a card who have the name, birth and village of a listed one: the list brings their card. */
export async function peopleWithoutCard(
  db: Kysely<PersonTables>,
  cityCode: string,
  listed: ListedPerson[],
): Promise<Map<string, Stored>> {
  const wanted = JSON.stringify(
    listed.map(({ name, birthOn, regionCode }) => ({ name, birth_on: birthOn, region_code: regionCode })),
  );
  const rows = await lockable(db, cityCode)
    .where('p.idCardIndex', 'is', null)
    .where(
      sql<boolean>`(p.name, p.birth_on, p.region_code) IN (SELECT w.name, w.birth_on, w.region_code FROM jsonb_to_recordset(${wanted}::jsonb) AS w(name text, birth_on date, region_code text))`,
    )
    .execute();
  return new Map(rows.map((row) => [sameKey(row), row]));
}

/** The stored rows with these ids, locked. */
export async function peopleById(
  db: Kysely<PersonTables>,
  cityCode: string,
  ids: string[],
): Promise<Map<string, Stored>> {
  if (!ids.length) return new Map();
  const rows = await lockable(db, cityCode).where('p.id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Overwrites what a list may write, for many people in one statement; the version rises by one. */
export async function writePeople(
  db: Kysely<PersonTables>,
  cityCode: string,
  people: (ListColumns & { id: string })[],
): Promise<void> {
  if (!people.length) return;
  const rows = JSON.stringify(people.map((person) => ({ ...person, nameParts: nameParts(person.name) })));
  await sql`UPDATE person p SET name = r."name", name_parts = r."nameParts", sex = r."sex", birth_on = r."birthOn", id_card_cipher = r."idCardCipher",
      id_card_index = r."idCardIndex", phone = r."phone", region_code = r."regionCode", education = r."education", status = r."status", skills = r."skills",
      occupations_wanted = r."occupationsWanted", pay_expected_fen = r."payExpectedFen", available_on = r."availableOn", work_range = r."workRange",
      needs_lodging = r."needsLodging", groups = r."groups", has_consent = r."hasConsent", consented_on = r."consentedOn",
      last_contact_on = r."lastContactOn", batch_id = r."batchId", version = p.version + 1
    FROM jsonb_to_recordset(${rows}::jsonb) AS r("id" uuid, "name" text, "nameParts" text[], "sex" text, "birthOn" date, "idCardCipher" bytea,
      "idCardIndex" bytea, "phone" text, "regionCode" text, "education" text, "status" text, "skills" text[], "occupationsWanted" text[],
      "payExpectedFen" bigint, "availableOn" date, "workRange" text, "needsLodging" boolean, "groups" text[], "hasConsent" boolean,
      "consentedOn" date, "lastContactOn" date, "batchId" uuid)
    WHERE p.city_code = ${cityCode} AND p.id = r."id"`.execute(db);
}
