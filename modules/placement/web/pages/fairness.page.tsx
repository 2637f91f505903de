import { Button, Select } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { Problem } from '#platform/contract/errors.ts';
import { downloadOperation, ProblemError } from '#ui/client.ts';
import {
  EmptyState,
  Figure,
  FigureRow,
  Loading,
  LoadError,
  PageFrame,
  ProblemAlert,
} from '#ui/desk/index.ts';
import { useRead, useUrlState } from '#ui/hooks.ts';
import { exportFairness, summariseFairness } from '../../contract/fairness-operations.ts';
import { type Fairness, FairnessTable } from '../components/fairness-table.tsx';

/** The chart library comes only with this page, after its figures. */
const FairnessChart = lazy(async () => ({
  default: (await import('../components/fairness-chart.tsx')).FairnessChart,
}));

type Dimension = Fairness['dimensions'][number];

const percentOf = (own: number | null, all: number | null): number | null =>
  own === null || !all ? null : Math.round((own / all) * 100);

function findingOf({ label, parts }: Dimension, percent: number): string {
  const low = parts.filter(({ isLow }) => isLow).map((part) => part.label);
  return low.length
    ? `按${label}：${low.join('、')}的推荐率或上岗率不到总体的 ${percent}%`
    : `按${label}：没有哪一组的推荐率、上岗率低于总体的 ${percent}%`;
}

function DimensionPanel({ report, dimension }: { report: Fairness; dimension: Dimension }) {
  const finding = findingOf(dimension, report.attentionBelowPercent);
  const all = { code: 'all', label: '全部', ...report.total, isLow: false };
  return (
    <section className="panel" aria-label={`按${dimension.label}`}>
      <h2>{finding}</h2>
      <Suspense fallback={<Loading rows={5} />}>
        <FairnessChart
          title={finding}
          bars={dimension.parts.map(({ label, recommendedPermille, hiredPermille }) => ({
            name: label,
            recommended: percentOf(recommendedPermille, report.total.recommendedPermille),
            hired: percentOf(hiredPermille, report.total.hiredPermille),
          }))}
          attentionBelowPercent={report.attentionBelowPercent}
        />
      </Suspense>
      <p className="soft">
        图中为各组比率相当于总体的百分比：实线为总体（100%），虚线为 {report.attentionBelowPercent}%。
      </p>
      <FairnessTable parts={[all, ...dimension.parts]} smallBelow={report.smallBelow} />
    </section>
  );
}

function Report({ report }: { report: Fairness }) {
  const { total } = report;
  return (
    <>
      <FigureRow>
        <Figure
          label="可推荐"
          value={total.available}
          unit="人"
          asOf={report.asOf}
          definition="本月底前登记并同意推荐、状态为求职、月初没有上岗的人，以及本月被推荐过的人"
        />
        <Figure
          label="被推荐"
          value={total.recommended}
          unit="人"
          definition="本月至少被推荐一次的人，一人只计一次"
        />
        <Figure
          label="其中上岗"
          value={total.hired}
          unit="人"
          definition="本月被推荐的人里，由这些推荐到岗的人"
        />
      </FigureRow>
      {total.available === 0 && <EmptyState text="这个月没有可推荐的人员。" />}
      {report.dimensions
        .filter(({ parts }) => parts.length > 0)
        .map((dimension) => (
          <DimensionPanel key={dimension.code} report={report} dimension={dimension} />
        ))}
      <p className="soft">
        推荐率＝被推荐 ÷ 可推荐；上岗率＝上岗 ÷ 被推荐。
        {`不到 ${report.smallBelow} 人的数，以及由它可以推算的数，不显示。`}
        人员类别一人可属多类。匹配计分不使用性别、年龄、民族等特征；比率偏低只提示要查原因，不说明原因。
      </p>
    </>
  );
}

export function Page() {
  const [{ month }, change] = useUrlState<{ month?: string }>(['month']);
  const asked = month ? { month } : {};
  const { data, error, refetch } = useRead(summariseFairness, asked, { keep: true });
  const [problem, setProblem] = useState<Problem>();
  async function takeOut(): Promise<void> {
    setProblem(undefined);
    try {
      await downloadOperation(exportFairness, asked);
    } catch (thrown) {
      if (!(thrown instanceof ProblemError)) throw thrown;
      setProblem(thrown.problem);
    }
  }
  return (
    <PageFrame actions={data && <Button onClick={() => void takeOut()}>导出</Button>}>
      <search className="filters">
        <div className="filter">
          <label htmlFor="fairness-month">月份</label>
          <Select
            id="fairness-month"
            className="fill"
            value={data?.month}
            options={(data?.months ?? []).map((each) => ({ value: each, label: each }))}
            onChange={(next: string) => change({ month: next })}
          />
        </div>
      </search>
      <ProblemAlert problem={problem} />
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && <Report report={data} />}
    </PageFrame>
  );
}
