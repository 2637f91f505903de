import { type FilterField, LedgerTable, type LedgerColumn, PageFrame } from '#ui/desk/index.ts';
import type { z } from 'zod';
import { formatDate } from '#ui/format.ts';
import { usePermission, useRead } from '#ui/hooks.ts';
import { milestoneStateLabels } from '../../contract/codes.ts';
import { exportRetention, listRetention, summariseRetention } from '../../contract/retention-operations.ts';
import { RetentionSummary } from '../components/retention-summary.tsx';
import { MilestoneTag } from '../components/state-tag.tsx';

type Row = z.output<typeof listRetention.output>['rows'][number];

const columns: LedgerColumn<Row>[] = [
  { key: 'personName', title: '姓名' },
  { key: 'months', title: '节点', render: (row) => `${row.months} 个月` },
  { key: 'dueOn', title: '到期日' },
  { key: 'state', title: '结论', render: (row) => <MilestoneTag state={row.state} /> },
  { key: 'enterpriseName', title: '企业' },
  { key: 'postTitle', title: '岗位', hiddenByDefault: true },
  { key: 'regionName', title: '来自' },
  { key: 'onboardOn', title: '上岗日期' },
  { key: 'leftOn', title: '离职日期', render: (row) => formatDate(row.leftOn) },
  { key: 'usedMonths', title: '已参保月', render: (row) => row.usedMonths.join('、') || '—' },
  { key: 'missingMonths', title: '缺参保月', render: (row) => row.missingMonths.join('、') || '—' },
  {
    key: 'backPaidMonths',
    title: '其中补缴',
    render: (row) => row.backPaidMonths.join('、') || '—',
    hiddenByDefault: true,
  },
];

const filtersOf = (milestones: number[]): FilterField[] => [
  { key: 'search', label: '姓名、企业或岗位', kind: 'text' },
  {
    key: 'months',
    label: '节点',
    kind: 'select',
    options: milestones.map((each) => ({ value: String(each), label: `${each} 个月` })),
  },
  {
    key: 'state',
    label: '结论',
    kind: 'select',
    options: Object.entries(milestoneStateLabels).map(([value, label]) => ({ value, label })),
  },
  { key: 'regionCode', label: '人员来自', kind: 'region' },
  { key: 'enterpriseRegionCode', label: '企业所在地', kind: 'region' },
  { key: 'dueFrom', label: '到期日从', kind: 'date' },
  { key: 'dueTo', label: '到', kind: 'date' },
];

export function Page() {
  const mayExport = usePermission('person.export');
  const { data } = useRead(summariseRetention, {});
  return (
    <PageFrame>
      {data && <RetentionSummary summary={data} />}
      <LedgerTable
        contract={listRetention}
        columns={columns}
        filters={filtersOf(data?.milestones ?? [])}
        {...(mayExport ? { exportContract: exportRetention } : {})}
        rowLink={({ placementId }) => `/placement/${placementId}`}
        emptyText="还没有人上岗。"
      />
    </PageFrame>
  );
}
