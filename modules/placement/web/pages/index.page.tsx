import { Alert, Button } from 'antd';
import { useRef } from 'react';
import { type FilterField, LedgerTable, PageFrame } from '#ui/desk/index.ts';
import { exportPlacements, listPlacements } from '../../contract/operations.ts';
import { BatchBar, RefusedList } from '../components/batch-bar.tsx';
import { usePermission } from '#ui/hooks.ts';
import { useDrill } from '../components/drill.ts';
import { useColumns } from '../components/use-columns.tsx';
import { useMove } from '../components/use-move.ts';
import { useReasonLabel } from '../components/use-reason-label.ts';

const filters: FilterField[] = [
  { key: 'search', label: '姓名、企业或岗位', kind: 'text' },
  { key: 'status', label: '状态', kind: 'select', codes: 'placementState' },
  { key: 'regionCode', label: '人员来自', kind: 'region' },
  { key: 'enterpriseRegionCode', label: '企业所在地', kind: 'region' },
  { key: 'recommendedFrom', label: '推荐日期从', kind: 'date' },
  { key: 'recommendedTo', label: '到', kind: 'date' },
];

export function Page() {
  const mayExport = usePermission('person.export');
  const columns = useColumns();
  const move = useMove();
  const drill = useDrill(useReasonLabel());
  const names = useRef(new Map<string, string>());
  return (
    <PageFrame>
      {drill.words && (
        <Alert
          type="info"
          showIcon
          className="problem-alert"
          title={`只看：${drill.words}`}
          action={<Button onClick={drill.leave}>看全部</Button>}
        />
      )}
      <RefusedList result={move.result} nameOf={(id) => names.current.get(id) ?? '未知'} />
      <LedgerTable
        contract={listPlacements}
        columns={columns}
        filters={filters}
        fixedInput={drill.input}
        rowLink={({ id }) => `/placement/${id}`}
        {...(mayExport ? { exportContract: exportPlacements } : {})}
        bulk={(rows, done) => {
          for (const row of rows) names.current.set(row.id, row.personName);
          return <BatchBar rows={rows} move={move} onDone={done} />;
        }}
        emptyText="还没有推荐记录。"
      />
    </PageFrame>
  );
}
