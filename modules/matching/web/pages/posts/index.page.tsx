import { Button } from 'antd';
import { Link } from 'react-router';
import type { z } from 'zod';
import { listOpenPosts } from '#modules/demand/contract/operations.ts';
import { type FilterField, type LedgerColumn, LedgerTable, PageFrame } from '#ui/desk/index.ts';
import { useUrlState } from '#ui/hooks.ts';
import { payColumn } from '../../components/pay-column.ts';

type Row = z.output<typeof listOpenPosts.output>['rows'][number];

const columns: LedgerColumn<Row>[] = [
  { key: 'title', title: '岗位' },
  { key: 'enterpriseName', title: '企业' },
  { key: 'regionName', title: '所在地' },
  { key: 'occupationName', title: '工种' },
  { key: 'remaining', title: '还缺', align: 'right' },
  payColumn,
  { key: 'skills', title: '技能要求' },
  { key: 'isShift', title: '班次', render: ({ isShift }) => (isShift ? '倒班' : '长白班') },
  { key: 'hasLodging', title: '住宿', render: ({ hasLodging }) => (hasLodging ? '提供' : '不提供') },
  { key: 'neededOn', title: '用人日期', sortable: true },
];
const filters: FilterField[] = [
  { key: 'search', label: '岗位或企业', kind: 'text' },
  { key: 'regionCode', label: '所在地', kind: 'region' },
];

export function Page() {
  const [filter] = useUrlState<{ search?: string; regionCode?: string }>(['search', 'regionCode']);
  const chosen = Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const together = (
    <Link to={`/matching/runs?${new URLSearchParams(chosen)}`}>
      <Button>整张清单一起匹配</Button>
    </Link>
  );
  return (
    <PageFrame actions={together}>
      <LedgerTable
        contract={listOpenPosts}
        columns={columns}
        filters={filters}
        rowLink={({ id }) => `/matching/posts/${id}`}
        emptyText="目前没有在招岗位。"
      />
    </PageFrame>
  );
}
