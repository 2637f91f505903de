import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { PersonalCipher } from './cipher.ts';

const newKey = () => randomBytes(32).toString('base64');
const keys = { dataKey: newKey(), indexKey: newKey() };

describe.each(['aes-256-gcm', 'sm4-gcm'] as const)('PersonalCipher：%s', (algorithm) => {
  const cipher = new PersonalCipher(keys, algorithm);

  it('号码和文件加密后能原样取回，同样的内容两次加密不相同', () => {
    const file = Buffer.concat([randomBytes(100_000), Buffer.from([0xff, 0xfe, 0x00])]);
    const stored = cipher.encryptBytes(file, 'file:1');
    expect(stored.length).toBe(file.length + 29);
    expect(cipher.decryptBytes(stored, 'file:1').equals(file)).toBe(true);
    expect(cipher.decrypt(cipher.encrypt('泸州 510502', 'a'), 'a')).toBe('泸州 510502');
    expect(cipher.encrypt('1', 'a').equals(cipher.encrypt('1', 'a'))).toBe(false);
  });

  it('密文被改动、换了用处或换了密钥，都打不开', () => {
    const stored = cipher.encryptBytes(Buffer.from('清单'), 'file:1');
    const altered = Buffer.from(stored);
    altered[30] = (altered[30] ?? 0) ^ 1;
    expect(() => cipher.decryptBytes(altered, 'file:1')).toThrow();
    expect(() => cipher.decryptBytes(stored, 'file:2')).toThrow();
    const other = new PersonalCipher({ ...keys, dataKey: newKey() }, algorithm);
    expect(() => other.decryptBytes(stored, 'file:1')).toThrow();
  });
});
