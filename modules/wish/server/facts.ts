import type { z } from 'zod';
import { isOwn, personBriefs } from '#modules/person/server/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import type { createWish } from '../contract/operations.ts';
import type { WishContext } from './rows.ts';

type Facts = Omit<z.output<(typeof createWish)['input']>, 'personId'>;

/** Whoever keeps the person may keep wishes for it; a person recommended to the asker is not kept. */
export async function ownPerson({ db, actor }: WishContext, personId: string) {
  const person = (await personBriefs(db, actor.cityCode, [personId])).get(personId);
  if (!person || !isOwn(actor, person)) throw new AppError('wish.personOutside');
  return person;
}

/** Refuses what cannot be looked for, and a name that the person's wishes have already. */
export async function checkFacts(
  { db, actor }: WishContext,
  { name, occupations }: Facts,
  of: { personId: string; id?: string },
): Promise<void> {
  if (occupations.length) {
    const known = await db.selectFrom('occupation').select('code').where('code', 'in', occupations).execute();
    if (known.length < new Set(occupations).size)
      throw new AppError('wish.unknownOccupation', {}, { pointer: '/occupations' });
  }
  const same = await db
    .selectFrom('wish')
    .select('id')
    .where('cityCode', '=', actor.cityCode)
    .where('personId', '=', of.personId)
    .where('name', '=', name)
    .executeTakeFirst();
  if (same && same.id !== of.id) throw new AppError('wish.nameTaken', {}, { pointer: '/name' });
}
