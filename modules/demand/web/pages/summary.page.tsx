import { Breadcrumb } from 'antd';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import type { z } from 'zod';
import { addDays } from '#engines/calendar/index.ts';
import { Loading, LoadError, PageFrame } from '#ui/desk/index.ts';
import { useMe, useRead, useUrlState } from '#ui/hooks.ts';
import { summariseDemand } from '../../contract/operations.ts';
import '../components/summary.css';
import { AsOf } from '../components/as-of.tsx';
import { gapFinding, largestGaps } from '../components/gap-finding.ts';
import { addressOf, type PlaceQuery, placeInput, placeKeys, placeOf } from '../components/place-query.ts';
import { SummaryFigures } from '../components/summary-figures.tsx';
import { SummaryTable } from '../components/summary-table.tsx';

type Summary = z.output<(typeof summariseDemand)['output']>;

const GapChart = lazy(async () => ({ default: (await import('../components/gap-chart.tsx')).GapChart }));
const lastWeek = -7;

function Path({ path, asOf }: { path: Summary['path']; asOf: string | undefined }) {
  return (
    <Breadcrumb
      className="summary-path"
      items={path.map((step, at) => {
        const place = placeOf({ ...step, enterpriseId: null }, { asOf });
        const isHere = at === path.length - 1;
        return {
          key: `${step.kind}${step.regionCode}${step.parkId}`,
          title: isHere ? step.name : <Link to={addressOf('/demand/summary', place)}>{step.name}</Link>,
        };
      })}
    />
  );
}

function GapPanel({ summary }: { summary: Summary }) {
  const bars = summary.rows.map(({ name, figures }) => ({ name, gap: figures.gap }));
  const title = gapFinding(bars, summary.asOf);
  // One bar compares nothing.
  if (largestGaps(bars).length < 2) return null;
  return (
    <section className="panel">
      <h2>{title}</h2>
      <Suspense fallback={<Loading rows={3} />}>
        <GapChart bars={bars} title={title} />
      </Suspense>
    </section>
  );
}

export function Page() {
  const { today } = useMe();
  const [place, setPlace] = useUrlState<PlaceQuery>(placeKeys);
  const input = placeInput(place);
  const { data, error, refetch } = useRead(summariseDemand, input, { keep: true });
  const before = useRead(
    summariseDemand,
    { ...input, asOf: addDays(place.asOf ?? today, lastWeek) },
    { keep: true },
  );
  return (
    <PageFrame actions={<AsOf value={place.asOf} onChange={(asOf) => setPlace({ asOf })} />}>
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading rows={10} />}
      {data && !error && (
        <>
          <Path path={data.path} asOf={place.asOf} />
          <SummaryFigures summary={data} before={before.data} place={place} />
          <GapPanel summary={data} />
          <section className="panel" aria-label="分级汇总">
            <SummaryTable summary={data} place={place} />
          </section>
        </>
      )}
    </PageFrame>
  );
}
