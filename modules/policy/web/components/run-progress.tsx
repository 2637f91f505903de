import { Button, Progress } from 'antd';
import { ProblemAlert } from '#ui/desk/index.ts';
import { formatCount, formatMoment } from '#ui/format.ts';
import { useWrite } from '#ui/hooks.ts';
import { cancelRun } from '../../contract/run-operations.ts';
import { RunTag } from './tags.tsx';
import type { Run } from './types.ts';
import { isRunning } from './use-run.ts';

const full = 100;

/** How far a run is, and a way to end it. */
export function RunProgress({ run }: { run: Run }) {
  const cancel = useWrite(cancelRun);
  const mayCancel = run.actions.some(({ action }) => action === 'cancel');
  const percent = run.total > 0 ? Math.floor((run.done / run.total) * full) : 0;
  return (
    <section aria-label="核算进度">
      <div className="panel-head">
        <span aria-live="polite">
          <RunTag status={run.status} /> 截至 {run.asOf}，已看 {formatCount(run.done)} /{' '}
          {formatCount(run.total)} 人次，{formatCount(run.lines)} 笔
          <span className="soft">
            （{run.byName} {formatMoment(run.startedAt)} 开始）
          </span>
        </span>
        {mayCancel && (
          <Button loading={cancel.isRunning} onClick={() => void cancel.run({ id: run.id })}>
            取消核算
          </Button>
        )}
      </div>
      {isRunning(run) && <Progress percent={percent} status="active" aria-label="核算进度" />}
      {run.problem && <p className="field-error">没有完成：{run.problem}</p>}
      <ProblemAlert problem={cancel.problem} />
    </section>
  );
}
