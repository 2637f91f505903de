import { Table } from 'antd';
import { Link } from 'react-router';
import type { z } from 'zod';
import { formatCount, formatPercent } from '#ui/format.ts';
import type { summariseRetention } from '../../contract/retention-operations.ts';

type Summary = z.output<typeof summariseRetention.output>;
type Region = Summary['regions'][number];
type Count = Region['counts'][number];

const none = { notDue: 0, failed: 0, unproven: 0, disputed: 0, confirmed: 0 };
const countAt = (region: Region, months: number): Omit<Count, 'months'> =>
  region.counts.find((count) => count.months === months) ?? none;
/** Those whose months are over, or who left before. */
const dueOf = ({ failed, unproven, disputed, confirmed }: Omit<Count, 'months'>): number =>
  failed + unproven + disputed + confirmed;

const linkTo = (filter: Record<string, string | number>): string =>
  `/placement/retention?${new URLSearchParams(Object.entries(filter).map(([key, value]) => [key, String(value)])).toString()}`;

/** Of the people each place sent: how many are proved to have stayed, and how many must be asked for. */
export function RetentionSummary({ summary }: { summary: Summary }) {
  const { regions, milestones, asOf } = summary;
  if (regions.length === 0) return null;
  return (
    <section className="panel" aria-label="各地稳定就业人数">
      <h2>各地稳定就业人数（截至 {asOf}）</h2>
      <Table<Region>
        rowKey="regionCode"
        size="small"
        pagination={false}
        dataSource={regions}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: '人员来自', dataIndex: 'regionName', fixed: 'left' },
          { title: '已上岗', align: 'right', render: (_, region) => formatCount(region.onboarded) },
          ...milestones.map((months) => ({
            title: `满 ${months} 个月`,
            children: [
              {
                title: '已稳定',
                align: 'right' as const,
                render: (_: unknown, region: Region) => (
                  <Link to={linkTo({ regionCode: region.regionCode, months, state: 'confirmed' })}>
                    {formatCount(countAt(region, months).confirmed)}
                  </Link>
                ),
              },
              {
                title: '稳定率',
                align: 'right' as const,
                render: (_: unknown, region: Region) => {
                  const count = countAt(region, months);
                  return formatPercent(count.confirmed, dueOf(count));
                },
              },
              {
                title: '待核实',
                align: 'right' as const,
                render: (_: unknown, region: Region) => (
                  <Link to={linkTo({ regionCode: region.regionCode, months, state: 'unproven' })}>
                    {formatCount(countAt(region, months).unproven)}
                  </Link>
                ),
              },
            ],
          })),
        ]}
      />
      <p className="soft">
        稳定率＝已稳定 ÷ 已到期人次（含期内离职、待核实、存疑）；已稳定须有足够月份的参保记录。
      </p>
    </section>
  );
}
