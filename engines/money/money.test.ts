import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyRate, formatYuan, parseYuan, type Share, splitFen } from './index.ts';

const fen = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });
const percent = (n: number) => ({ numerator: n, denominator: 100 });

describe('金额的读写', () => {
  it('一千二百三十四万五千分显示为 12,345.00', () => {
    const shown = [1234500n, 0n, 5n, -5n, -123456789n, 99999n, 100000].map(formatYuan);
    expect(shown).toEqual(['12,345.00', '0.00', '0.05', '-0.05', '-1,234,567.89', '999.99', '1,000.00']);
  });

  it('任何金额显示出来再录入，一分不差', () => {
    fc.assert(
      fc.property(fen, (amount) => {
        expect(parseYuan(formatYuan(amount))).toEqual({ ok: true, fen: amount });
      }),
    );
  });

  it('办事员按习惯写的金额都能认：全角、千分位、一位小数、末尾的零', () => {
    const texts = ['3500', '3,500.5', ' 3500.50 ', '３５００．５', '+0.1', '-12.30', '1.2000', '007'];
    const amounts = texts.map((text) => parseYuan(text));
    const expected = [350000n, 350050n, 350050n, 350050n, 10n, -1230n, 120n, 700n];
    expect(amounts).toEqual(expected.map((amount) => ({ ok: true, fen: amount })));
  });

  it('要四舍五入或要猜的写法一律退回，并说明原因', () => {
    const code = (text: string) => {
      const result = parseYuan(text);
      return result.ok ? 'ok' : result.code;
    };
    expect(['', '  ', '　'].map(code)).toEqual(['empty', 'empty', 'empty']);
    expect(['0.001', '12.345'].map(code)).toEqual(['partOfFen', 'partOfFen']);
    const odd = ['3500元', '1e3', '1,23', '12,3456', '.5', '5.', '--1', '1 000', '三千', 'NaN', '0x10'];
    expect(new Set(odd.map(code))).toEqual(new Set(['notAnAmount']));
    expect(code('12345678901234567')).toBe('tooLarge');
    expect(code('9'.repeat(1_000_000))).toBe('notAnAmount');
  });

  it('任意文字录入都不会出错；不是整分的数显示为空', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof parseYuan(text).ok === 'boolean'));
    expect([1.5, Number.NaN, Number.POSITIVE_INFINITY].map(formatYuan)).toEqual(['', '', '']);
  });
});

describe('按比例计算', () => {
  it('刚好半分进一分，不足半分舍去', () => {
    const results = [1n, 3n, 149n, -1n].map((amount) => applyRate(amount, percent(50)));
    expect(results).toEqual([1n, 2n, 75n, -1n].map((amount) => ({ ok: true, fen: amount })));
    expect(applyRate(149n, { numerator: 1, denominator: 300 })).toEqual({ ok: true, fen: 0n });
    expect(applyRate(150n, { numerator: 1n, denominator: 300n })).toEqual({ ok: true, fen: 1n });
  });

  it('结果与精确值相差不超过半分，退回同一笔正好抵消', () => {
    const whole = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n });
    const positive = fc.bigInt({ min: 1n, max: 10n ** 9n });
    fc.assert(
      fc.property(fen, whole, positive, (amount, numerator, denominator) => {
        const result = applyRate(amount, { numerator, denominator });
        const back = applyRate(-amount, { numerator, denominator });
        if (!result.ok || !back.ok) throw new Error('refused');
        const error = 2n * (result.fen * denominator - amount * numerator);
        expect(error <= denominator && error >= -denominator).toBe(true);
        expect(result.fen + back.fen).toBe(0n);
      }),
    );
  });

  it('不是分数的比例退回', () => {
    const bad = [
      { numerator: 1, denominator: 0 },
      { numerator: 1, denominator: -2 },
      { numerator: 0.5, denominator: 1 },
      { numerator: Number.NaN, denominator: 1 },
    ];
    for (const rate of bad) expect(applyRate(100n, rate)).toEqual({ ok: false, code: 'badRate' });
  });
});

describe('分担', () => {
  const halves = [
    { to: 'district', share: percent(50) },
    { to: 'city', share: percent(50) },
  ];

  it('市区各担一半，零头一分归指定的一方', () => {
    const part = (lastFenTo: string) => splitFen(101n, halves, lastFenTo);
    const verdict = (district: bigint, city: bigint) => ({
      ok: true,
      parts: [
        { to: 'district', fen: district },
        { to: 'city', fen: city },
      ],
    });
    expect(part('district')).toEqual(verdict(51n, 50n));
    expect(part('city')).toEqual(verdict(50n, 51n));
    expect(splitFen(-101n, halves, 'city')).toEqual(verdict(-50n, -51n));
  });

  it('怎么分加起来都等于总数，谁也不会与应担数差出每方一分以上', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fen, weights, fc.nat(), (total, parts, pick) => {
        const whole = parts.reduce((sum, part) => sum + part, 0);
        if (whole === 0) return;
        const shares: Share[] = parts.map((numerator, n) => ({
          to: `p${n}`,
          share: { numerator, denominator: whole },
        }));
        const verdict = splitFen(total, shares, `p${pick % parts.length}`);
        if (!verdict.ok) throw new Error(verdict.code);
        expect(verdict.parts.reduce((sum, part) => sum + part.fen, 0n)).toBe(total);
        const limit = BigInt(whole) * BigInt(parts.length);
        for (const [n, part] of verdict.parts.entries()) {
          const off = part.fen * BigInt(whole) - total * BigInt(parts[n] ?? 0);
          expect(off < limit && off > -limit).toBe(true);
        }
      }),
    );
  });

  it('比例不足百分之百、超过百分之百、重名或零头无主的分担方案退回', () => {
    const [district, city] = halves as [Share, Share];
    const code = (shares: readonly Share[], last = 'city') => {
      const verdict = splitFen(100n, shares, last);
      return verdict.ok ? 'ok' : verdict.code;
    };
    expect(code([district, { to: 'city', share: percent(40) }])).toBe('sharesNotOne');
    expect(code([district, { to: 'city', share: percent(60) }])).toBe('sharesNotOne');
    expect(code([])).toBe('unknownPayer');
    expect(code([city, city])).toBe('duplicatePayer');
    expect(code([district, city], 'park')).toBe('unknownPayer');
    expect(code([district, { to: 'city', share: { numerator: 1, denominator: 0 } }])).toBe('badRate');
    const below = { to: 'city', share: percent(-50) };
    expect(code([{ to: 'district', share: percent(150) }, below])).toBe('negativeShare');
  });
});
