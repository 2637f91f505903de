import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValidUscc } from './uscc.ts';

const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const of = (pool: string, length: number) =>
  fc.array(fc.constantFrom(...pool), { minLength: length, maxLength: length }).map((each) => each.join(''));
const body = fc
  .tuple(of(characters, 2), of('0123456789', 6), of(characters, 9))
  .map((parts) => parts.join(''));
const checkOf = (first17: string) => [...characters].filter((last) => isValidUscc(first17 + last));

describe('统一社会信用代码', () => {
  it('校验位正确的代码通过', () => {
    expect(isValidUscc('91350100M000100Y43')).toBe(true);
  });

  it('末位错、少一位、含字母 I、小写的都不通过', () => {
    for (const code of [
      '91350100M000100Y44',
      '91350100M000100Y4',
      '9135010IM000100Y43',
      '91350100m000100y43',
      '',
    ])
      expect(isValidUscc(code)).toBe(false);
  });

  it('每个前十七位恰有一个校验位；改动任何一位都能查出', () => {
    fc.assert(
      fc.property(body, fc.nat(16), fc.constantFrom(...characters), (first, at, other) => {
        const [last, ...more] = checkOf(first);
        expect(more).toEqual([]);
        const changed = first.slice(0, at) + other + first.slice(at + 1);
        if (changed !== first) expect(isValidUscc(changed + (last ?? ''))).toBe(false);
      }),
    );
  });
});
