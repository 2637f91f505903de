import { useMemo } from 'react';
import { Link } from 'react-router';
import type { z } from 'zod';
import { Figure, FigureRow, type LedgerColumn, LedgerTable, PageFrame } from '#ui/desk/index.ts';
import { formatCount, formatDate } from '#ui/format.ts';
import { useRead, useUrlState } from '#ui/hooks.ts';
import { type GapFigure, gapFigureNames, gapFigures } from '../../contract/codes.ts';
import { listGapRows } from '../../contract/operations.ts';
import { addressOf, type PlaceQuery, placeInput, placeKeys } from '../components/place-query.ts';

type Row = z.output<(typeof listGapRows)['output']>['rows'][number];
type Query = PlaceQuery & { figure?: string | undefined };

const isFigure = (text: string | undefined): text is GapFigure =>
  gapFigureNames.some((name) => name === text);
const count = (value: number | undefined) => formatCount(value ?? null);

const ofEnterprise: LedgerColumn<Row>[] = [
  { key: 'totalDemand', title: '总用工需求', align: 'right', render: ({ need }) => count(need?.totalDemand) },
  { key: 'inYear', title: '年内用工预计', align: 'right', render: ({ need }) => count(need?.inYear) },
  { key: 'employed', title: '已用工人数', align: 'right', render: ({ need }) => count(need?.employed) },
  { key: 'effectiveOn', title: '最近申报', render: ({ need }) => formatDate(need?.effectiveOn) },
  {
    key: 'signedOn',
    title: '签约日期',
    render: ({ signedOn }) => formatDate(signedOn),
    hiddenByDefault: true,
  },
  {
    key: 'dockedOn',
    title: '对接日期',
    render: ({ dockedOn }) => formatDate(dockedOn),
    hiddenByDefault: true,
  },
];
const ofPlace: LedgerColumn<Row>[] = [
  { key: 'regionName', title: '所在区划' },
  { key: 'parkName', title: '园区' },
];
const ofPost: LedgerColumn<Row>[] = [
  { key: 'post', title: '岗位', render: ({ post }) => post?.title },
  {
    key: 'enterpriseName',
    title: '企业',
    render: ({ enterpriseId, enterpriseName }) => (
      <Link to={`/enterprise/${enterpriseId}`}>{enterpriseName}</Link>
    ),
  },
  { key: 'headcount', title: '缺工人数', align: 'right', render: ({ post }) => count(post?.headcount) },
  { key: 'filled', title: '已到岗', align: 'right', render: ({ post }) => count(post?.filled) },
  { key: 'neededOn', title: '到岗时间', render: ({ post }) => formatDate(post?.neededOn) },
];

function columnsFor(figure: GapFigure): LedgerColumn<Row>[] {
  const { label, unit } = gapFigures[figure];
  const value: LedgerColumn<Row> = {
    key: 'value',
    title: `${label}（${unit}）`,
    align: 'right',
    render: (row) => <strong>{formatCount(row.value)}</strong>,
  };
  if (figure === 'next45') return [...ofPost, ...ofPlace, value];
  return [{ key: 'enterpriseName', title: '企业' }, ...ofPlace, ...ofEnterprise, value];
}

export function Page() {
  const [query] = useUrlState<Query>(['figure', ...placeKeys]);
  const figure = isFigure(query.figure) ? query.figure : 'gap';
  const { label, unit, definition } = gapFigures[figure];
  const fixedInput = useMemo(
    () => ({
      figure,
      ...placeInput(query),
      ...(query.enterpriseId ? { enterpriseId: query.enterpriseId } : {}),
    }),
    [figure, query],
  );
  const { data } = useRead(listGapRows, { ...fixedInput, page: 1, pageSize: 20 }, { keep: true });
  const { figure: _figure, enterpriseId: _enterpriseId, ...place } = query;
  return (
    <PageFrame
      title={`${label}明细`}
      actions={<Link to={addressOf('/demand/summary', place)}>返回汇总</Link>}
    >
      <FigureRow>
        <Figure
          label={label}
          value={data?.sum}
          unit={unit}
          definition={definition}
          {...(data ? { asOf: data.asOf } : {})}
        />
        <Figure
          label={figure === 'next45' ? '岗位' : '企业'}
          value={data?.total}
          unit={figure === 'next45' ? '个' : '家'}
        />
      </FigureRow>
      <LedgerTable
        contract={listGapRows}
        columns={columnsFor(figure)}
        fixedInput={fixedInput}
        rowLink={({ enterpriseId, post }) =>
          post ? `/demand/posts/${post.id}` : `/enterprise/${enterpriseId}`
        }
        emptyText={`${label}为 0，没有明细`}
      />
    </PageFrame>
  );
}
