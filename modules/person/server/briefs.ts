import type { Kysely } from 'kysely';
import { maskEmail, maskPhone } from '#platform/personal/cipher.ts';
import { rowColumns } from './rows.ts';
import type { PersonTables } from './tables.ts';

export interface PersonBrief {
  id: string;
  name: string;
  sex: string | null;
  birthOn: string;
  phoneMasked: string | null;
  emailMasked: string | null;
  regionCode: string;
  regionName: string;
  organisationId: string | null;
  education: string | null;
  /** Names of the occupations wanted. */
  wants: string[];
  skills: string[];
  status: string;
  hasConsent: boolean;
  isPlaced: boolean;
  version: number;
}

/** What other lists show of people, by id, as far as row security lets the caller see them. The phone is masked. */
export async function personBriefs(
  db: unknown,
  cityCode: string,
  ids: string[],
): Promise<Map<string, PersonBrief>> {
  if (!ids.length) return new Map();
  const rows = await (db as Kysely<PersonTables>)
    .selectFrom('person as p')
    .select(rowColumns)
    .select(['p.email', 'p.organisationId'])
    .where('p.cityCode', '=', cityCode)
    .where('p.id', 'in', ids)
    .execute();
  return new Map(
    rows.map(
      ({
        id,
        name,
        sex,
        birthOn,
        phone,
        email,
        regionCode,
        regionName,
        organisationId,
        education,
        wants,
        skills,
        status,
        hasConsent,
        placementId,
        version,
      }) => [
        id,
        {
          id,
          name,
          sex,
          birthOn,
          phoneMasked: phone && maskPhone(phone),
          emailMasked: email && maskEmail(email),
          regionCode,
          regionName,
          organisationId,
          education,
          wants,
          skills,
          status,
          hasConsent,
          isPlaced: placementId !== null,
          version,
        },
      ],
    ),
  );
}

/** People by the blind index of their card (`idCardIndexOf`), as far as the caller sees them; keys are the index in hex. */
export async function findPeopleByIdCard(
  db: unknown,
  cityCode: string,
  indexes: Buffer[],
): Promise<Map<string, { id: string; name: string; regionCode: string }>> {
  if (!indexes.length) return new Map();
  const rows = await (db as Kysely<PersonTables>)
    .selectFrom('person')
    .select(['id', 'name', 'regionCode', 'idCardIndex'])
    .where('cityCode', '=', cityCode)
    .where('idCardIndex', 'in', indexes)
    .execute();
  return new Map(rows.map(({ idCardIndex, ...person }) => [idCardIndex?.toString('hex') ?? '', person]));
}
