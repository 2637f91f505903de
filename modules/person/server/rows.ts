import { sql } from 'kysely';
import type { z } from 'zod';
import { ageOn } from '#engines/calendar/index.ts';
import { regionPath } from '#modules/enterprise/server/index.ts';
import { maskIdCard, maskPhone } from '#platform/personal/cipher.ts';
import type { personRow } from '../contract/fields.ts';
import { openIdCard } from './id-cards.ts';
import { type People, type PersonContext, staleBefore } from './queries.ts';

export const rowColumns = [
  'p.id',
  'p.version',
  'p.name',
  'p.sex',
  'p.birthOn',
  'p.idCardCipher',
  'p.phone',
  'p.regionCode',
  regionPath('p.regionCode').as('regionName'),
  'p.status',
  'p.education',
  sql<
    string[]
  >`ARRAY(SELECT o.name FROM unnest(p.occupations_wanted) WITH ORDINALITY wanted(code, place) JOIN occupation o ON o.code = wanted.code ORDER BY wanted.place)`.as(
    'wants',
  ),
  'p.skills',
  'p.groups',
  'p.payExpectedFen',
  'p.availableOn',
  'p.hasConsent',
  'p.lastContactOn',
  'p.placementId',
  'p.recordedOn',
] as const;

export const withRows = (people: People) => people.select(rowColumns);
export type StoredRow = Awaited<ReturnType<ReturnType<typeof withRows>['executeTakeFirstOrThrow']>>;

/** Numbers leave the server masked; what is asked in full has its own operations. */
export function toRow(
  { idCardCipher, phone, birthOn, placementId, sex, ...row }: StoredRow,
  context: PersonContext,
): z.input<typeof personRow> {
  return {
    ...row,
    sex: sex === 'male' || sex === 'female' ? sex : null,
    age: ageOn(birthOn, context.today),
    idCardMasked: idCardCipher && maskIdCard(openIdCard(context.services.cipher, idCardCipher)),
    phoneMasked: phone && maskPhone(phone),
    isStale: placementId === null && row.lastContactOn < staleBefore(context),
    isPlaced: placementId !== null,
  };
}
