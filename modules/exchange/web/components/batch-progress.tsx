import { Button, Progress } from 'antd';
import type { Problem } from '#platform/contract/errors.ts';
import { ProblemAlert } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { cancelBatch } from '../../contract/operations.ts';
import { aboutSeconds } from './batch-words.ts';
import type { Batch } from './use-batch.ts';
import { useStep } from './use-step.ts';

const stopWords: Partial<Record<string, string>> = {
  uploaded: '放弃',
  reading: '停止读取并放弃',
  committing: '停止导入',
  undoing: '停止撤销',
};
/** Before this a guess at the time left is worth nothing. */
const guessAfterSeconds = 3;

function sentenceOf({ progress, statusLabel }: Batch): string {
  if (!progress) return `${statusLabel}…`;
  const { step, done, total, seconds, secondsLeft } = progress;
  if (!total) return `${step}…`;
  const left =
    secondsLeft !== null && seconds >= guessAfterSeconds ? `，约剩 ${aboutSeconds(secondsLeft)}` : '';
  return `${step}：${formatCount(done)} / ${formatCount(total)} 行${left}`;
}

interface BatchProgressProps {
  batch: Batch;
  /** Why the last look did not reach the server. */
  problem: Problem | undefined;
}

/** How far a job is. The user may leave: the job does not need the page. */
export function BatchProgress({ batch, problem }: BatchProgressProps) {
  const stop = useStep(cancelBatch);
  const { done = 0, total = 0 } = batch.progress ?? {};
  return (
    <section className="panel" aria-label="进展">
      <p role="status">{sentenceOf(batch)}</p>
      <Progress
        percent={total ? Math.floor((done / total) * 100) : 0}
        status={problem ? 'exception' : 'active'}
        showInfo={total > 0}
        aria-label={batch.progress?.step ?? batch.statusLabel}
      />
      {problem ? (
        <p className="tone-bad">暂时连接不上服务器，正在重试；导入在服务器上继续进行。</p>
      ) : (
        <p className="soft">可以离开本页去做别的事，稍后从“清单导入”回来查看。</p>
      )}
      {batch.canStop && (
        <Button loading={stop.isRunning} onClick={() => void stop.run({ batchId: batch.id })}>
          {stopWords[batch.status] ?? '停止'}
        </Button>
      )}
      <ProblemAlert problem={stop.problem} />
    </section>
  );
}
