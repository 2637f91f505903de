import { type FilterField, LedgerTable, PageFrame } from '#ui/desk/index.ts';
import { listMembers } from '../../contract/batch-operations.ts';
import { memberStateLabels } from '../../contract/codes.ts';
import { memberStates } from '../../contract/workflow.ts';
import { MemberBar } from '../components/member-bar.tsx';
import { useMemberColumns } from '../components/member-columns.tsx';

const filters: FilterField[] = [
  { key: 'search', label: '姓名', kind: 'text' },
  {
    key: 'status',
    label: '状态',
    kind: 'select',
    options: memberStates.map((code) => ({ value: code, label: memberStateLabels[code] })),
  },
  { key: 'regionCode', label: '人员来自', kind: 'region' },
];

export function Page() {
  const columns = useMemberColumns();
  return (
    <PageFrame>
      <LedgerTable
        contract={listMembers}
        columns={[
          ...columns.slice(0, 2),
          { key: 'batchNo', title: '批次' },
          { key: 'departOn', title: '出发' },
          ...columns.slice(2),
        ]}
        filters={filters}
        bulk={(rows, done) => (
          <MemberBar key={rows.map((row) => row.id).join()} members={rows} onDone={done} />
        )}
        emptyText="还没有组批的人员。"
      />
    </PageFrame>
  );
}
