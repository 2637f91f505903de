import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counts, hideSmall, isLow } from './fairness.ts';

const counts = (available: number, recommended: number, hired: number): Counts => ({
  available,
  recommended,
  hired,
});
const part = fc
  .record({ available: fc.nat(60), share: fc.nat(100), of: fc.nat(100) })
  .map(({ available, share, of }) => {
    const recommended = Math.floor((available * share) / 100);
    return counts(available, recommended, Math.floor((recommended * of) / 100));
  });

describe('公平性月报的小数处理', () => {
  it('少于 5 人的格子不显示，比率随之不显示；0 和 5 照常', () => {
    const [small, none, five] = hideSmall([counts(40, 4, 0), counts(30, 0, 0), counts(50, 5, 5)], 5, false);
    expect(small).toMatchObject({ available: 40, recommended: null, recommendedPermille: null, hired: 0 });
    expect(none).toMatchObject({ recommended: 0, recommendedPermille: 0, hiredPermille: null });
    expect(five).toMatchObject({ recommended: 5, recommendedPermille: 100, hiredPermille: 1000 });
  });

  it('合起来是全体的几类里只有一类要隐去时，次小的一类也隐去，用总数减不出来', () => {
    const shown = hideSmall([counts(100, 30, 3), counts(90, 40, 20), counts(80, 60, 50)], 5, true);
    expect(shown.map(({ hired }) => hired)).toEqual([null, null, 50]);
  });

  it('看到的数没有一个在 1 到 4 之间，隐去的不会恰好一个', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 6 }), (parts) => {
        const shown = hideSmall(parts, 5, true);
        for (const name of ['available', 'recommended', 'hired'] as const) {
          for (const each of shown) expect([1, 2, 3, 4]).not.toContain(each[name]);
          const hidden = shown.filter((each) => each[name] === null).length;
          const others = parts.filter((each) => each[name] > 0).length;
          if (others > 1) expect(hidden).not.toBe(1);
        }
      }),
    );
  });

  it('某一组的推荐率不到总体的八成才提示，没有显示的比率不提示', () => {
    const [total, low, fair, hidden] = hideSmall(
      [counts(1000, 500, 250), counts(100, 39, 20), counts(100, 40, 20), counts(100, 3, 2)],
      5,
      false,
    ) as [ReturnType<typeof hideSmall>[number], ...ReturnType<typeof hideSmall>];
    expect([low, fair, hidden].map((each) => each && isLow(each, total, 80))).toEqual([true, false, false]);
  });
});
