import { Button, Space } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Problem } from '#platform/contract/errors.ts';
import { downloadOperation, ProblemError } from '#ui/client.ts';
import { Loading, LoadError, PageFrame, ProblemAlert } from '#ui/desk/index.ts';
import { useRead } from '#ui/hooks.ts';
import { exportHandOver, getHandOver } from '../../../../contract/batch-operations.ts';
import { HandOverSheet } from '../../../components/hand-over-sheet.tsx';

/** The hand-over sheet (D20): on paper with lines to sign, or as a file. */
export function Page() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(getHandOver, { id });
  const [refused, setRefused] = useState<Problem>();
  async function save(): Promise<void> {
    setRefused(undefined);
    try {
      await downloadOperation(exportHandOver, { id });
    } catch (thrown) {
      if (!(thrown instanceof ProblemError)) throw thrown;
      setRefused(thrown.problem);
    }
  }
  return (
    <PageFrame
      title={data ? `输送交接单 ${data.batch.batchNo}` : '输送交接单'}
      actions={
        <Space wrap>
          <Link to={`/dispatch/batches/${id}`}>返回批次</Link>
          <Button onClick={() => void save()}>导出</Button>
          <Button type="primary" onClick={() => window.print()}>
            打印
          </Button>
        </Space>
      }
    >
      <ProblemAlert problem={refused} />
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading rows={10} />}
      {data && <HandOverSheet handOver={data} />}
    </PageFrame>
  );
}
