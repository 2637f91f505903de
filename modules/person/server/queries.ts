import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import { addDays } from '#engines/calendar/index.ts';
import { rangeOf } from '#engines/regiontree/index.ts';
import type { Actor } from '#platform/db/session.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import { parsePhone } from '#platform/sheets/identity.ts';
import type { exportPeople } from '../contract/operations.ts';
import { idCardIndexOf } from './id-cards.ts';
import { normaliseName } from './name-parts.ts';
import type { PersonTables } from './tables.ts';

type Filters = z.output<typeof exportPeople.input>;
export type PersonContext = Pick<
  OperationContext<PersonTables>,
  'db' | 'actor' | 'pack' | 'today' | 'services'
>;

/** Who was contacted before this day is to be asked again. */
export const staleBefore = ({ today, pack }: Pick<PersonContext, 'today' | 'pack'>): string =>
  addDays(today, -pack.settings.staleAfterDays.value);

/** The people of the actor's own ledger. The bounds stand here too, as constants: they choose the index. */
export function ownPeople(db: Kysely<PersonTables>, { scope, cityCode }: Actor) {
  const people = db
    .selectFrom(scope.kind === 'region' ? 'ownPerson as p' : 'person as p')
    .where('p.cityCode', '=', cityCode);
  if (scope.kind === 'region')
    return people.where('p.regionCode', '>=', scope.from).where('p.regionCode', '<', scope.to);
  if (scope.kind === 'organisation') return people.where('p.organisationId', '=', scope.id);
  if (scope.kind === 'self') return people.where('p.id', '=', scope.id);
  if (scope.kind === 'system') return people;
  // Parks, enterprises and specialists keep no people: they see those recommended to them, in the placements.
  return people.where(sql<boolean>`false`);
}
export type People = ReturnType<typeof ownPeople>;

/** Finds by card number or phone number as a whole, or by any part of the name or of its pinyin initials. */
function search(people: People, text: string, { services }: PersonContext): People {
  const typed = text.normalize('NFKC').replace(/\s/g, '');
  if (/^\d{17}[\dx]$/i.test(typed))
    return people.where('p.idCardIndex', '=', idCardIndexOf(services.cipher, typed.toUpperCase()));
  if (/^\d[\d-]*$/.test(typed)) {
    const phone = parsePhone(typed);
    return people.where('p.phone', '=', 'value' in phone ? phone.value : typed);
  }
  return people.where(sql<boolean>`p.name_parts @> ${[normaliseName(typed)]}::text[]`);
}

/** The people the filter names, within the actor's own ledger. */
export function filteredPeople(context: PersonContext, filters: Omit<Filters, 'sort'>): People {
  let people = ownPeople(context.db, context.actor);
  const range = filters.regionCode ? rangeOf(filters.regionCode) : null;
  if (range) people = people.where('p.regionCode', '>=', range.from).where('p.regionCode', '<', range.to);
  if (filters.search) people = search(people, filters.search, context);
  if (filters.status) people = people.where('p.status', '=', filters.status);
  if (filters.education) people = people.where('p.education', '=', filters.education);
  // The second condition says which index fits.
  if (filters.group)
    people = people.where(sql<boolean>`p.groups @> ${[filters.group]}::text[] AND p.groups <> '{}'`);
  if (filters.occupation)
    people = people.where(sql<boolean>`p.occupations_wanted @> ${[filters.occupation]}::text[]`);
  if (filters.consent) people = people.where('p.hasConsent', '=', filters.consent === 'given');
  if (filters.contactedFrom) people = people.where('p.lastContactOn', '>=', filters.contactedFrom);
  if (filters.isOpen || filters.isStale) people = people.where('p.placementId', 'is', null);
  if (filters.isStale) people = people.where('p.lastContactOn', '<', staleBefore(context));
  return people;
}

/** In the order asked; the id settles ties, so that pages do not overlap. */
export function sorted(people: People, sort: Filters['sort']): People {
  const order = sort.startsWith('-') ? 'desc' : 'asc';
  return people
    .orderBy(sort.endsWith('recordedOn') ? 'p.recordedOn' : 'p.lastContactOn', order)
    .orderBy('p.id', order);
}

export async function countOf(people: People): Promise<number> {
  const { total } = await people
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}
