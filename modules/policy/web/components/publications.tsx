import { Checkbox, Input, Modal, Table } from 'antd';
import { DateInput, EmptyState, FormItem, FormShell } from '#ui/desk/index.ts';
import { useMe, useWrite } from '#ui/hooks.ts';
import { channelLabels } from '../../contract/codes.ts';
import { publishClause } from '../../contract/clause-operations.ts';
import type { ClauseDetail } from './types.ts';

interface Given {
  channels: (keyof typeof channelLabels)[];
  publishedOn: string;
  note?: string;
}

/** Where and when the clause was made public, version by version. */
export function Publications({ clause }: { clause: ClauseDetail }) {
  return (
    <section className="panel" aria-label="发布记录">
      <h2>发布记录</h2>
      <Table
        rowKey="id"
        size="small"
        pagination={false}
        dataSource={clause.publications}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <EmptyState text="还没有登记过发布。" /> }}
        columns={[
          { title: '渠道', render: (_, { channel }) => channelLabels[channel] },
          { title: '版本', render: (_, { versionNo }) => `第 ${versionNo} 版` },
          { title: '发布日期', dataIndex: 'publishedOn' },
          { title: '登记人', dataIndex: 'byName' },
          { title: '备注', render: (_, { note }) => note ?? '—' },
        ]}
      />
    </section>
  );
}

/** Asks where and when this version was made public. */
export function PublishDialog({ versionId, onClose }: { versionId: string; onClose: () => void }) {
  const me = useMe();
  const write = useWrite(publishClause, { onDone: onClose });
  const options = Object.entries(channelLabels).map(([value, label]) => ({ value, label }));
  return (
    <Modal open title="登记发布" footer={null} onCancel={onClose} destroyOnHidden>
      <FormShell<Given>
        submitLabel="登记发布"
        initial={{ channels: [], publishedOn: me.today }}
        onSubmit={(given) => write.run({ versionId, ...given })}
        problem={write.problem}
        isRunning={write.isRunning}
      >
        <FormItem name="channels" label="渠道" required>
          <Checkbox.Group options={options} />
        </FormItem>
        <FormItem name="publishedOn" label="发布日期" required>
          <DateInput />
        </FormItem>
        <FormItem name="note" label="备注">
          <Input maxLength={200} placeholder="如网址、期号" />
        </FormItem>
      </FormShell>
    </Modal>
  );
}
