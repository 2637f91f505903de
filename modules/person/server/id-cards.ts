import { type Kysely, sql } from 'kysely';
import type { PersonalCipher } from '#platform/personal/cipher.ts';

/** What the encrypted number and its blind index are bound to. */
export const idCardContext = 'person.id_card';

export interface SealedIdCard {
  idCardCipher: Buffer;
  idCardIndex: Buffer;
}

export const sealIdCard = (cipher: PersonalCipher, number: string): SealedIdCard => ({
  idCardCipher: cipher.encrypt(number, idCardContext),
  idCardIndex: cipher.blindIndex(number, idCardContext),
});

export const idCardIndexOf = (cipher: PersonalCipher, number: string): Buffer =>
  cipher.blindIndex(number, idCardContext);

export const openIdCard = (cipher: PersonalCipher, sealed: Buffer): string =>
  cipher.decrypt(sealed, idCardContext);

/** Which of these cards the whole city has already, as hex: also where the asker sees no row. */
export async function takenIdCards(db: unknown, indexes: Buffer[]): Promise<Set<string>> {
  if (!indexes.length) return new Set();
  const { rows } = await sql<{
    idCardIndex: Buffer;
  }>`SELECT id_card_index FROM id_cards_taken(${indexes})`.execute(db as Kysely<unknown>);
  return new Set(rows.map((row) => row.idCardIndex.toString('hex')));
}
