import { Table } from 'antd';
import { Link } from 'react-router';
import { type CountedStep, countedLabels, countedSteps } from '#modules/placement/contract/codes.ts';
import { ScrollRegion } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { usePermission } from '#ui/hooks.ts';
import type { Completion, CompletionLine } from './types.ts';

const percent = (permille: number | null): string =>
  permille === null ? '—' : `${(permille / 10).toFixed(1)}%`;

function linesOf({ rows, total }: Completion): CompletionLine[] {
  const lines = rows.map((row) => ({ ...row, key: row.regionCode, place: { regionCode: row.regionCode } }));
  if (lines.length < 2) return lines;
  const regionCodes = rows.map(({ regionCode }) => regionCode).join(',');
  return [...lines, { ...total, key: 'total', regionName: '合计', place: { regionCodes } }];
}

/** Targets and the four counts of each county, each number opening the people it counts. */
export function CompletionTable({ completion }: { completion: Completion }) {
  const mayOpen = usePermission('placement.view');
  const { year, asOf, countedStep } = completion;
  const link = ({ place }: CompletionLine, step: CountedStep) => {
    const filter = { countedStep: step, countedYear: String(year), countedTo: asOf, ...place };
    return `/placement?${new URLSearchParams(filter).toString()}`;
  };
  const shown = (row: CompletionLine, step: CountedStep) =>
    mayOpen ? <Link to={link(row, step)}>{formatCount(row[step])}</Link> : formatCount(row[step]);
  return (
    <ScrollRegion label="完成情况">
      <Table<CompletionLine>
        rowKey="key"
        size="middle"
        pagination={false}
        dataSource={linesOf(completion)}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: '输送区县', dataIndex: 'regionName', fixed: 'left' },
          { title: '任务（人）', align: 'right', render: (_, row) => formatCount(row.target) },
          ...countedSteps.map((step) => ({
            title: step === countedStep ? `${countedLabels[step]}（计入完成）` : countedLabels[step],
            align: 'right' as const,
            render: (_: unknown, row: CompletionLine) => shown(row, step),
          })),
          { title: '其中在本区县上岗', align: 'right', render: (_, row) => formatCount(row.onboardWithin) },
          { title: '完成率', align: 'right', render: (_, row) => percent(row.permille) },
          { title: '还差（人）', align: 'right', render: (_, row) => formatCount(row.remainder) },
        ]}
      />
    </ScrollRegion>
  );
}
