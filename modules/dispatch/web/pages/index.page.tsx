import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import {
  DateInput,
  type FilterField,
  FormItem,
  FormShell,
  type LedgerColumn,
  LedgerTable,
  PageFrame,
} from '#ui/desk/index.ts';
import { useMe, useWrite } from '#ui/hooks.ts';
import { createPlan, listPlans } from '../../contract/operations.ts';
import { CountLink } from '../components/count-link.tsx';
import { addressOf } from '../components/drill.ts';
import { PlanTag } from '../components/state-tags.tsx';

type Row = (typeof listPlans)['output']['_output']['rows'][number];

const handedOver = (counted: 'sent' | 'accepted', title: string): LedgerColumn<Row> => ({
  key: counted,
  title,
  align: 'right',
  render: (row) => (
    <CountLink count={row[counted]} to={addressOf('/dispatch/members', { planId: row.id, counted })} />
  ),
});
const columns: LedgerColumn<Row>[] = [
  { key: 'name', title: '方案' },
  { key: 'fromOn', title: '期限', render: ({ fromOn, toOn }) => `${fromOn} 至 ${toOn}` },
  { key: 'status', title: '状态', render: ({ status }) => <PlanTag status={status} /> },
  { key: 'runs', title: '计算次数', align: 'right' },
  {
    key: 'placed',
    title: '安排（人）',
    align: 'right',
    render: ({ id, runId, placed }) =>
      placed === null ? '—' : <CountLink count={placed} to={`/dispatch/plans/${id}/people?runId=${runId}`} />,
  },
  {
    key: 'batches',
    title: '批次',
    align: 'right',
    render: ({ id, batches }) => <CountLink count={batches} to={`/dispatch/batches?planId=${id}`} />,
  },
  handedOver('sent', '已出发（人）'),
  handedOver('accepted', '已接收（人）'),
  { key: 'createdByName', title: '编制人' },
];

const filters: FilterField[] = [
  {
    key: 'awaits',
    label: '待办',
    kind: 'select',
    options: [{ value: 'decision', label: '有结果待采用' }],
  },
];

export function Page() {
  const navigate = useNavigate();
  const { today } = useMe();
  const [isOpen, setOpen] = useState(false);
  const create = useWrite(createPlan, { onDone: ({ id }) => void navigate(`/dispatch/plans/${id}`) });
  return (
    <PageFrame
      actions={
        <Button type="primary" onClick={() => setOpen(true)}>
          新建方案
        </Button>
      }
    >
      <LedgerTable
        contract={listPlans}
        columns={columns}
        filters={filters}
        rowLink={({ id }) => `/dispatch/plans/${id}`}
        emptyText="还没有输送方案。"
      />
      <Modal open={isOpen} title="新建方案" footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <FormShell<{ name: string; fromOn: string }>
          submitLabel="新建"
          problem={create.problem}
          isRunning={create.isRunning}
          initial={{ fromOn: today }}
          onSubmit={(values) => create.run(values)}
        >
          <FormItem name="name" label="方案名称" required>
            <Input maxLength={60} placeholder="如：十月下旬至十一月输送" />
          </FormItem>
          <FormItem name="fromOn" label="第一天" required hint="期限为本地规定的天数，从这一天算起">
            <DateInput />
          </FormItem>
        </FormShell>
      </Modal>
    </PageFrame>
  );
}
