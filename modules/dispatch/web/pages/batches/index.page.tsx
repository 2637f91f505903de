import { Link } from 'react-router';
import { type FilterField, type LedgerColumn, LedgerTable, PageFrame } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useMe, useUrlState } from '#ui/hooks.ts';
import { listBatches } from '../../../contract/batch-operations.ts';
import { batchStateLabels, batchWaitLabels, batchWaits, memberStateLabels } from '../../../contract/codes.ts';
import { batchStates } from '../../../contract/workflow.ts';
import { CountLink } from '../../components/count-link.tsx';
import { addressOf } from '../../components/drill.ts';
import { HandOverTable } from '../../components/hand-over-table.tsx';
import { BatchTag } from '../../components/state-tags.tsx';
import type { BatchRow } from '../../components/types.ts';

const fate = (status: 'accepted' | 'missing' | 'rejected'): LedgerColumn<BatchRow> => ({
  key: status,
  title: memberStateLabels[status],
  align: 'right',
  render: (row) => (
    <CountLink count={row[status]} to={addressOf('/dispatch/members', { batchId: row.id, status })} />
  ),
});
const columns: LedgerColumn<BatchRow>[] = [
  { key: 'batchNo', title: '批次' },
  { key: 'status', title: '状态', render: ({ status }) => <BatchTag status={status} /> },
  { key: 'sendingRegionName', title: '送出' },
  { key: 'receiverName', title: '接收' },
  { key: 'departOn', title: '计划出发' },
  { key: 'people', title: '人数', align: 'right' },
  {
    key: 'ready',
    title: '已备齐',
    align: 'right',
    render: ({ ready, people }) => (ready === null ? '—' : `${formatCount(ready)} / ${formatCount(people)}`),
  },
  {
    key: 'hasFacilities',
    title: '住宿和接站',
    render: ({ hasFacilities, status }) =>
      hasFacilities ? '已确认' : status === 'gathering' ? <span className="tone-bad">待确认</span> : '—',
  },
  fate('accepted'),
  fate('missing'),
  fate('rejected'),
  { key: 'planName', title: '方案' },
];
const filters: FilterField[] = [
  {
    key: 'status',
    label: '状态',
    kind: 'select',
    options: batchStates.map((code) => ({ value: code, label: batchStateLabels[code] })),
  },
  {
    key: 'awaits',
    label: '待办',
    kind: 'select',
    options: batchWaits.map((code) => ({ value: code, label: batchWaitLabels[code] })),
  },
  { key: 'sendingRegionCode', label: '送出区县', kind: 'region' },
  { key: 'receivingRegionCode', label: '接收区县', kind: 'region' },
];

export function Page() {
  const { scope } = useMe();
  const isBelowCounty = scope.kind === 'region' && !scope.regionCode?.endsWith('000000');
  const [{ planId }] = useUrlState<{ planId?: string }>(['planId']);
  return (
    <PageFrame>
      {scope.kind !== 'enterprise' && <HandOverTable planId={planId} />}
      <LedgerTable
        contract={listBatches}
        columns={columns}
        filters={filters}
        fixedInput={planId ? { planId } : {}}
        rowLink={({ id }) => `/dispatch/batches/${id}`}
        {...(isBelowCounty
          ? {
              emptyText: '批次由县区办理，本镇街、村社的人在“输送人员去向”里。',
              emptyAction: <Link to="/dispatch/members">看输送人员去向</Link>,
            }
          : { emptyText: '还没有输送批次。' })}
      />
    </PageFrame>
  );
}
