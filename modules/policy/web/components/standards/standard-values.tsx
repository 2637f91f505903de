import { Table } from 'antd';
import { ActionBar, EmptyState, type Given } from '#ui/desk/index.ts';
import { useWrite } from '#ui/hooks.ts';
import { sourceLabels } from '../../../contract/codes.ts';
import { decideStandard } from '../../../contract/standard-operations.ts';
import { VersionTag } from '../tags.tsx';
import type { Standard, StandardValue } from '../types.ts';

function Decide({ value, onEdit }: { value: StandardValue; onEdit: () => void }) {
  const write = useWrite(decideStandard);
  async function act(action: string, given: Given): Promise<unknown> {
    if (action === 'edit') return onEdit();
    const reason = typeof given.reason === 'string' ? given.reason : null;
    const decision = action === 'approve' ? 'approve' : 'sendBack';
    return write.run({ id: value.id, version: value.version, decision, reason });
  }
  return <ActionBar actions={value.actions} onAct={act} problem={write.problem} />;
}

/** All values of a standard with their days, papers and who agreed. */
export function StandardValues({
  standard,
  onEdit,
}: {
  standard: Standard;
  onEdit: (value: StandardValue) => void;
}) {
  return (
    <Table<StandardValue>
      rowKey="id"
      size="small"
      pagination={false}
      dataSource={standard.values}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <EmptyState text="还没有登记过。" /> }}
      columns={[
        { title: '从哪天起', render: (_, { fromOn }) => (fromOn > '0001-01-01' ? fromOn : '一直') },
        { title: '标准', dataIndex: 'text' },
        { title: '状态', render: (_, { status }) => <VersionTag status={status} /> },
        { title: '依据文件', className: 'library-cell', dataIndex: 'paper' },
        { title: '来源', render: (_, { source }) => sourceLabels[source] },
        { title: '登记', render: (_, { draftedByName }) => draftedByName ?? '—' },
        {
          title: '审核',
          render: (_, { decidedByName, decidedOn }) =>
            [decidedByName, decidedOn].filter(Boolean).join(' ') || '—',
        },
        { title: '说明', render: (_, { reason }) => reason ?? '—' },
        { title: '', render: (_, value) => <Decide value={value} onEdit={() => onEdit(value)} /> },
      ]}
    />
  );
}
