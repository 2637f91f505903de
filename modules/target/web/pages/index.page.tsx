import { Select } from 'antd';
import { lazy, Suspense } from 'react';
import { DateInput, EmptyState, Loading, LoadError, PageFrame } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useRead, useUrlState } from '#ui/hooks.ts';
import { summariseCompletion } from '../../contract/operations.ts';
import { CompletionTable } from '../components/completion-table.tsx';
import type { Completion } from '../components/types.ts';
import '../components/completion-chart.css';

/** The chart library comes only with this page, after its figures. */
const CompletionChart = lazy(async () => ({
  default: (await import('../components/completion-chart.tsx')).CompletionChart,
}));

function findingOf({ total, year, asOf }: Completion): string {
  const done = total.permille === null ? '' : `，完成 ${(total.permille / 10).toFixed(1)}%`;
  return `${year} 年任务 ${formatCount(total.target)} 人，截至 ${asOf} 计入 ${formatCount(total.counted)} 人${done}`;
}

export function Page() {
  const [{ year, asOf }, change] = useUrlState<{ year?: string; asOf?: string }>(['year', 'asOf']);
  const input = { ...(year ? { year: Number(year) } : {}), ...(asOf ? { asOf } : {}) };
  const { data, error, refetch } = useRead(summariseCompletion, input, { keep: true });
  return (
    <PageFrame>
      <search className="filters">
        <div className="filter">
          <label htmlFor="target-year">年度</label>
          <Select
            id="target-year"
            className="fill"
            value={data?.year}
            options={(data?.years ?? []).map((each) => ({ value: each, label: `${each} 年` }))}
            onChange={(next: number) => change({ year: String(next), asOf: undefined })}
          />
        </div>
        <div className="filter">
          <label htmlFor="target-as-of">截至</label>
          <DateInput
            id="target-as-of"
            value={asOf ?? data?.asOf ?? null}
            onChange={(next) => change({ asOf: next })}
          />
        </div>
      </search>
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && data.rows.length === 0 && <EmptyState text="本年度没有下达到您管辖区县的招募任务。" />}
      {data && data.rows.length > 0 && (
        <>
          <section className="panel" aria-label="完成情况">
            <h2>{findingOf(data)}</h2>
            <Suspense fallback={<Loading rows={5} />}>
              <CompletionChart completion={data} />
            </Suspense>
          </section>
          <CompletionTable completion={data} />
          <p className="soft">
            任务出处：{[...new Set(data.rows.map(({ source }) => source))].join('；')}。一人一年只计一次。
          </p>
        </>
      )}
    </PageFrame>
  );
}
