import { Table } from 'antd';
import { Loading, LoadError } from '#ui/desk/index.ts';
import { useRead } from '#ui/hooks.ts';
import { summariseWords } from '../../contract/summary-operations.ts';
import { Count } from './supply-table.tsx';

interface WordTableProps {
  kind: 'group' | 'occupation';
  title: string;
  asked: { regionCode?: string };
  mayOpen: boolean;
}

const linesShown = 15;

/** People by group or by occupation wanted; one person may stand in several lines. */
export function WordTable({ kind, title, asked, mayOpen }: WordTableProps) {
  const { data, error, refetch } = useRead(summariseWords, { kind, ...asked }, { keep: true });
  if (error) return <LoadError problem={error.problem} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <p className="soft">一人可计入多项，各项相加可能大于总人数。</p>
      <Table
        rowKey="code"
        size="small"
        dataSource={data.rows}
        pagination={{ pageSize: linesShown, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { key: 'label', title: kind === 'group' ? '人员类别' : '求职意向', dataIndex: 'label' },
          {
            key: 'people',
            title: '登记人数',
            align: 'right',
            render: (_, row) => (
              <Count value={row.people} filter={{ ...asked, [kind]: row.code }} mayOpen={mayOpen} />
            ),
          },
          {
            key: 'open',
            title: '未上岗',
            align: 'right',
            render: (_, row) => (
              <Count
                value={row.open}
                filter={{ ...asked, [kind]: row.code, isOpen: '1' }}
                mayOpen={mayOpen}
              />
            ),
          },
        ]}
      />
    </section>
  );
}
