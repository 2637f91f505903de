import { describe, expect, it } from 'vitest';
import { gapFinding, largestGaps } from './gap-finding.ts';

describe('缺口图', () => {
  it('标题先说谁缺得最多、占多少', () => {
    const bars = [
      { name: '龙马潭区', gap: 2534 },
      { name: '江阳区', gap: 4012 },
    ];
    expect(gapFinding(bars, '2017-10-15')).toBe('江阳区缺口最大，4,012 人，占 61.3%（截至 2017-10-15）');
  });

  it('没有缺口就直说，不画空图', () => {
    expect(gapFinding([{ name: '江阳区', gap: 0 }], '2017-10-15')).toBe('截至 2017-10-15，没有用工缺口');
    expect(largestGaps([{ name: '江阳区', gap: 0 }])).toEqual([]);
  });

  it('企业很多时只画缺口最大的十家', () => {
    const bars = Array.from({ length: 30 }, (_, n) => ({ name: `企业${n}`, gap: n }));
    expect(largestGaps(bars).map(({ gap }) => gap)).toEqual([29, 28, 27, 26, 25, 24, 23, 22, 21, 20]);
  });
});
