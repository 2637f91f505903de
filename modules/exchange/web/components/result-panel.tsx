import { Alert, Button, Popconfirm, Space } from 'antd';
import { useNavigate } from 'react-router';
import { Figure, FigureRow, ProblemAlert } from '#ui/desk/index.ts';
import { formatCount, formatMoment } from '#ui/format.ts';
import { downloadErrors, undoBatch } from '../../contract/operations.ts';
import { DownloadButton } from './download-button.tsx';
import { RowTable } from './row-table.tsx';
import type { Batch } from './use-batch.ts';
import { useStep } from './use-step.ts';

function sentenceOf({ status, committedAt, undoneAt, counts }: Batch): string {
  if (status !== 'undone') return `已于 ${formatMoment(committedAt)} 写入台账。`;
  const kept = counts?.kept ?? 0;
  const rest = kept
    ? `其中 ${formatCount(kept)} 行之后又有改动或已被使用，没有撤销，原因见下表。`
    : '台账已恢复到导入之前。';
  return `已于 ${formatMoment(undoneAt)} 撤销。${rest}`;
}

/** What the import changed, and the way back. */
export function ResultPanel({ batch }: { batch: Batch }) {
  const undo = useStep(undoBatch);
  const navigate = useNavigate();
  const { created = 0, updated = 0, unchanged = 0, bad = 0, kept } = batch.counts ?? {};
  const written = created + updated;
  return (
    <>
      {batch.problem && <Alert className="problem-alert" type="warning" showIcon title={batch.problem} />}
      <p role="status">{sentenceOf(batch)}</p>
      <FigureRow>
        <Figure label="新增" value={created} unit="行" />
        <Figure label="更新" value={updated} unit="行" />
        <Figure label="无变化" value={unchanged} unit="行" />
        <Figure label="未导入" value={bad} unit="行" />
        {kept !== undefined && <Figure label="未撤销" value={kept} unit="行" />}
      </FigureRow>
      <Space wrap className="panel-actions">
        <Button onClick={() => void navigate('/exchange')}>再导入一份</Button>
        {batch.canDownloadErrors && (
          <DownloadButton contract={downloadErrors} input={{ batchId: batch.id }} label="下载错误说明" />
        )}
        {batch.canUndo && (
          <Popconfirm
            title={`新增的 ${formatCount(created)} 行会删除，更新的 ${formatCount(updated)} 行会恢复原样。`}
            okText="撤销导入"
            cancelText="取消"
            onConfirm={() => void undo.run({ batchId: batch.id })}
          >
            <Button danger loading={undo.isRunning}>
              撤销导入（{formatCount(written)} 行）
            </Button>
          </Popconfirm>
        )}
      </Space>
      <ProblemAlert problem={undo.problem} />
      {batch.isKept ? (
        <RowTable batch={batch} />
      ) : (
        <p>上传的文件和明细已过保留期限，已删除；导入台账的内容不受影响。</p>
      )}
    </>
  );
}
