import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peersOf, type PeerRules } from './index.ts';

const rules = (more: Partial<PeerRules> = {}): PeerRules => ({
  atLeast: 1,
  postsAtMost: 99,
  isWanted: () => true,
  isOpen: () => true,
  ...more,
});

describe('应聘过同样岗位的人', () => {
  it('甲和乙、丙都应聘过一号岗位，乙、丙里一人还应聘了二号：二号的份额是一半；自己应聘过的不算', () => {
    const history = [
      ['甲', '1'],
      ['乙', '1'],
      ['丙', '1'],
      ['乙', '2'],
    ] as const;
    const peers = peersOf(history, rules());
    expect(peers.get('甲')).toEqual({ people: 2, shares: { 2: 0.5 } });
    expect(peers.get('乙')).toBeUndefined();
    expect(peersOf(history, rules({ atLeast: 3 })).size).toBe(0);
    expect(peersOf(history, rules({ isOpen: (id) => id !== '2' })).size).toBe(0);
    expect(peersOf(history, rules({ isWanted: (id) => id === '乙' })).size).toBe(0);
  });

  it('与逐人数出来的一样', () => {
    const pair = fc.tuple(fc.constantFrom<string>(...'abcdefgh'), fc.constantFrom<string>(...'12345'));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (history, atLeast) => {
        const postsOf = (id: string) =>
          new Set(history.filter(([who]) => who === id).map(([, post]) => post));
        const everybody = [...new Set(history.map(([who]) => who))];
        const peers = peersOf(history, rules({ atLeast }));
        for (const id of everybody) {
          const own = postsOf(id);
          const met = everybody.filter((other) => other !== id && !postsOf(other).isDisjointFrom(own));
          const others = ['1', '2', '3', '4', '5'].filter((post) => !own.has(post));
          const shares = others
            .map(
              (post) => [post, met.filter((other) => postsOf(other).has(post)).length / met.length] as const,
            )
            .filter(([, share]) => share > 0);
          const expected = met.length >= atLeast && shares.length > 0;
          expect(peers.get(id)).toEqual(
            expected ? { people: met.length, shares: Object.fromEntries(shares) } : undefined,
          );
        }
      }),
    );
  });
});
