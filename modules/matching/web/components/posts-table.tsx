import { Button, Table, Tag } from 'antd';
import { EmptyState } from '#ui/desk/index.ts';
import { formatPayRange } from '#ui/format.ts';
import { usePermission } from '#ui/hooks.ts';
import { inShort } from '../../contract/codes.ts';
import { Fit } from './fit.tsx';
import type { RankedPost } from './types.ts';
import type { OnTheWay } from './use-on-the-way.ts';

/** More than this stands no longer side by side. */
const comparedAtMost = 3;

interface PostsTableProps {
  posts: RankedPost[];
  /** State of this person's recommendations, by post. */
  onTheWay: Map<string, OnTheWay>;
  compared: string[];
  onCompare: (ids: string[]) => void;
  onRecommend: (postId: string) => Promise<void>;
  isRunning: boolean;
}

/** The ranked posts; a row opens its whole explanation, chosen ones are compared. */
export function PostsTable({
  posts,
  onTheWay,
  compared,
  onCompare,
  onRecommend,
  isRunning,
}: PostsTableProps) {
  const mayRecommend = usePermission('matching.recommend');
  return (
    <Table<RankedPost>
      rowKey="id"
      size="middle"
      dataSource={posts}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{
        emptyText: <EmptyState text="全市在招岗位中没有符合条件的，可看上方各条件排除了多少岗位。" />,
      }}
      scroll={{ x: 'max-content' }}
      rowSelection={{
        columnTitle: '对比',
        columnWidth: 56,
        selectedRowKeys: compared,
        onChange: (keys) => onCompare(keys.map(String).slice(-comparedAtMost)),
        getCheckboxProps: ({ title }) => ({ 'aria-label': `对比 ${title}` }),
      }}
      expandable={{ expandedRowRender: (post) => <Fit fit={post} /> }}
      columns={[
        {
          title: '岗位',
          render: (_, { title, isPinned }) => (
            <>
              {title} {isPinned && <Tag color="blue">置顶</Tag>}
            </>
          ),
        },
        { title: '企业', dataIndex: 'enterpriseName' },
        { title: '分数', align: 'right', dataIndex: 'score' },
        { title: '主要理由', render: (_, post) => inShort(post.reasons) },
        { title: '所在地', dataIndex: 'regionName' },
        {
          title: '月薪',
          align: 'right',
          render: (_, post) => formatPayRange(post.payMinFen, post.payMaxFen),
        },
        { title: '还缺', align: 'right', dataIndex: 'remaining' },
        {
          title: '办理情况',
          fixed: 'right',
          render: (_, { id }) =>
            onTheWay.get(id)?.state ??
            (mayRecommend ? (
              <Button size="small" loading={isRunning} onClick={() => void onRecommend(id)}>
                推荐
              </Button>
            ) : (
              '—'
            )),
        },
      ]}
    />
  );
}
