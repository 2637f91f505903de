import { Table, type TableColumnType } from 'antd';
import { Link } from 'react-router';
import type { z } from 'zod';
import { formatCount } from '#ui/format.ts';
import { type GapFigure, gapFigures } from '../../contract/codes.ts';
import type { summariseDemand } from '../../contract/operations.ts';
import { addressOf, type PlaceQuery, placeOf } from './place-query.ts';
import { useIsNarrow } from './use-narrow.ts';

type Summary = z.output<(typeof summariseDemand)['output']>;
type Row = Summary['rows'][number];

const columnsShown: GapFigure[] = [
  'signed',
  'docked',
  'notReporting',
  'totalDemand',
  'inYear',
  'employed',
  'gap',
  'overfilled',
  'next45',
];
const headings: Record<Row['kind'], string> = {
  region: '地区',
  exactRegion: '地区',
  park: '园区',
  noPark: '园区',
  enterprise: '企业',
};
/** On a phone only what one looks for first. */
const narrowColumns: GapFigure[] = ['inYear', 'employed', 'gap'];
const rowsOnPage = 50;

/** Where a line of the roll-up leads: one level down, or to the enterprise itself. */
function lineAddress(row: Row, shown: PlaceQuery): string {
  if (row.kind === 'enterprise') return `/enterprise/${row.enterpriseId}`;
  return addressOf('/demand/summary', placeOf(row, shown));
}

/** One line per child of the place with the total below; every number opens its rows. */
export function SummaryTable({ summary, place }: { summary: Summary; place: PlaceQuery }) {
  const isNarrow = useIsNarrow();
  const figures = isNarrow ? narrowColumns : columnsShown;
  const rowsAddress = (figure: GapFigure, at: PlaceQuery) => addressOf('/demand/rows', { figure, ...at });
  const number = (value: number, to: string) =>
    value === 0 ? '0' : <Link to={to}>{formatCount(value)}</Link>;
  const labelOf = (figure: GapFigure) =>
    figure === 'next45' ? `${summary.horizonDays} 日需求` : gapFigures[figure].short;
  const columns: TableColumnType<Row>[] = [
    {
      key: 'name',
      title: headings[summary.rows[0]?.kind ?? 'region'],
      ...(isNarrow ? {} : { fixed: 'left' as const }),
      render: (_, row) => <Link to={lineAddress(row, place)}>{row.name}</Link>,
    },
    ...figures.map(
      (figure): TableColumnType<Row> => ({
        key: figure,
        title: `${labelOf(figure)}（${gapFigures[figure].unit}）`,
        align: 'right',
        sorter: (one, other) => one.figures[figure] - other.figures[figure],
        render: (_, row) => number(row.figures[figure], rowsAddress(figure, placeOf(row, place))),
      }),
    ),
  ];
  return (
    <Table<Row>
      rowKey={(row) => `${row.kind} ${row.enterpriseId ?? row.parkId ?? row.regionCode}`}
      columns={columns}
      dataSource={summary.rows}
      size="middle"
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: rowsOnPage, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: '这里还没有企业' }}
      summary={() => (
        <Table.Summary.Row>
          <Table.Summary.Cell index={0}>
            <strong>合计</strong>
          </Table.Summary.Cell>
          {figures.map((figure, at) => (
            <Table.Summary.Cell key={figure} index={at + 1} align="right">
              <strong>{number(summary.total[figure], rowsAddress(figure, place))}</strong>
            </Table.Summary.Cell>
          ))}
        </Table.Summary.Row>
      )}
    />
  );
}
