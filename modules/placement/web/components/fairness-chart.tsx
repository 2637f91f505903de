import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { colours, fontFamily } from '#ui/tokens.ts';

use([BarChart, GridComponent, LegendComponent, MarkLineComponent, SVGRenderer]);

/** A group's rates as percent of everybody's; null where a rate is not shown. */
export interface ParityBar {
  name: string;
  recommended: number | null;
  hired: number | null;
}
const rowHeight = 52;
const frameHeight = 64;

interface ChartProps {
  bars: ParityBar[];
  attentionBelowPercent: number;
  title: string;
}

function optionFor({ bars, attentionBelowPercent }: Omit<ChartProps, 'title'>) {
  const series = (name: string, color: string, key: 'recommended' | 'hired') => ({
    type: 'bar',
    name,
    data: bars.map((bar) => bar[key]),
    itemStyle: { color },
    barMaxWidth: 16,
    label: { show: true, position: 'right', formatter: ({ value }: { value: number }) => `${value}%` },
  });
  return {
    animation: false,
    textStyle: { fontFamily, color: colours.text },
    legend: { top: 0, left: 0, selectedMode: false },
    grid: {
      left: 8,
      right: 48,
      top: 36,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: { type: 'value', min: 0, axisLabel: { formatter: '{value}%' } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ name }) => name),
      axisTick: { show: false },
    },
    series: [
      {
        ...series('推荐率', colours.action, 'recommended'),
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          data: [
            { xAxis: attentionBelowPercent, lineStyle: { color: colours.warn, type: 'dashed' } },
            { xAxis: 100, lineStyle: { color: colours.textSoft, type: 'solid' } },
          ],
        },
      },
      series('上岗率', colours.good, 'hired'),
    ],
  };
}

/** Both rates of each group beside everybody's, which is 100%. The table below says the same in numbers. */
export function FairnessChart({ bars, attentionBelowPercent, title }: ChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const text = JSON.stringify({ bars, attentionBelowPercent });
  useEffect(() => {
    if (!frame.current) return;
    const chart = init(frame.current, null, { renderer: 'svg' });
    chart.setOption(optionFor(JSON.parse(text) as Omit<ChartProps, 'title'>));
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
