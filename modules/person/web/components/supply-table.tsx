import { Table } from 'antd';
import { Link } from 'react-router';
import type { z } from 'zod';
import { formatCount, formatPercent } from '#ui/format.ts';
import { useCodes } from '#ui/hooks.ts';
import type { summariseSupply } from '../../contract/summary-operations.ts';

type Summary = z.output<(typeof summariseSupply)['output']>;
type Row = Summary['rows'][number];

/** The ledger filtered to the people of one figure. */
export const peopleLink = (filter: Record<string, string>): string =>
  `/person?${new URLSearchParams(filter).toString()}`;

interface CountProps {
  value: number;
  filter: Record<string, string>;
  mayOpen: boolean;
}

/** A number that opens its people, where the asker may see people. */
export function Count({ value, filter, mayOpen }: CountProps) {
  if (value === 0 || !mayOpen) return formatCount(value);
  return <Link to={peopleLink(filter)}>{formatCount(value)}</Link>;
}

function Name({ row, regionCode }: { row: Row; regionCode: string }) {
  if (!row.hasChildren || row.regionCode === regionCode) return row.regionName;
  return <Link to={`/person/summary?regionCode=${row.regionCode}`}>{row.regionName}</Link>;
}

/** One line a division; its name leads down, its numbers lead to their people. */
export function SupplyTable({ summary, mayOpen }: { summary: Summary; mayOpen: boolean }) {
  const statuses = useCodes('supplyStatus').filter(({ code }) => summary.total.byStatus[code]);
  const column = (title: string, value: (row: Row) => number, filter: Record<string, string>) => ({
    key: title,
    title,
    align: 'right' as const,
    render: (_: unknown, row: Row) => {
      // People registered at the region itself cannot be told from those below it by a filter.
      const isItself = row.regionCode === summary.regionCode;
      return (
        <Count
          value={value(row)}
          filter={{ regionCode: row.regionCode, ...filter }}
          mayOpen={mayOpen && !isItself}
        />
      );
    },
  });
  return (
    <Table<Row>
      rowKey="regionCode"
      size="small"
      pagination={false}
      dataSource={summary.rows}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          key: 'name',
          title: '地区',
          render: (_, row) => <Name row={row} regionCode={summary.regionCode} />,
        },
        column('登记人数', (row) => row.people, {}),
        column('未上岗', (row) => row.open, { isOpen: '1' }),
        column('待回访', (row) => row.stale, { isStale: '1' }),
        column('本季已联系', (row) => row.contacted, { contactedFrom: summary.contactedFrom, isOpen: '1' }),
        {
          key: 'coverage',
          title: '联系率',
          align: 'right',
          render: (_, row) => formatPercent(row.contacted, row.open),
        },
        column('同意推荐', (row) => row.consented, { consent: 'given' }),
        ...statuses.map(({ code, label }) =>
          column(label, (row) => row.byStatus[code] ?? 0, { status: code }),
        ),
      ]}
    />
  );
}
