import type { z } from 'zod';
import { type FilterField, type LedgerColumn, LedgerTable, PageFrame } from '#ui/desk/index.ts';
import { formatPayRange } from '#ui/format.ts';
import { useLabel } from '#ui/hooks.ts';
import { listOpenPosts } from '../../contract/operations.ts';

type OpenPost = z.output<(typeof listOpenPosts)['output']>['rows'][number];

const filters: FilterField[] = [
  { key: 'search', label: '岗位、企业或技能', kind: 'text' },
  { key: 'regionCode', label: '地区', kind: 'region' },
];
const yesNo = (value: boolean): string => (value ? '有' : '无');

export function Page() {
  const educationOf = useLabel('education');
  const columns: LedgerColumn<OpenPost>[] = [
    { key: 'title', title: '岗位' },
    { key: 'enterpriseName', title: '企业' },
    { key: 'regionName', title: '工作地点' },
    { key: 'parkName', title: '园区', hiddenByDefault: true },
    { key: 'occupationName', title: '工种' },
    { key: 'remaining', title: '还招（人）', align: 'right' },
    { key: 'pay', title: '月薪', render: ({ payMinFen, payMaxFen }) => formatPayRange(payMinFen, payMaxFen) },
    { key: 'skills', title: '技能要求' },
    {
      key: 'educationMin',
      title: '学历',
      render: ({ educationMin }) => educationOf(educationMin),
      hiddenByDefault: true,
    },
    { key: 'hasLodging', title: '住宿', render: ({ hasLodging }) => yesNo(hasLodging) },
    { key: 'isShift', title: '倒班', render: ({ isShift }) => yesNo(isShift) },
    { key: 'neededOn', title: '到岗时间', sortable: true },
  ];
  return (
    <PageFrame>
      <LedgerTable
        contract={listOpenPosts}
        columns={columns}
        filters={filters}
        emptyText="目前没有在招岗位"
      />
    </PageFrame>
  );
}
