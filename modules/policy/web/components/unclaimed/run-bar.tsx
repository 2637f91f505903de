import { Button, Space } from 'antd';
import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { LoadError, ProblemAlert } from '#ui/desk/index.ts';
import { formatMoment } from '#ui/format.ts';
import { usePermission, useRead, useWrite } from '#ui/hooks.ts';
import { listRuns, startRun } from '../../../contract/run-operations.ts';
import { RunProgress } from '../run-progress.tsx';
import { isRunning, useAskAgain } from '../use-run.ts';

/** The last run of the whole city, one under way, and a button to start the next. */
export function RunBar({ shown }: { shown: { asOf: string; finishedAt: string } | null | undefined }) {
  const mayRun = usePermission('policy.run');
  const queries = useQueryClient();
  const { data, error, isFetching, refetch } = useRead(listRuns, { pageSize: 5 });
  const start = useWrite(startRun);
  const [last] = data?.rows.filter(({ kind }) => kind === 'city') ?? [];
  const isOpen = last !== undefined && isRunning(last);
  useAskAgain(isOpen, isFetching, refetch);
  const status = last ? `${last.id} ${last.status}` : undefined;
  useEffect(() => {
    // A run that ends changes every sum on the page.
    if (status)
      void queries.invalidateQueries({
        predicate: ({ queryKey }) =>
          String(queryKey[0]).startsWith('policy.') && queryKey[0] !== listRuns.name,
      });
  }, [queries, status]);
  return (
    <section className="panel" aria-label="核算">
      <div className="panel-head">
        <span>
          {shown
            ? `数据截至 ${shown.asOf}，${formatMoment(shown.finishedAt)} 核算完成`
            : shown === null
              ? '还没有核算过'
              : ''}
        </span>
        {mayRun && !isOpen && (
          <Space>
            <Button loading={start.isRunning} onClick={() => void start.run({})}>
              重新核算
            </Button>
          </Space>
        )}
      </div>
      <ProblemAlert problem={start.problem} />
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {last && last.status !== 'done' && <RunProgress run={last} />}
    </section>
  );
}
