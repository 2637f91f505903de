import { Button, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { Loading, LoadError, MoneyInput, ProblemAlert } from '#ui/desk/index.ts';
import { useRead, useUrlState, useWrite } from '#ui/hooks.ts';
import { getRehearsal, rehearse } from '../../../contract/run-operations.ts';
import { RunProgress } from '../run-progress.tsx';
import { isRunning, useAskAgain } from '../use-run.ts';
import { RehearsalResult } from './rehearsal-result.tsx';

function Result({ id, budgetFen }: { id: string; budgetFen: number | undefined }) {
  const { data, error, isFetching, refetch } = useRead(
    getRehearsal,
    { id, ...(budgetFen === undefined ? {} : { budgetFen }) },
    { keep: true },
  );
  useAskAgain(data !== undefined && isRunning(data.run), isFetching, refetch);
  if (error) return <LoadError problem={error.problem} retry={refetch} />;
  if (!data) return <Loading rows={4} />;
  return isRunning(data.run) || data.run.status !== 'done' ? (
    <RunProgress run={data.run} />
  ) : (
    <RehearsalResult rehearsal={data} hasBudget={budgetFen !== undefined} />
  );
}

/** The draft against the version in force over the live ledger: who, how much, in which month, and when the fund is spent. */
export function RehearsalPanel({
  versionId,
  isChanged,
}: {
  versionId: string | undefined;
  isChanged: boolean;
}) {
  const [{ rehearsal }, change] = useUrlState<{ rehearsal?: string }>(['rehearsal']);
  const [budgetFen, setBudget] = useState<number>();
  const write = useWrite(rehearse, { onDone: ({ id }) => change({ rehearsal: id }) });
  const hash = window.location.hash;
  useEffect(() => {
    if (hash === '#rehearsal') document.getElementById('rehearsal')?.scrollIntoView();
  }, [hash]);
  const isReady = versionId !== undefined && !isChanged;
  return (
    <section className="panel" aria-label="试算" id="rehearsal">
      <div className="panel-head">
        <h2>试算：改后和现行相比，按现在的台账算</h2>
        <Button
          disabled={!isReady}
          loading={write.isRunning}
          onClick={() => versionId && void write.run({ versionId })}
        >
          {rehearsal ? '再试算一次' : '试算'}
        </Button>
      </div>
      {!isReady && <p className="soft">先保存草稿，再试算。</p>}
      <ProblemAlert problem={write.problem} />
      {rehearsal && (
        <>
          <div className="filter budget-filter">
            <label htmlFor="rehearsal-budget">这笔资金还有多少（算哪天用完）</label>
            <MoneyInput id="rehearsal-budget" valueFen={budgetFen ?? null} onChangeFen={setBudget} />
          </div>
          <br />
          <Result id={rehearsal} budgetFen={budgetFen} />
        </>
      )}
      {!rehearsal && isReady && (
        <p className="soft">
          试算不改变任何台账，结果只供比较：人数、金额、按月、按区县、哪些单位增加或减少。
        </p>
      )}
      {write.isRunning && <Progress percent={0} showInfo={false} />}
    </section>
  );
}
