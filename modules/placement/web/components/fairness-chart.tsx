import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { colours, fontFamily } from '#ui/tokens.ts';

use([BarChart, GridComponent, LegendComponent, MarkLineComponent, SVGRenderer]);

export interface RateBar {
  name: string;
  recommended: number | null;
  hired: number | null;
}
const rowHeight = 52;
const frameHeight = 84;
const percent = (permille: number | null) => (permille === null ? null : permille / 10);

function series(
  name: string,
  color: string,
  bars: RateBar[],
  key: 'recommended' | 'hired',
  all: number | null,
) {
  return {
    type: 'bar',
    name,
    data: bars.map((bar) => percent(bar[key])),
    itemStyle: { color },
    barMaxWidth: 16,
    label: { show: true, position: 'right', formatter: ({ value }: { value: number }) => `${value}%` },
    markLine: {
      silent: true,
      symbol: 'none',
      lineStyle: { color, type: 'dashed' },
      label: { formatter: `总体 ${percent(all)}%`, position: key === 'hired' ? 'insideEndTop' : 'end' },
      data: all === null ? [] : [{ xAxis: percent(all) }],
    },
  };
}

interface ChartProps {
  bars: RateBar[];
  total: Omit<RateBar, 'name'>;
  title: string;
}

/** Both rates of each group beside everybody's (dashed). The table below says the same in numbers. */
export function FairnessChart({ bars, total, title }: ChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const text = JSON.stringify({ bars, total });
  useEffect(() => {
    if (!frame.current) return;
    const content = JSON.parse(text) as Pick<ChartProps, 'bars' | 'total'>;
    const chart = init(frame.current, null, { renderer: 'svg' });
    chart.setOption({
      animation: false,
      textStyle: { fontFamily, color: colours.text },
      legend: { top: 0, left: 0 },
      grid: {
        left: 8,
        right: 56,
        top: 52,
        bottom: 8,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      xAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value}%' } },
      yAxis: {
        type: 'category',
        inverse: true,
        data: content.bars.map(({ name }) => name),
        axisTick: { show: false },
      },
      series: [
        series('推荐率', colours.action, content.bars, 'recommended', content.total.recommended),
        series('上岗率', colours.good, content.bars, 'hired', content.total.hired),
      ],
    });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(frame.current);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [text]);
  return (
    <div
      ref={frame}
      role="img"
      aria-label={title}
      style={{ height: bars.length * rowHeight + frameHeight }}
    />
  );
}
