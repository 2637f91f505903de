import { Steps } from 'antd';
import type { BatchStatus } from '../../contract/codes.ts';

const steps = ['上传', '读取', '核对', '导入', '结果'];
const positions: Record<BatchStatus, number> = {
  uploaded: 1,
  reading: 1,
  needsMapping: 1,
  failed: 1,
  previewed: 2,
  cancelled: 2,
  committing: 3,
  committed: 4,
  undoing: 4,
  undone: 4,
};

/** Where on its way a batch is. */
export function BatchSteps({ status }: { status: string }) {
  const current = positions[status as BatchStatus] ?? 0;
  const isEnded = status === 'committed' || status === 'undone';
  return (
    <Steps
      className="batch-steps"
      size="small"
      current={current}
      status={status === 'failed' ? 'error' : isEnded ? 'finish' : 'process'}
      items={steps.map((title) => ({ title }))}
    />
  );
}
