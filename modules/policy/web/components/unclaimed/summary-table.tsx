import { Table } from 'antd';
import { Link } from 'react-router';
import type { z } from 'zod';
import { EmptyState, ScrollRegion } from '#ui/desk/index.ts';
import { formatCount, formatMoney } from '#ui/format.ts';
import type { summariseEntitlements } from '../../../contract/run-operations.ts';
import { type Filter, rowsLink } from './filter.ts';

type Summary = z.output<typeof summariseEntitlements.output>;
type Row = Summary['rows'][number];

const heading = { clause: '条款', region: '区县', payee: '单位或个人' } as const;
const filterKey = { clause: 'clauseId', region: 'regionCode', payee: 'payeeId' } as const;

interface SummaryTableProps {
  summary: Summary;
  by: keyof typeof heading;
  /** What the whole table is narrowed to. */
  base: Filter;
}

/** Sums by clause, county or payee; each opens the rows it is the sum of. */
export function SummaryTable({ summary, by, base }: SummaryTableProps) {
  const link = (row: Row, state?: string) =>
    rowsLink({ ...base, [filterKey[by]]: row.key, ...(state ? { state } : {}) });
  return (
    <ScrollRegion label="合计">
      {summary.more > 0 && (
        <p className="soft">
          只列金额最多的 {formatCount(summary.rows.length)} 个，另有 {formatCount(summary.more)}{' '}
          个已计入上面的合计，可以看明细或导出。
        </p>
      )}
      <Table<Row>
        rowKey="key"
        size="middle"
        dataSource={summary.rows}
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        locale={{ emptyText: <EmptyState text="按现在的台账没有应享未享的。" /> }}
        columns={[
          {
            title: heading[by],
            className: 'library-cell',
            render: (_, row) => (
              <Link to={link(row)}>{by === 'clause' ? `${row.key} ${row.label}` : row.label}</Link>
            ),
          },
          {
            title: '人数',
            align: 'right',
            render: (_, row) => <Link to={link(row)}>{formatCount(row.heads)}</Link>,
          },
          {
            title: '笔数',
            align: 'right',
            render: (_, row) => <Link to={link(row)}>{formatCount(row.lines)}</Link>,
          },
          {
            title: '现在可申领',
            align: 'right',
            render: (_, row) => <Link to={link(row, 'entitled')}>{formatMoney(row.entitledFen)}</Link>,
          },
          {
            title: '近期到期',
            align: 'right',
            render: (_, row) => <Link to={link(row, 'notYet')}>{formatMoney(row.notYetFen)}</Link>,
          },
          {
            title: '标准未配置（笔）',
            align: 'right',
            render: (_, row) =>
              row.standardMissing === 0 ? (
                '0'
              ) : (
                <Link to={link(row, 'standardMissing')}>{formatCount(row.standardMissing)}</Link>
              ),
          },
        ]}
      />
    </ScrollRegion>
  );
}
