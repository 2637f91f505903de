import { sql } from 'kysely';
import { AppError } from '#platform/http/app-error.ts';
import { idCardIndexOf, takenIdCards } from './id-cards.ts';
import { ownPeople, type PersonContext } from './queries.ts';
import { toRow, withRows } from './rows.ts';

const shownAtMost = 20;

/** The person of the own ledger with this card number. */
async function personWithCard(context: PersonContext, number: string) {
  const people = ownPeople(context.db, context.actor).where(
    'p.idCardIndex',
    '=',
    idCardIndexOf(context.services.cipher, number),
  );
  const row = await withRows(people).executeTakeFirst();
  return row && toRow(row, context);
}

interface SamePerson {
  name: string;
  birthOn: string;
  regionCode: string;
}

/** People of the own ledger with the same name, day of birth and village. */
export async function peopleLike(context: PersonContext, { name, birthOn, regionCode }: SamePerson) {
  const people = ownPeople(context.db, context.actor)
    .where('p.name', '=', name)
    .where('p.birthOn', '=', birthOn)
    .where('p.regionCode', '=', regionCode);
  const rows = await withRows(people).limit(shownAtMost).execute();
  return rows.map((row) => toRow(row, context));
}

/** Where a card number stands: nowhere, with this person of the own ledger, or somewhere else in the city. */
export async function findCard(context: PersonContext, number: string) {
  const person = await personWithCard(context, number);
  if (person) return { place: 'here' as const, person };
  const taken = await takenIdCards(context.db, [idCardIndexOf(context.services.cipher, number)]);
  return { place: taken.size > 0 ? ('elsewhere' as const) : ('free' as const), person: undefined };
}

/** Refuses a card number that somebody has. The asker's own people are named, others are not. */
export async function refuseTakenCard(context: PersonContext, number: string): Promise<void> {
  // Two officers who enter the same card at the same moment: the second waits here and is told like anybody else.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${idCardIndexOf(context.services.cipher, number).toString('hex')}, 0))`.execute(
    context.db,
  );
  const { place, person } = await findCard(context, number);
  if (person)
    throw new AppError(
      'person.alreadyRegistered',
      { name: person.name, place: person.regionName, id: person.id },
      { pointer: '/idCard' },
    );
  if (place === 'elsewhere') throw new AppError('person.registeredElsewhere', {}, { pointer: '/idCard' });
}
