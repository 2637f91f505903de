import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { OperationContract } from '#platform/contract/operation.ts';
import { downloadOperation, ProblemError } from '#ui/client.ts';

interface DownloadButtonProps<C extends OperationContract> {
  contract: C;
  input: z.input<C['input']>;
  label: string;
}

/** Saves the file of a `download` operation; large ones take a while. */
export function DownloadButton<C extends OperationContract>({
  contract,
  input,
  label,
}: DownloadButtonProps<C>) {
  const { message } = App.useApp();
  const [isRunning, setRunning] = useState(false);
  async function download(): Promise<void> {
    if (isRunning) return;
    setRunning(true);
    try {
      await downloadOperation(contract, input);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      void message.error(error.problem.detail);
    } finally {
      setRunning(false);
    }
  }
  return (
    <Button icon={<DownloadOutlined />} loading={isRunning} onClick={() => void download()}>
      {label}
    </Button>
  );
}
