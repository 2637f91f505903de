import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { countedLabels } from '#modules/placement/contract/codes.ts';
import { colours, fontFamily } from '#ui/tokens.ts';
import type { Completion } from './types.ts';

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** Target beside what was done, by county; the same figures stand in the table below. */
export function CompletionChart({ completion }: { completion: Completion }) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!holder.current) return;
    const { rows, countedStep } = completion;
    const chart = init(holder.current, null, { renderer: 'svg' });
    const bars = (name: string, color: string, data: number[]) => ({
      type: 'bar' as const,
      name,
      data,
      itemStyle: { color },
      barMaxWidth: 36,
    });
    chart.setOption({
      animation: false,
      textStyle: { fontFamily },
      tooltip: { trigger: 'axis' },
      legend: { top: 0 },
      grid: { left: 8, right: 8, top: 36, bottom: 4, containLabel: true },
      xAxis: { type: 'category', data: rows.map(({ regionName }) => regionName) },
      yAxis: { type: 'value', name: '人' },
      series: [
        bars(
          '任务',
          colours.line,
          rows.map(({ target }) => target),
        ),
        bars(
          countedLabels[countedStep],
          colours.action,
          rows.map(({ counted }) => counted),
        ),
      ],
    });
    const resize = () => chart.resize();
    window.addEventListener('resize', resize);
    return () => {
      window.removeEventListener('resize', resize);
      chart.dispose();
    };
  }, [completion]);
  return <div ref={holder} className="completion-chart" aria-hidden="true" />;
}
