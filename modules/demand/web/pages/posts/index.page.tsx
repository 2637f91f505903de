import { Button } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { z } from 'zod';
import { listOrganisations } from '#modules/region/contract/operations.ts';
import { type FilterField, type LedgerColumn, LedgerTable, PageFrame, StateTag } from '#ui/desk/index.ts';
import { formatCount, formatDate, formatPayRange } from '#ui/format.ts';
import { useMe, usePermission, useRead, useUrlState } from '#ui/hooks.ts';
import { exportPosts, listPosts } from '../../../contract/operations.ts';
import { PostStateTag } from '../../components/state.tsx';
import { useIsNarrow } from '../../components/use-narrow.ts';

type Post = z.output<(typeof listPosts)['output']>['rows'][number];

function NeededOn({ post }: { post: Post }) {
  return (
    <>
      {formatDate(post.neededOn)} {post.isOverdue && <StateTag tone="bad">逾期</StateTag>}
    </>
  );
}

const columns: LedgerColumn<Post>[] = [
  { key: 'title', title: '岗位' },
  { key: 'enterpriseName', title: '企业' },
  { key: 'regionName', title: '所在区划' },
  { key: 'parkName', title: '园区', hiddenByDefault: true },
  { key: 'occupationName', title: '缺工类型' },
  { key: 'headcount', title: '缺工人数', align: 'right', sortable: true },
  { key: 'filled', title: '已到岗', align: 'right' },
  { key: 'remaining', title: '还缺', align: 'right' },
  { key: 'pay', title: '月薪', render: ({ payMinFen, payMaxFen }) => formatPayRange(payMinFen, payMaxFen) },
  { key: 'neededOn', title: '到岗时间', sortable: true, render: (post) => <NeededOn post={post} /> },
  { key: 'status', title: '状态', render: ({ status }) => <PostStateTag status={status} /> },
  { key: 'recordedOn', title: '登记日期', sortable: true },
];

const narrowColumns: LedgerColumn<Post>[] = [
  {
    key: 'title',
    title: '岗位',
    render: ({ title, status }) => (
      <>
        {title} <PostStateTag status={status} />
      </>
    ),
  },
  {
    key: 'remaining',
    title: '还缺',
    align: 'right',
    render: ({ remaining, headcount }) => `${formatCount(remaining)}/${formatCount(headcount)}`,
  },
  { key: 'neededOn', title: '到岗时间', render: (post) => <NeededOn post={post} /> },
];

/** Parks as choices, for places that have some. */
function useFilters(): FilterField[] {
  const { scope } = useMe();
  const isOwn = scope.kind === 'enterprise';
  const { data } = useRead(listOrganisations, { kind: 'park' }, { isFixed: true });
  return useMemo(() => {
    const parks = (data?.organisations ?? []).map(({ id, name }) => ({ value: id, label: name }));
    return [
      { key: 'search', label: '岗位或企业', kind: 'text' },
      { key: 'status', label: '状态', kind: 'select', codes: 'demandState' },
      ...(isOwn ? [] : [{ key: 'regionCode', label: '地区', kind: 'region' as const }]),
      ...(parks.length && !isOwn
        ? [{ key: 'parkId', label: '园区', kind: 'select' as const, options: parks }]
        : []),
      { key: 'neededBy', label: '到岗时间不晚于', kind: 'date' },
      { key: 'isOverdue', label: '只看逾期', kind: 'flag' },
    ];
  }, [data, isOwn]);
}

export function Page() {
  const isNarrow = useIsNarrow();
  const mayEdit = usePermission('demand.edit');
  const mayExport = usePermission('demand.export');
  const filters = useFilters();
  const [{ enterpriseId }] = useUrlState<{ enterpriseId?: string }>(['enterpriseId']);
  const fixedInput = useMemo(() => (enterpriseId ? { enterpriseId } : {}), [enterpriseId]);
  const register = mayEdit && (
    <Link to="/demand/posts/new">
      <Button type="primary">登记岗位</Button>
    </Link>
  );
  return (
    <PageFrame actions={register}>
      <LedgerTable
        contract={listPosts}
        columns={isNarrow ? narrowColumns : columns}
        filters={filters}
        fixedInput={fixedInput}
        rowLink={({ id }) => `/demand/posts/${id}`}
        {...(mayExport ? { exportContract: exportPosts } : {})}
        emptyText="还没有登记岗位"
        emptyAction={register}
      />
    </PageFrame>
  );
}
