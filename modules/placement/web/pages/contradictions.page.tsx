import type { z } from 'zod';
import { type FilterField, type LedgerColumn, LedgerTable, PageFrame, StateTag } from '#ui/desk/index.ts';
import { formatDate } from '#ui/format.ts';
import { contradictionLabels } from '../../contract/codes.ts';
import { listContradictions } from '../../contract/retention-operations.ts';

type Row = z.output<typeof listContradictions.output>['rows'][number];

const columns: LedgerColumn<Row>[] = [
  { key: 'personName', title: '姓名' },
  {
    key: 'contradictions',
    title: '不一致的情况',
    render: (row) =>
      row.contradictions.map(({ code, label, months }) => (
        <div key={code}>
          <StateTag tone="warn">{label}</StateTag> {months.join('、')}
        </div>
      )),
  },
  { key: 'enterpriseName', title: '企业' },
  { key: 'postTitle', title: '岗位', hiddenByDefault: true },
  { key: 'regionName', title: '来自' },
  { key: 'onboardOn', title: '上岗日期' },
  { key: 'leftOn', title: '离职日期', render: (row) => formatDate(row.leftOn) },
];

const filters: FilterField[] = [
  { key: 'search', label: '姓名、企业或岗位', kind: 'text' },
  {
    key: 'code',
    label: '情况',
    kind: 'select',
    options: Object.entries(contradictionLabels).map(([value, label]) => ({ value, label })),
  },
  { key: 'regionCode', label: '人员来自', kind: 'region' },
  { key: 'enterpriseRegionCode', label: '企业所在地', kind: 'region' },
];

export function Page() {
  return (
    <PageFrame>
      <LedgerTable
        contract={listContradictions}
        columns={columns}
        filters={filters}
        rowLink={({ placementId }) => `/placement/${placementId}`}
        emptyText="参保记录与在岗情况没有不一致。"
      />
    </PageFrame>
  );
}
