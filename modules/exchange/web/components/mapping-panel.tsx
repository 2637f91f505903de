import { Alert, Button, Space, Table } from 'antd';
import { ProblemAlert } from '#ui/desk/index.ts';
import { useDraft, useWrite } from '#ui/hooks.ts';
import { setMapping } from '../../contract/operations.ts';
import { ColumnChoice, isChosen, type Mapping } from './column-choice.tsx';
import type { Batch } from './use-batch.ts';

interface MappingPanelProps {
  batch: Batch;
  /** Back to the preview; absent where there is none. */
  onCancel?: () => void;
  onDone?: () => void;
}

/** The user says which header of the file is which column; remembered for files with the same headers. */
export function MappingPanel({ batch, onCancel, onDone }: MappingPanelProps) {
  const [mapping, setMappingDraft, clearDraft] = useDraft<Mapping>(
    `exchange.mapping.${batch.id}`,
    batch.mapping,
  );
  const save = useWrite(setMapping, {
    onDone: () => {
      clearDraft();
      onDone?.();
    },
  });
  const used = new Set(Object.values(mapping).filter((choice) => typeof choice === 'string'));
  const unused = batch.headers.filter((header) => !used.has(header));
  const missing = batch.columns.filter(({ key, required }) => required && !isChosen(mapping[key]));
  return (
    <section className="panel" aria-label="对应列">
      <h2>文件里的哪一列是什么</h2>
      {batch.problem && <Alert type="warning" showIcon title={batch.problem} />}
      <p className="soft">
        文件里没有、但每行都一样的内容，可以选“每行都填”。对应关系会记住，下次上传列名相同的文件不再询问。
      </p>
      <Table
        rowKey="key"
        size="small"
        pagination={false}
        dataSource={batch.columns}
        columns={[
          {
            title: '清单的列',
            width: '38%',
            render: (_, { label, required, hint }) => (
              <>
                {label}
                {required && <span className="field-required">必填</span>}
                {hint && <div className="soft">{hint}</div>}
              </>
            ),
          },
          {
            title: '文件里的列',
            render: (_, column) => (
              <ColumnChoice
                column={column}
                headers={batch.headers}
                choice={mapping[column.key]}
                onChange={(choice) => setMappingDraft({ ...mapping, [column.key]: choice })}
              />
            ),
          },
        ]}
      />
      <p className="soft">
        {unused.length ? `文件里没有用到的列：${unused.join('、')}` : '文件里的列都已用到。'}
      </p>
      {missing.length > 0 && (
        <p className="field-error" role="status">
          还没有指定：{missing.map(({ label }) => label).join('、')}
        </p>
      )}
      <ProblemAlert problem={save.problem} />
      <Space wrap className="panel-actions">
        <Button
          type="primary"
          disabled={missing.length > 0}
          loading={save.isRunning}
          onClick={() => void save.run({ batchId: batch.id, mapping })}
        >
          按此对应读取
        </Button>
        {onCancel && <Button onClick={onCancel}>返回预览</Button>}
      </Space>
    </section>
  );
}
