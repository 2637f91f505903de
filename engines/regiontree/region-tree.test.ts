import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ancestorsOf, commonAncestor, isWithin, levelOf, parentOf, rangeOf } from './index.ts';

// Parts lean to 0 and 9s, where carries and missing levels are.
const part = (digits: number) =>
  fc.oneof(
    fc.constant('0'.repeat(digits)),
    fc.constant('9'.repeat(digits)),
    fc.nat(10 ** digits - 1).map((n) => String(n).padStart(digits, '0')),
  );
const code = fc
  .tuple(part(2), part(2), part(2), part(3), part(3))
  .map((parts) => parts.join(''))
  .filter((text) => text !== '000000000000');
const cut = fc.constantFrom(2, 4, 6, 9, 12);
// A division and, more often than chance, one of its ancestors or a near neighbour.
const pair = fc
  .oneof(
    fc.tuple(code, code),
    fc.tuple(code, cut).map(([a, n]) => [a, a.slice(0, n).padEnd(12, '0')] as [string, string]),
    fc.tuple(code, code, cut).map(([a, b, n]) => [a, a.slice(0, n) + b.slice(n)] as [string, string]),
  )
  .filter(([, scope]) => levelOf(scope) !== null);

describe('区划代码', () => {
  it('泸州市叙永县的镇村各归其级、各有上级', () => {
    expect(levelOf('510000000000')).toBe('province');
    expect(levelOf('510500000000')).toBe('city');
    expect(levelOf('510524000000')).toBe('county');
    expect(levelOf('510524100000')).toBe('town');
    expect(levelOf('510524100201')).toBe('village');
    expect(parentOf('510524100201')).toBe('510524100000');
    expect(ancestorsOf('510524100201')).toEqual([
      '510000000000',
      '510500000000',
      '510524000000',
      '510524100000',
    ]);
    expect(parentOf('510000000000')).toBeNull();
  });

  it('不设区县的地级市，镇的上级就是市', () => {
    expect(levelOf('441900003000')).toBe('town');
    expect(parentOf('441900003000')).toBe('441900000000');
    expect(commonAncestor('441900003001', '441900004000')).toBe('441900000000');
  });

  it('合江县的范围到叙永县之前为止，逢九进位也不漏不多', () => {
    expect(rangeOf('510522000000')).toEqual({ from: '510522000000', to: '510523000000' });
    expect(rangeOf('510599000000')?.to).toBe('510600000000');
    expect(rangeOf('519900000000')?.to).toBe('520000000000');
    expect(rangeOf('010000000000')?.to).toBe('020000000000');
    const { from, to } = rangeOf('990000000000') ?? { from: '', to: '' };
    expect(from <= '999999999999' && '999999999999' < to).toBe(true);
  });

  it('代码在某地范围之内，当且仅当该地是它自己或它的上级', () => {
    fc.assert(
      fc.property(pair, ([a, scope]) => {
        const range = rangeOf(scope);
        const inRange = range !== null && a >= range.from && a < range.to;
        expect(isWithin(a, scope)).toBe(inRange);
        expect([...ancestorsOf(a), a].includes(scope)).toBe(inRange);
      }),
      { numRuns: 3000 },
    );
  });

  it('两地的共同上级把两地都包在内，再下一级就包不住了；先后次序不影响结果', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const common = commonAncestor(a, b);
        expect(commonAncestor(b, a)).toBe(common);
        const shared = [...ancestorsOf(a), a].filter((scope) => [...ancestorsOf(b), b].includes(scope));
        expect(common).toBe(shared.at(-1) ?? null);
      }),
      { numRuns: 3000 },
    );
  });

  it('上级的级别一定更高，一级一级到省', () => {
    const order = ['province', 'city', 'county', 'town', 'village'];
    fc.assert(
      fc.property(code, (a) => {
        const levels = [...ancestorsOf(a), a].map((each) => order.indexOf(levelOf(each) ?? ''));
        expect(levels).toEqual([...new Set(levels)].sort((x, y) => x - y));
        expect(parentOf(a)).toBe(ancestorsOf(a).at(-1) ?? null);
      }),
    );
  });

  it('不是十二位代码的，什么范围都不属于', () => {
    for (const text of [
      '',
      '510500',
      '5105000000000',
      '51050000000x',
      '000000000000',
      '５１０５００００００００',
    ]) {
      expect(levelOf(text)).toBeNull();
      expect(rangeOf(text)).toBeNull();
      expect(parentOf(text)).toBeNull();
      expect(ancestorsOf(text)).toEqual([]);
      expect(isWithin('510500000000', text)).toBe(false);
      expect(commonAncestor(text, '510500000000')).toBeNull();
    }
    expect(isWithin('510500', '510500000000')).toBe(false);
  });
});
