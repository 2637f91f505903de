import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { ProblemAlert } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useRead } from '#ui/hooks.ts';
import { checkChain } from '../../contract/operations.ts';
import './chain-status.css';

type Chain = z.output<(typeof checkChain)['output']>;

function verdict({ broken, sealed, unsealed }: Chain): string {
  if (!broken) return `链条完整：已核对 ${formatCount(sealed)} 条，另有 ${formatCount(unsealed)} 条等待入链`;
  const what = broken.reason === 'missing' ? '缺失' : '被改动';
  return `第 ${formatCount(broken.position)} 条${what}，请保护现场并报告系统管理员`;
}

/** Checks every link of the chain when asked: on a large city that reads the whole trail. */
export function ChainStatus() {
  const [isAsked, setAsked] = useState(false);
  const { data, error, isFetching, refetch } = useRead(checkChain, {}, { enabled: isAsked });
  const check = () => (isAsked ? refetch() : setAsked(true));
  return (
    <div className="chain-status" aria-live="polite">
      <ProblemAlert problem={error?.problem} />
      {data && !isFetching && (
        <Alert showIcon type={data.broken ? 'error' : 'success'} title={verdict(data)} />
      )}
      <Button className="no-print" loading={isFetching} onClick={() => void check()}>
        核对日志链条
      </Button>
    </div>
  );
}
