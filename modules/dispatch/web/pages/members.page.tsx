import { type FilterField, LedgerTable, PageFrame } from '#ui/desk/index.ts';
import { useUrlState } from '#ui/hooks.ts';
import { listMembers } from '../../contract/batch-operations.ts';
import {
  type HandOverFigure,
  handOverLabels,
  memberStateLabels,
  memberWaitLabels,
  memberWaits,
} from '../../contract/codes.ts';
import { memberStates } from '../../contract/workflow.ts';
import { MemberBar } from '../components/member-bar.tsx';
import { useFateColumns } from '../components/member-columns.tsx';

const filters: FilterField[] = [
  { key: 'search', label: '姓名', kind: 'text' },
  {
    key: 'status',
    label: '状态',
    kind: 'select',
    options: memberStates.map((code) => ({ value: code, label: memberStateLabels[code] })),
  },
  {
    key: 'awaits',
    label: '待办',
    kind: 'select',
    options: memberWaits.map((code) => ({ value: code, label: memberWaitLabels[code] })),
  },
  { key: 'regionCode', label: '人员来自', kind: 'region' },
];

/** People of batches; opened from a figure of another page only those it counts. */
export function Page() {
  const columns = useFateColumns();
  const [from] = useUrlState<{
    batchId?: string;
    planId?: string;
    countyCode?: string;
    counted?: HandOverFigure;
  }>(['batchId', 'planId', 'countyCode', 'counted']);
  return (
    <PageFrame {...(from.counted ? { title: `输送人员去向：${handOverLabels[from.counted]}` } : {})}>
      <LedgerTable
        contract={listMembers}
        columns={columns}
        filters={filters}
        fixedInput={from}
        bulk={(rows, done) => (
          <MemberBar key={rows.map((row) => row.id).join()} members={rows} onDone={done} />
        )}
        emptyText="还没有组批的人员。"
      />
    </PageFrame>
  );
}
