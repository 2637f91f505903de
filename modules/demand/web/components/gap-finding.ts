import { formatCount, formatPercent } from '#ui/format.ts';

export interface GapBar {
  name: string;
  gap: number;
}

const barsAtMost = 10;

/** What the chart shows, said first: who lacks most, and how much of the whole that is. */
export function gapFinding(bars: GapBar[], asOf: string): string {
  const total = bars.reduce((sum, { gap }) => sum + gap, 0);
  const [most] = largestGaps(bars);
  if (!most) return `截至 ${asOf}，没有用工缺口`;
  return `${most.name}缺口最大，${formatCount(most.gap)} 人，占 ${formatPercent(most.gap, total)}（截至 ${asOf}）`;
}

/** The bars worth drawing, largest first. */
export function largestGaps(bars: GapBar[]): GapBar[] {
  return bars
    .filter(({ gap }) => gap > 0)
    .toSorted((one, other) => other.gap - one.gap)
    .slice(0, barsAtMost);
}
