import { lazy, Suspense } from 'react';
import { Loading } from '#ui/desk/index.ts';
import type { MoneyChartProps } from './money-chart.tsx';
import './policy.css';

/** The chart library comes only with pages that draw, after their figures. */
const Chart = lazy(async () => ({ default: (await import('./money-chart.tsx')).MoneyChart }));

export function MoneyChart(props: MoneyChartProps) {
  return (
    <Suspense fallback={<Loading rows={5} />}>
      <Chart {...props} />
    </Suspense>
  );
}
