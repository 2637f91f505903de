import { Table } from 'antd';
import { Link } from 'react-router';
import type { z } from 'zod';
import { listHeadcountReports, listPosts } from '#modules/demand/contract/operations.ts';
import { LoadError } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { usePermission, useRead } from '#ui/hooks.ts';

type Report = z.output<(typeof listHeadcountReports)['output']>['rows'][number];

const reportsShown = 8;
const count = (value: number) => formatCount(value);
const columns = [
  { key: 'effectiveOn', title: '截止日期', dataIndex: 'effectiveOn' },
  {
    key: 'totalDemand',
    title: '总用工需求（人）',
    dataIndex: 'totalDemand',
    align: 'right' as const,
    render: count,
  },
  {
    key: 'inYearExpected',
    title: '年内用工预计（人）',
    dataIndex: 'inYearExpected',
    align: 'right' as const,
    render: count,
  },
  {
    key: 'employed',
    title: '已用工人数（人）',
    dataIndex: 'employed',
    align: 'right' as const,
    render: count,
  },
];

/** What the enterprise has declared lately, and the way to its posts. */
export function EnterpriseDemand({ enterpriseId }: { enterpriseId: string }) {
  const mayReport = usePermission('demand.report');
  const reports = useRead(listHeadcountReports, { enterpriseId, pageSize: reportsShown });
  const posts = useRead(listPosts, { enterpriseId, pageSize: 1 });
  const error = reports.error ?? posts.error;
  if (error) return <LoadError problem={error.problem} retry={reports.refetch} />;
  return (
    <section className="panel">
      <h2>用工</h2>
      <p>
        <Link to={`/demand/posts?enterpriseId=${enterpriseId}`}>
          岗位 {formatCount(posts.data?.total)} 个
        </Link>
        {mayReport && (
          <>
            {' · '}
            <Link to={`/demand/headcount?enterpriseId=${enterpriseId}`}>用工申报</Link>
          </>
        )}
      </p>
      <Table<Report>
        rowKey="id"
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={reports.data?.rows ?? []}
        columns={columns}
        locale={{ emptyText: '还没有申报过' }}
      />
      {reports.data && reports.data.total > reportsShown && (
        <p className="soft">
          共 {formatCount(reports.data.total)} 次申报，这里是最近 {reportsShown} 次。
        </p>
      )}
    </section>
  );
}
