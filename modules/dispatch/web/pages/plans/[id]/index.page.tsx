import { Alert } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { EmptyState, Loading, LoadError, PageFrame } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useRead, useUrlState } from '#ui/hooks.ts';
import { getPlan, getRun } from '../../../../contract/operations.ts';
import { BusFailure } from '../../../components/bus-failure.tsx';
import { Changes } from '../../../components/changes.tsx';
import { FlowMatrix } from '../../../components/flow-matrix.tsx';
import { FormBatches } from '../../../components/form-batches.tsx';
import { LimitsPanel } from '../../../components/limits/panel.tsx';
import { NextStep } from '../../../components/next-step.tsx';
import { OverrideList } from '../../../components/override-list.tsx';
import { PostList } from '../../../components/post-list.tsx';
import { ResultFigures } from '../../../components/result-figures.tsx';
import { RunList } from '../../../components/run-list.tsx';
import { GoalList, UsedUpList } from '../../../components/shortages.tsx';
import type { Plan, SolvedRun } from '../../../components/types.ts';
import '../../../components/dispatch.css';

/** The chart library comes only with this page, after its figures. */
const FlowChart = lazy(async () => ({
  default: (await import('../../../components/flow-chart.tsx')).FlowChart,
}));
const askAgainMs = 1000;

function Solved({ run }: { run: SolvedRun }) {
  const [{ week }, change] = useUrlState<{ week?: string }>(['week']);
  const shown = week === undefined ? null : Number(week);
  const { result } = run;
  return (
    <>
      <ResultFigures run={run} />
      <FlowMatrix
        run={run}
        week={shown}
        onWeek={(next) => change({ week: next === null ? undefined : String(next) })}
      />
      {result.totals.placed > 0 && (
        <section className="panel" aria-label="流向">
          <h2>
            {formatCount(result.totals.placed)} 人从{' '}
            {new Set(result.lines.map((line) => line.countyCode)).size} 个区县去往{' '}
            {new Set(result.lines.map((line) => line.postId)).size} 个岗位
          </h2>
          <Suspense fallback={<Loading rows={5} />}>
            <FlowChart result={result} week={shown} />
          </Suspense>
        </section>
      )}
      <div className="dispatch-columns">
        <UsedUpList result={result} />
        <GoalList run={run} />
      </div>
      <PostList run={run} />
    </>
  );
}

function Shown({ plan, runId }: { plan: Plan; runId: string | null }) {
  const { data, error, refetch } = useRead(getRun, { id: runId ?? '' }, { enabled: runId !== null });
  if (runId === null)
    return (
      <EmptyState
        text={plan.runningId ? '正在计算，请稍候。' : '还没有结果：核对限制条件后，点“保存并计算”。'}
      />
    );
  if (error) return <LoadError problem={error.problem} retry={refetch} />;
  if (!data) return <Loading />;
  return data.result ? <Solved run={{ ...data, result: data.result }} /> : null;
}

interface NoticesProps {
  told: string | undefined;
  plan: Plan;
  /** The run that the address names. */
  asked: string | undefined;
  shown: Plan['runList'][number] | undefined;
}

/** What was done, what is being calculated or failed, and which result the page shows. */
function Notices({ told, plan, asked, shown }: NoticesProps) {
  const failed = plan.runList.find(({ id, status }) => id === asked && status === 'failed');
  return (
    <>
      {told && <Alert className="problem-alert" type="success" showIcon title={told} />}
      {plan.runningId !== null && (
        <Alert
          className="problem-alert"
          type="info"
          showIcon
          title="正在计算，算完自动显示，可以先做别的。"
        />
      )}
      {failed && (
        <Alert
          className="problem-alert"
          type="error"
          showIcon
          title={`“${failed.label}”没有算出`}
          description={failed.problem}
        />
      )}
      {shown && (
        <p>
          正在看第 {shown.runNo} 次结果“{shown.label}”，
          {shown.isInForce ? '已采用，组批按它办。' : '还没有采用，不影响组批。'}
        </p>
      )}
    </>
  );
}

export function Page() {
  const { id = '' } = useParams();
  const [told, setTold] = useState<string>();
  const [{ run }, change] = useUrlState<{ run?: string }>(['run']);
  const { data, error, refetch } = useRead(getPlan, { id }, { keep: true });
  const isRunning = Boolean(data?.runningId);
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => void refetch(), askAgainMs);
    return () => clearInterval(timer);
  }, [isRunning, refetch]);
  const solved = data?.runList.filter(({ status }) => status === 'done') ?? [];
  const shownId = solved.find((each) => each.id === run)?.id ?? (data?.runId || solved[0]?.id) ?? null;
  const shown = solved.find((each) => each.id === shownId);
  function show(runId: string, words?: string): void {
    setTold(words);
    change({ run: runId });
    window.scrollTo({ top: 0 });
  }
  return (
    <PageFrame
      title={data ? `输送方案：${data.name}` : '输送方案'}
      question={
        data && `${data.fromOn} 至 ${data.toOn}，共 ${data.weeks.length} 周：谁、哪一周、从哪里去哪里？`
      }
      actions={data && <NextStep plan={data} shownId={shownId} />}
    >
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <Notices told={told} plan={data} asked={run} shown={shown} />
          <Changes plan={data} />
          <Shown plan={data} runId={shownId} />
          <RunList plan={data} shownId={shownId} onShow={show} />
          <FormBatches plan={data} />
          <BusFailure plan={data} onAsked={show} />
          <OverrideList plan={data} />
          <LimitsPanel key={data.version} plan={data} onAsked={show} />
        </>
      )}
    </PageFrame>
  );
}
