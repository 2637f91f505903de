import { Table } from 'antd';
import { Link } from 'react-router';
import { ScrollRegion } from '#ui/desk/index.ts';
import { formatMoney } from '#ui/format.ts';
import type { Forecast } from '../types.ts';
import { type Given, rowsLink } from '../unclaimed/filter.ts';

export const cuts = { fund: '资金、条款', region: '区县' } as const;
export type Cut = keyof typeof cuts;

interface Line {
  key: string;
  label: string;
  /** What its rows are found by. */
  filter: Given;
  nowFen: number;
  fen: number[];
  totalFen: number;
  children?: Line[];
}

/** Funds with their clauses below; or districts. */
function linesOf({ funds, rows, districts }: Forecast, cut: Cut): Line[] {
  if (cut === 'region')
    return districts.map(({ regionCode, regionName, ...cost }) => ({
      key: regionCode,
      label: regionName,
      filter: { regionCode },
      ...cost,
    }));
  return funds.map(({ fund, ...cost }) => ({
    key: fund,
    label: fund,
    filter: { fund },
    ...cost,
    children: rows
      .filter((row) => row.fund === fund)
      .map(({ clauseId, clauseTitle, fund: _, ...own }) => ({
        key: `${fund} ${clauseId}`,
        label: `${clauseId} ${clauseTitle}`,
        filter: { fund, clauseId },
        ...own,
      })),
  }));
}

function Sum({ fen, filter }: { fen: number | undefined; filter: Given }) {
  if (!fen) return <>—</>;
  return <Link to={rowsLink(filter)}>{formatMoney(fen)}</Link>;
}

/** What is due now and in each month; every sum opens the rows it is the sum of. */
export function CostTable({
  forecast,
  cut,
  base,
}: {
  forecast: Forecast;
  cut: Cut;
  /** What the whole table is narrowed to. */
  base: Given;
}) {
  const { months } = forecast;
  const last = months.at(-1)?.to;
  return (
    <ScrollRegion label="资金预测">
      <Table<Line>
        key={cut}
        rowKey="key"
        size="small"
        pagination={false}
        dataSource={linesOf(forecast, cut)}
        scroll={{ x: 'max-content' }}
        defaultExpandAllRows
        columns={[
          { title: cuts[cut], className: 'library-cell', fixed: 'left', render: (_, { label }) => label },
          {
            title: '现在可申领',
            align: 'right',
            render: (_, line) => (
              <Sum fen={line.nowFen} filter={{ ...base, ...line.filter, state: 'entitled' }} />
            ),
          },
          ...months.map(({ month, from, to }, at) => ({
            title: month,
            align: 'right' as const,
            render: (_: unknown, line: Line) => (
              <Sum
                fen={line.fen[at]}
                filter={{ ...base, ...line.filter, state: 'notYet', dueFrom: from, dueTo: to }}
              />
            ),
          })),
          {
            title: '合计',
            align: 'right',
            render: (_, line) => (
              <Sum
                fen={line.totalFen}
                filter={{ ...base, ...line.filter, ...(last ? { dueTo: last } : {}) }}
              />
            ),
          },
        ]}
      />
    </ScrollRegion>
  );
}
