import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { OperationContext, UploadedFile } from '#platform/http/operation.ts';
import { newId } from '#platform/id.ts';
import type { PersonalCipher } from '#platform/personal/cipher.ts';
import type { ExchangeTables } from './tables.ts';

/** Bound to the row, so that one stored file cannot be put in the place of another. */
const cipherContext = (fileId: string) => `stored_file.content:${fileId}`;

/** Keeps an uploaded list as it came, encrypted: it is full of names and ID numbers. */
export async function storeFile(
  { db, actor, services }: OperationContext<ExchangeTables>,
  file: UploadedFile,
): Promise<{ fileId: string; sha256: string }> {
  const fileId = newId();
  const sha256 = createHash('sha256').update(file.content).digest();
  await db
    .insertInto('storedFile')
    .values({
      cityCode: actor.cityCode,
      id: fileId,
      name: file.name.slice(0, 200),
      mime: 'application/octet-stream',
      size: file.content.length,
      sha256,
      content: services.cipher.encryptBytes(file.content, cipherContext(fileId)),
      accountId: actor.accountId,
    })
    .execute();
  return { fileId, sha256: sha256.toString('hex') };
}

export async function openFile(
  db: Kysely<ExchangeTables>,
  cipher: PersonalCipher,
  cityCode: string,
  fileId: string,
): Promise<Buffer> {
  const { content } = await db
    .selectFrom('storedFile')
    .select('content')
    .where('cityCode', '=', cityCode)
    .where('id', '=', fileId)
    .executeTakeFirstOrThrow();
  return cipher.decryptBytes(content, cipherContext(fileId));
}
