import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../types.ts';
import { grouped, movedIn, movedOut, moved, negated, rejoined, ungrouped } from './tree.ts';

const named = (fact: string): JsonObject => ({ fact, is: true });
const [a, b, c] = [named('a'), named('b'), named('c')];

describe('条件在组里组外搬动', () => {
  const clause: JsonObject = { when: [{ any: [a, b], say: '都不符合' }, c] };

  it('上移、下移只换位置；到头了不动', () => {
    expect(moved(clause, ['when', 1], -1).when).toEqual([c, { any: [a, b], say: '都不符合' }]);
    expect(moved(clause, ['when', 0, 'any', 0], 1).when).toEqual([{ any: [b, a], say: '都不符合' }, c]);
    expect(moved(clause, ['when', 0], -1)).toBe(clause);
  });

  it('移出一组，排在那一组后面；移入前面的一组，排在组内最后；没有组可进出的不动', () => {
    expect(movedOut(clause, ['when', 0, 'any', 0]).when).toEqual([{ any: [b], say: '都不符合' }, a, c]);
    expect(movedIn(clause, ['when', 1]).when).toEqual([{ any: [a, b, c], say: '都不符合' }]);
    expect(movedOut(clause, ['when', 1])).toBe(clause);
    expect(movedIn(clause, ['when', 0])).toBe(clause);
  });

  it('成组、改组的关系、拆开：条件一个不少，组的说法留着', () => {
    expect(grouped(clause, ['when', 1], 'any').when).toEqual([
      { any: [a, b], say: '都不符合' },
      { any: [c] },
    ]);
    expect(rejoined(clause, ['when', 0], 'all').when).toEqual([{ all: [a, b], say: '都不符合' }, c]);
    expect(ungrouped(clause, ['when', 0]).when).toEqual([a, b, c]);
  });

  it('取反再取反，回到原样', () => {
    const once = negated(clause, ['when', 1]);
    expect(once.when).toEqual([{ any: [a, b], say: '都不符合' }, { not: c }]);
    expect(negated(once, ['when', 1])).toEqual(clause);
  });
});
