import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Loading, LoadError, PageFrame, StateTag } from '#ui/desk/index.ts';
import { BatchProgress } from '../../components/batch-progress.tsx';
import { BatchSteps } from '../../components/batch-steps.tsx';
import { toneOf } from '../../components/batch-words.ts';
import '../../components/exchange.css';
import { MappingPanel } from '../../components/mapping-panel.tsx';
import { PreviewPanel } from '../../components/preview-panel.tsx';
import { ResultPanel } from '../../components/result-panel.tsx';
import { UploadBox } from '../../components/upload-box.tsx';
import { type Batch, useBatch } from '../../components/use-batch.ts';

function RefusedFile({ batch, onMap }: { batch: Batch; onMap: () => void }) {
  return (
    <>
      <Alert
        className="problem-alert"
        type="error"
        showIcon
        title="这份文件不能导入"
        description={batch.problem}
        action={batch.canMap && <Button onClick={onMap}>重新对应列</Button>}
      />
      <UploadBox kind={batch.kind} label={batch.kindLabel} />
    </>
  );
}

/** What the state of the batch asks of the user. */
function BatchBody({ batch }: { batch: Batch }) {
  const [isMapping, setMapping] = useState(false);
  const onMap = () => setMapping(true);
  const stopMapping = () => setMapping(false);
  if (batch.status === 'needsMapping') return <MappingPanel batch={batch} onDone={stopMapping} />;
  if (isMapping && batch.canMap)
    return <MappingPanel batch={batch} onDone={stopMapping} onCancel={stopMapping} />;
  if (batch.status === 'previewed') return <PreviewPanel batch={batch} onMap={onMap} />;
  if (batch.status === 'failed') return <RefusedFile batch={batch} onMap={onMap} />;
  if (batch.status === 'cancelled') return <p>这份数据已放弃，没有写入台账，上传的文件已删除。</p>;
  return <ResultPanel batch={batch} />;
}

export function Page() {
  const { id = '' } = useParams();
  const { batch, problem, refetch } = useBatch(id);
  return (
    <PageFrame
      {...(batch ? { title: `导入${batch.kindLabel}` } : {})}
      actions={<Link to="/exchange">返回清单导入</Link>}
    >
      {!batch && problem && <LoadError problem={problem} retry={refetch} />}
      {!batch && !problem && <Loading />}
      {batch && (
        <>
          <p>
            <StateTag tone={toneOf(batch.status)}>{batch.statusLabel}</StateTag> {batch.fileName}
          </p>
          <BatchSteps status={batch.status} />
          {batch.isWorking ? <BatchProgress batch={batch} problem={problem} /> : <BatchBody batch={batch} />}
        </>
      )}
    </PageFrame>
  );
}
