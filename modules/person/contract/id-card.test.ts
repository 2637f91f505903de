import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readIdCard } from './id-card.ts';

// The specimen of GB 11643-1999.
const specimen = '11010519491231002X';

test('读卡器读出的号码带出出生日期和性别', () => {
  expect(readIdCard(specimen)).toEqual({ ok: true, number: specimen, birthOn: '1949-12-31', sex: 'female' });
});

test('全角数字、空格和小写 x 都能认', () => {
  expect(readIdCard(' 110105 19491231 002x ')).toMatchObject({ ok: true, number: specimen });
  expect(readIdCard('１１０１０５１９４９１２３１００２Ｘ')).toMatchObject({ ok: true, number: specimen });
});

test.each([
  ['11010519491231002', 'person.idCardForm'],
  ['110105491231002', 'person.idCardOld'],
  ['110105194902300021', 'person.idCardBirth'],
  ['110105190002290021', 'person.idCardBirth'],
  ['110105194912310021', 'person.idCardChecksum'],
])('号码 %s 被指出错在哪里', (number, code) => {
  expect(readIdCard(number)).toEqual({ ok: false, code });
});

test('任意一位抄错都能发现', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, shift) => {
      const wrong = `${specimen.slice(0, at)}${(Number(specimen[at]) + shift) % 10}${specimen.slice(at + 1)}`;
      expect(readIdCard(wrong).ok).toBe(false);
    }),
  );
});
