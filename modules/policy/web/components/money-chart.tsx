import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { formatCount } from '#ui/format.ts';
import { colours, fontFamily } from '#ui/tokens.ts';

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export interface MoneyChartProps {
  title: string;
  /** Months or places. */
  names: string[];
  series: { name: string; fen: number[] }[];
  /** Series on top of each other: parts of one sum. */
  isStacked?: boolean;
  /** A bar was clicked: which name and which series. The table beside the chart offers the same as links. */
  onPick?: (at: number, series: number) => void;
}

const units = { 万元: 1_000_000, 元: 100 } as const;
/** 万元 unless every sum is smaller than that. */
const unitFor = (series: MoneyChartProps['series']): keyof typeof units =>
  series.some(({ fen }) => fen.some((each) => Math.abs(each) >= units.万元)) ? '万元' : '元';
const shades = [colours.action, '#6f9fd8', '#2f7d6d', '#9ac4b8', '#7a5ea8', '#b7a6d3', '#545b66', '#a3a9b3'];

function optionFor({ names, series, isStacked }: MoneyChartProps) {
  const unit = unitFor(series);
  const shownOf = (fen: number): number => Math.round((fen / units[unit]) * 100) / 100;
  return {
    animation: false,
    textStyle: { fontFamily, color: colours.text },
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => `${formatCount(Number(value))} ${unit}` },
    legend: { top: 0, type: 'plain' },
    grid: { left: 8, right: 8, top: 40, bottom: 4, containLabel: true },
    xAxis: { type: 'category', data: names },
    yAxis: { type: 'value', name: unit, splitLine: { lineStyle: { color: colours.line } } },
    series: series.map(({ name, fen }, at) => ({
      type: 'bar',
      name,
      data: fen.map(shownOf),
      barMaxWidth: 36,
      itemStyle: { color: isStacked ? shades[at % shades.length] : at === 0 ? '#a3a9b3' : colours.action },
      ...(isStacked ? { stack: 'sum' } : {}),
    })),
  };
}

/** Sums side by side; the table beside it says the same in numbers. */
export function MoneyChart({ onPick, ...props }: MoneyChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const picked = useRef(onPick);
  picked.current = onPick;
  const text = JSON.stringify(props);
  useEffect(() => {
    if (!frame.current) return;
    const chart = init(frame.current, null, { renderer: 'svg' });
    chart.setOption(optionFor(JSON.parse(text) as MoneyChartProps));
    chart.on('click', ({ dataIndex, seriesIndex }) => picked.current?.(dataIndex, seriesIndex ?? 0));
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(frame.current);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [text]);
  return <div ref={frame} className="money-chart" role="img" aria-label={props.title} />;
}
