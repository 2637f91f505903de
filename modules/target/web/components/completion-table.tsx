import { Table } from 'antd';
import { Link } from 'react-router';
import { type CountedStep, countedLabels, countedSteps } from '#modules/placement/contract/codes.ts';
import { formatCount } from '#ui/format.ts';
import { usePermission } from '#ui/hooks.ts';
import type { Completion, CompletionRow } from './types.ts';

const percent = (permille: number | null): string =>
  permille === null ? '—' : `${(permille / 10).toFixed(1)}%`;

/** Targets and the four counts of each county, each number opening the people it counts. */
export function CompletionTable({ completion }: { completion: Completion }) {
  const mayOpen = usePermission('placement.view');
  const { rows, total, year, asOf, countedStep } = completion;
  const link = (row: CompletionRow, step: CountedStep) => {
    const filter = {
      countedStep: step,
      countedYear: String(year),
      countedTo: asOf,
      regionCode: row.regionCode,
    };
    return `/placement?${new URLSearchParams(filter).toString()}`;
  };
  const shown = (row: CompletionRow, step: CountedStep) =>
    mayOpen ? <Link to={link(row, step)}>{formatCount(row[step])}</Link> : formatCount(row[step]);
  return (
    <Table<CompletionRow>
      rowKey="regionCode"
      size="middle"
      pagination={false}
      dataSource={rows.length > 1 ? [...rows, { ...total, regionName: '合计（每人一次）' }] : rows}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: '输送区县', dataIndex: 'regionName', fixed: 'left' },
        { title: '任务（人）', align: 'right', render: (_, row) => formatCount(row.target) },
        ...countedSteps.map((step) => ({
          title: step === countedStep ? `${countedLabels[step]}（计入完成）` : countedLabels[step],
          align: 'right' as const,
          render: (_: unknown, row: CompletionRow) => shown(row, step),
        })),
        { title: '其中在本区县上岗', align: 'right', render: (_, row) => formatCount(row.onboardWithin) },
        { title: '完成率', align: 'right', render: (_, row) => percent(row.permille) },
        { title: '还差（人）', align: 'right', render: (_, row) => formatCount(row.remainder) },
      ]}
    />
  );
}
