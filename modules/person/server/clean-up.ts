import { sql } from 'kysely';
import { addMonths } from '#engines/calendar/index.ts';
import type { CleanUpContext } from '#platform/http/operation.ts';

const anonymousName = '已匿名';

/**
 * People without a post whom nobody has spoken to for the months the place keeps them: removed where nothing rests on
 * the record, made anonymous where a placement or an insurance month does, so that past figures stay what they were.
 */
export async function forgetInactivePeople({ db, cityCode, today, pack }: CleanUpContext): Promise<void> {
  const before = addMonths(today, -pack.settings.personalData.inactivePersonsKeptMonths.value);
  const inUse = sql<boolean>`EXISTS (SELECT 1 FROM people_in_use(ARRAY[person.id]))`;
  const inactive = sql<boolean>`person.city_code = ${cityCode} AND person.placement_id IS NULL AND person.last_contact_on < ${before}`;
  await db.deleteFrom('person').where(inactive).where(sql<boolean>`NOT ${inUse}`).execute();
  await db
    .updateTable('person')
    .set({
      name: anonymousName,
      nameParts: [],
      phone: null,
      email: null,
      idCardCipher: null,
      idCardIndex: null,
      note: null,
      hasConsent: false,
      consentedOn: null,
    })
    .set({ birthOn: sql<string>`date_trunc('year', birth_on)::date`, version: sql<number>`version + 1` })
    .where(inactive)
    .where('name', '<>', anonymousName)
    .where(inUse)
    .execute();
}
