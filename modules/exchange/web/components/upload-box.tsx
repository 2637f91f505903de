import { InboxOutlined } from '@ant-design/icons';
import { Button, Progress, Upload } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Problem } from '#platform/contract/errors.ts';
import { ProblemError, uploadOperation } from '#ui/client.ts';
import { ProblemAlert } from '#ui/desk/index.ts';
import { formatPercent } from '#ui/format.ts';
import { maxFileMegabytes } from '../../contract/codes.ts';
import { uploadFile } from '../../contract/operations.ts';

interface UploadBoxProps {
  kind: string;
  label: string;
}

const tooLarge: Problem = {
  type: 'about:blank',
  title: '文件太大',
  status: 413,
  detail: `文件超过 ${maxFileMegabytes} MB，请拆成几份后分别导入`,
  code: 'platform.tooLarge',
  errors: [],
};

/** Sends a file once, however often it is clicked; after a broken connection the same file can be sent again. */
function useUpload(kind: string) {
  const navigate = useNavigate();
  const isBusy = useRef(false);
  const [file, setFile] = useState<File>();
  const [part, setPart] = useState<number>();
  const [problem, setProblem] = useState<Problem>();
  async function send(chosen: File): Promise<void> {
    if (isBusy.current) return;
    setFile(chosen);
    if (chosen.size > maxFileMegabytes * 1024 * 1024) return setProblem(tooLarge);
    isBusy.current = true;
    setProblem(undefined);
    setPart(0);
    try {
      const { batchId } = await uploadOperation(uploadFile, { kind }, chosen, setPart);
      await navigate(`/exchange/batches/${batchId}`);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem);
    } finally {
      isBusy.current = false;
      setPart(undefined);
    }
  }
  return { file, part, problem, send };
}

/** Where a filled-in list is dropped or chosen. */
export function UploadBox({ kind, label }: UploadBoxProps) {
  const { file, part, problem, send } = useUpload(kind);
  const isSending = part !== undefined;
  return (
    <div className="upload-box">
      <Upload.Dragger
        // The content decides what a file is; the dialogue only shows the likely ones first.
        accept=".xlsx,.xls,.csv"
        disabled={isSending}
        multiple={false}
        showUploadList={false}
        beforeUpload={(chosen) => {
          void send(chosen);
          return false;
        }}
      >
        <p className="upload-icon" aria-hidden="true">
          <InboxOutlined />
        </p>
        <p>{isSending ? `正在上传“${file?.name}”` : `点击选择${label}，或把文件拖到这里`}</p>
        <p className="soft">.xlsx、.xls、.csv，不超过 {maxFileMegabytes} MB</p>
      </Upload.Dragger>
      {isSending && (
        <Progress
          percent={Math.floor(part * 100)}
          format={() => formatPercent(part, 1)}
          aria-label="上传进度"
        />
      )}
      <ProblemAlert problem={problem} />
      {problem && file && problem.code !== tooLarge.code && (
        <Button onClick={() => void send(file)}>重新上传“{file.name}”</Button>
      )}
    </div>
  );
}
