import { Alert, Button } from 'antd';
import { useState } from 'react';
import { ProblemAlert } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useRead } from '#ui/hooks.ts';
import { checkChain } from '../../contract/operations.ts';

/** Checks every link of the chain when asked: on a large city that reads the whole trail. */
export function ChainStatus() {
  const [isAsked, setAsked] = useState(false);
  const { data, error, isFetching, refetch } = useRead(checkChain, {}, { enabled: isAsked });
  const check = () => (isAsked ? refetch() : setAsked(true));
  return (
    <div className="chain-status" aria-live="polite">
      <ProblemAlert problem={error?.problem} />
      {data && !isFetching && (
        <Alert
          className="problem-alert"
          showIcon
          type={data.broken ? 'error' : 'success'}
          title={data.broken ? `第 ${formatCount(data.broken.position)} 条被改动` : '链条完整'}
          description={
            data.broken
              ? `${data.broken.reason}。请保护现场并报告系统管理员。`
              : `已核对 ${formatCount(data.sealed)} 条，另有 ${formatCount(data.unsealed)} 条等待入链。`
          }
        />
      )}
      <Button className="no-print" loading={isFetching} onClick={() => void check()}>
        核对日志链条
      </Button>
    </div>
  );
}
