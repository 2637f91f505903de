import { SankeyChart } from 'echarts/charts';
import { TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { colours, fontFamily } from '#ui/tokens.ts';
import { tableOf } from './figures.ts';
import type { Result } from './types.ts';
import './dispatch.css';

use([SankeyChart, TooltipComponent, SVGRenderer]);

/** A county may send and receive: its two ends have names of their own. */
function optionFor(result: Result, week: number | null) {
  const people = tableOf(result, week);
  const from = ({ name }: { name: string }) => `${name}（输送）`;
  const counties = result.counties.filter(({ id }) => people(id, '') > 0);
  const receivers = result.receivers.filter(({ id }) => people('', id) > 0);
  return {
    animation: false,
    textStyle: { fontFamily },
    tooltip: { trigger: 'item' },
    series: [
      {
        type: 'sankey',
        left: 8,
        right: 160,
        top: 8,
        bottom: 8,
        draggable: false,
        nodeAlign: 'left',
        label: { color: colours.text },
        itemStyle: { color: colours.action },
        lineStyle: { color: 'gradient', opacity: 0.35 },
        data: [
          ...counties.map((county) => ({ name: from(county) })),
          ...receivers.map(({ name }) => ({ name })),
        ],
        links: counties.flatMap((county) =>
          receivers.flatMap((receiver) => {
            const value = people(county.id, receiver.id);
            return value > 0 ? [{ source: from(county), target: receiver.name, value }] : [];
          }),
        ),
      },
    ],
  };
}

/** Who goes where as bands; the table beside it says the same in numbers. */
export function FlowChart({ result, week }: { result: Result; week: number | null }) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!holder.current) return;
    const chart = init(holder.current, null, { renderer: 'svg' });
    chart.setOption(optionFor(result, week));
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(holder.current);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [result, week]);
  return <div ref={holder} className="dispatch-flow" aria-hidden="true" />;
}
