import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const algorithms = {
  1: { name: 'aes-256-gcm', keyBytes: 32 },
  2: { name: 'sm4-gcm', keyBytes: 16 },
} as const;
type Version = keyof typeof algorithms;

/**
 * Encrypts ID-card and bank numbers and uploaded files at rest: version byte, 12 byte nonce, 16 byte tag, content.
 * `context` is authenticated, so a cipher text moved to another column does not open.
 */
export class PersonalCipher {
  readonly #dataKey: Buffer;
  readonly #indexKey: Buffer;
  readonly #version: Version;

  constructor(
    keys: { dataKey: string; indexKey: string },
    cipher: 'aes-256-gcm' | 'sm4-gcm' = 'aes-256-gcm',
  ) {
    this.#dataKey = Buffer.from(keys.dataKey, 'base64');
    this.#indexKey = Buffer.from(keys.indexKey, 'base64');
    if (this.#dataKey.length !== 32 || this.#indexKey.length !== 32)
      throw new Error('keys must have 32 bytes');
    this.#version = cipher === 'aes-256-gcm' ? 1 : 2;
  }

  #key(version: Version): Buffer {
    return this.#dataKey.subarray(0, algorithms[version].keyBytes);
  }

  encrypt(text: string, context: string): Buffer {
    return this.encryptBytes(Buffer.from(text), context);
  }

  /** Throws when the bytes were altered or belong to another context or key. */
  decrypt(bytes: Buffer, context: string): string {
    return this.decryptBytes(bytes, context).toString('utf8');
  }

  encryptBytes(content: Buffer, context: string): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv(
      algorithms[this.#version].name as 'aes-256-gcm',
      this.#key(this.#version),
      nonce,
    );
    cipher.setAAD(Buffer.from(context));
    const body = Buffer.concat([cipher.update(content), cipher.final()]);
    return Buffer.concat([Buffer.from([this.#version]), nonce, cipher.getAuthTag(), body]);
  }

  /** Throws like `decrypt`. */
  decryptBytes(bytes: Buffer, context: string): Buffer {
    const version = bytes[0] as Version;
    if (!(version in algorithms)) throw new Error('unknown cipher version');
    const decipher = createDecipheriv(
      algorithms[version].name as 'aes-256-gcm',
      this.#key(version),
      bytes.subarray(1, 13),
    );
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(bytes.subarray(13, 29));
    return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]);
  }

  /** Finds an exact number without opening any: HMAC-SHA-256 under its own key. */
  blindIndex(text: string, context: string): Buffer {
    return createHmac('sha256', this.#indexKey).update(`${context}\0${text}`).digest();
  }
}

/** 510502********1234 */
export const maskIdCard = (number: string) => `${number.slice(0, 6)}********${number.slice(-4)}`;
/** w***@example.cn: the first letter and the host. */
export const maskEmail = (email: string) => email.replace(/^(.)[^@]*/, '$1***');
/** 138****5678; land lines keep their last two digits. */
export const maskPhone = (phone: string) =>
  phone.length === 11
    ? `${phone.slice(0, 3)}****${phone.slice(-4)}`
    : `${'*'.repeat(Math.max(phone.length - 2, 0))}${phone.slice(-2)}`;
