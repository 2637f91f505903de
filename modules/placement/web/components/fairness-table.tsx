import { Table } from 'antd';
import type { z } from 'zod';
import { StateTag } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import type { summariseFairness } from '../../contract/fairness-operations.ts';

export type Fairness = z.output<typeof summariseFairness.output>;
type Part = Fairness['dimensions'][number]['parts'][number];

const rateText = (permille: number | null): string =>
  permille === null ? '—' : `${(permille / 10).toFixed(1)}%`;

interface TableProps {
  parts: Part[];
  smallBelow: number;
}

/** Counts and rates of the groups; hidden counts say why they are hidden. */
export function FairnessTable({ parts, smallBelow }: TableProps) {
  const countText = (count: number | null) =>
    count === null ? <span className="soft">不足 {smallBelow}，不显示</span> : formatCount(count);
  return (
    <Table<Part>
      rowKey="code"
      size="small"
      pagination={false}
      dataSource={parts}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: '组别', dataIndex: 'label' },
        { title: '可推荐（人）', align: 'right', render: (_, { available }) => countText(available) },
        { title: '被推荐（人）', align: 'right', render: (_, { recommended }) => countText(recommended) },
        {
          title: '推荐率',
          align: 'right',
          render: (_, { recommendedPermille }) => rateText(recommendedPermille),
        },
        { title: '上岗（人）', align: 'right', render: (_, { hired }) => countText(hired) },
        { title: '上岗率', align: 'right', render: (_, { hiredPermille }) => rateText(hiredPermille) },
        {
          title: '提示',
          render: (_, { code, isLow }) =>
            code === 'all' ? '' : isLow ? <StateTag tone="warn">明显偏低</StateTag> : '—',
        },
      ]}
    />
  );
}
