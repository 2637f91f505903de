import type { z } from 'zod';
import { listPeople } from '#modules/person/contract/operations.ts';
import { type FilterField, type LedgerColumn, LedgerTable, PageFrame } from '#ui/desk/index.ts';
import { useLabel } from '#ui/hooks.ts';

type Row = z.output<typeof listPeople.output>['rows'][number];

const filters: FilterField[] = [
  { key: 'search', label: '姓名、拼音首字母、证件号或电话', kind: 'text' },
  { key: 'regionCode', label: '地区', kind: 'region' },
  { key: 'status', label: '就业状态', kind: 'select', codes: 'supplyStatus' },
  { key: 'group', label: '人员类别', kind: 'select', codes: 'group' },
];
/** Without a post, and willing to be recommended. */
const open = { isOpen: true, consent: 'given' } as const;

export function Page() {
  const status = useLabel('supplyStatus');
  const education = useLabel('education');
  const columns: LedgerColumn<Row>[] = [
    { key: 'name', title: '姓名' },
    { key: 'age', title: '年龄', align: 'right' },
    { key: 'regionName', title: '住地' },
    { key: 'status', title: '就业状态', render: (row) => status(row.status) },
    { key: 'education', title: '学历', render: (row) => education(row.education) },
    { key: 'wants', title: '求职意向', render: ({ wants }) => wants.join('、') || '不限' },
    { key: 'skills', title: '技能', render: ({ skills }) => skills.join('、') || '—' },
    { key: 'lastContactOn', title: '最近联系', sortable: true },
  ];
  return (
    <PageFrame>
      <LedgerTable
        contract={listPeople}
        columns={columns}
        filters={filters}
        fixedInput={open}
        rowLink={({ id }) => `/matching/people/${id}`}
        emptyText="没有同意推荐、等待上岗的人员。"
      />
    </PageFrame>
  );
}
