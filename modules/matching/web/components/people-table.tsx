import { Table, Tag } from 'antd';
import { Link } from 'react-router';
import { EmptyState } from '#ui/desk/index.ts';
import { useLabel, usePermission } from '#ui/hooks.ts';
import { inShort } from '../../contract/codes.ts';
import { Fit } from './fit.tsx';
import type { RankedPerson } from './types.ts';

interface PeopleTableProps {
  people: RankedPerson[];
  /** State of those who are recommended to this post already, by person. */
  onTheWay: Map<string, string>;
  selected: string[];
  onSelect: (ids: string[]) => void;
}

/** The ranked people; a row opens its whole explanation. */
export function PeopleTable({ people, onTheWay, selected, onSelect }: PeopleTableProps) {
  const education = useLabel('education');
  const mayRankPosts = usePermission('matching.rankPosts');
  const mayRecommend = usePermission('matching.recommend');
  return (
    <Table<RankedPerson>
      rowKey="id"
      size="middle"
      dataSource={people}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{
        emptyText: (
          <EmptyState text="您管辖的人员中没有符合条件的。可看上方各条件排除了多少人，与企业商量放宽，或请其他区县推荐。" />
        ),
      }}
      scroll={{ x: 'max-content' }}
      {...(mayRecommend
        ? {
            rowSelection: {
              selectedRowKeys: selected,
              onChange: (keys: React.Key[]) => onSelect(keys.map(String)),
              getCheckboxProps: ({ id, name }: RankedPerson) => ({
                disabled: onTheWay.has(id),
                'aria-label': `选择 ${name}`,
              }),
            },
          }
        : {})}
      expandable={{ expandedRowRender: (person) => <Fit fit={person} /> }}
      columns={[
        {
          title: '姓名',
          render: (_, { id, name, isPinned }) => (
            <>
              {mayRankPosts ? <Link to={`/matching/people/${id}`}>{name}</Link> : name}{' '}
              {isPinned && <Tag color="blue">置顶</Tag>}
            </>
          ),
        },
        { title: '分数', align: 'right', dataIndex: 'score' },
        { title: '主要理由', render: (_, person) => inShort(person.reasons) },
        { title: '年龄', align: 'right', dataIndex: 'age' },
        { title: '学历', render: (_, person) => education(person.education) },
        { title: '住地', dataIndex: 'regionName' },
        { title: '电话', dataIndex: 'phone' },
        {
          title: '办理情况',
          fixed: 'right',
          render: (_, { id, openWays }) => {
            const here = onTheWay.get(id);
            const elsewhere = openWays - (here ? 1 : 0);
            const other = elsewhere > 0 ? `正推荐到另外 ${elsewhere} 个岗位` : undefined;
            return [here, other].filter(Boolean).join('，') || '—';
          },
        },
      ]}
    />
  );
}
