import { Alert, Button, Popconfirm, Space } from 'antd';
import { Figure, FigureRow, ProblemAlert } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { cancelBatch, commitBatch, downloadErrors } from '../../contract/operations.ts';
import { DownloadButton } from './download-button.tsx';
import { RowTable } from './row-table.tsx';
import { UploadBox } from './upload-box.tsx';
import type { Batch } from './use-batch.ts';
import { useStep } from './use-step.ts';

function Decision({ batch, onMap }: { batch: Batch; onMap: () => void }) {
  const commit = useStep(commitBatch);
  const cancel = useStep(cancelBatch);
  const { good = 0, bad = 0 } = batch.counts ?? {};
  const isBusy = commit.isRunning || cancel.isRunning;
  return (
    <>
      <Space wrap className="panel-actions">
        {batch.canCommitAll && (
          <Button
            type="primary"
            disabled={isBusy}
            loading={commit.isRunning}
            onClick={() => void commit.run({ batchId: batch.id, mode: 'all' })}
          >
            全部导入（{formatCount(good)} 行）
          </Button>
        )}
        {batch.canDownloadErrors && (
          <DownloadButton contract={downloadErrors} input={{ batchId: batch.id }} label="下载错误说明" />
        )}
        {batch.canCommitGood && (
          <Popconfirm
            title={`有错的 ${formatCount(bad)} 行不会导入，其余 ${formatCount(good)} 行现在导入。`}
            okText="只导入正确的行"
            cancelText="取消"
            onConfirm={() => void commit.run({ batchId: batch.id, mode: 'good' })}
          >
            <Button disabled={isBusy} loading={commit.isRunning}>
              只导入正确的行（{formatCount(good)} 行）
            </Button>
          </Popconfirm>
        )}
        {batch.canMap && <Button onClick={onMap}>重新对应列</Button>}
        {batch.canCancel && (
          <Popconfirm
            title="放弃后，上传的文件和预览都会删除，台账不受影响。"
            okText="放弃"
            cancelText="取消"
            onConfirm={() => void cancel.run({ batchId: batch.id })}
          >
            <Button disabled={isBusy} loading={cancel.isRunning}>
              放弃
            </Button>
          </Popconfirm>
        )}
      </Space>
      <ProblemAlert problem={commit.problem ?? cancel.problem} />
    </>
  );
}

/** What was read, what is wrong with it, and what to do with it. Nothing is in the ledger yet. */
export function PreviewPanel({ batch, onMap }: { batch: Batch; onMap: () => void }) {
  const { total = 0, good = 0, bad = 0 } = batch.counts ?? {};
  return (
    <>
      {batch.problem && <Alert className="problem-alert" type="warning" showIcon title={batch.problem} />}
      {batch.notes.map((note) => (
        <Alert key={note} className="problem-alert" type="info" showIcon title={note} />
      ))}
      <FigureRow>
        <Figure label="文件里的数据" value={total} unit="行" />
        <Figure label="可以导入" value={good} unit="行" />
        <Figure label="有错" value={bad} unit="行" />
      </FigureRow>
      <Decision batch={batch} onMap={onMap} />
      {bad > 0 && (
        <details className="panel">
          <summary>按错误说明改好后，在这里上传改正的文件</summary>
          <UploadBox kind={batch.kind} label={`改正后的${batch.kindLabel}`} />
        </details>
      )}
      <RowTable batch={batch} />
    </>
  );
}
