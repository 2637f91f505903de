import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { formatCount } from '#ui/format.ts';
import { colours, fontFamily } from '#ui/tokens.ts';
import { type GapBar, largestGaps } from './gap-finding.ts';
import './summary.css';

use([BarChart, GridComponent, CanvasRenderer]);

const barHeight = 36;
const frameHeight = 48;

function optionFor(bars: GapBar[]) {
  return {
    animation: false,
    textStyle: { fontFamily, color: colours.text },
    grid: { left: 8, right: 64, top: 8, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: colours.line } } },
    yAxis: { type: 'category', inverse: true, data: bars.map(({ name }) => name), axisTick: { show: false } },
    series: [
      {
        type: 'bar',
        data: bars.map(({ gap }) => gap),
        itemStyle: { color: colours.action },
        barMaxWidth: 20,
        label: {
          show: true,
          position: 'right',
          formatter: ({ value }: { value: number }) => `${formatCount(value)} 人`,
        },
      },
    ],
  };
}

/** Gaps side by side. The table beside it says the same in numbers. */
export function GapChart({ bars, title }: { bars: GapBar[]; title: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const shown = largestGaps(bars);
  const text = JSON.stringify(shown);
  useEffect(() => {
    if (!frame.current) return;
    const chart = init(frame.current);
    chart.setOption(optionFor(JSON.parse(text) as GapBar[]));
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
      className="gap-chart"
      role="img"
      aria-label={title}
      style={{ height: shown.length * barHeight + frameHeight }}
    />
  );
}
