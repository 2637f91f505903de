import { Table } from 'antd';
import { Figure, ScrollRegion } from '#ui/desk/index.ts';
import { FigureRow } from '#ui/desk/figure.tsx';
import { formatCount, formatMoney } from '#ui/format.ts';
import { subjectKindLabels } from '../../../contract/codes.ts';
import { MoneyChart } from '../money-chart-lazy.tsx';
import type { Rehearsal } from '../types.ts';

function Change({ fen }: { fen: number }) {
  if (fen === 0) return <>持平</>;
  return (
    <span className={fen > 0 ? 'gain' : 'loss'}>
      {fen > 0 ? '▲ 增加 ' : '▼ 减少 '}
      {formatMoney(Math.abs(fen))}
    </span>
  );
}

/** Claims decided on an employer's people as one count the employer. */
const counted = '人（家）';

const totalOf = (side: Rehearsal['draft'] | null): number => (side ? side.nowFen + side.laterFen : 0);

function findingOf({ current, draft }: Rehearsal): string {
  const difference = totalOf(draft) - totalOf(current);
  const heads = draft.heads - (current?.heads ?? 0);
  const sum =
    difference === 0
      ? '总额不变'
      : `总额${difference > 0 ? '增加' : '减少'} ${formatMoney(Math.abs(difference))}`;
  const people =
    heads === 0 ? '人数不变' : `${heads > 0 ? '多' : '少'} ${formatCount(Math.abs(heads))} ${counted}`;
  return `改后${people}，${sum}`;
}

function Figures({ rehearsal, hasBudget }: { rehearsal: Rehearsal; hasBudget: boolean }) {
  const { current, draft, gains, loses, runsOut } = rehearsal;
  const yuan = (fen: number) => formatMoney(fen).replace(' 元', '');
  return (
    <>
      <FigureRow>
        <Figure
          label="现行版本合计"
          value={current ? yuan(totalOf(current)) : '没有现行版本'}
          unit={current ? '元' : ''}
          asOf={rehearsal.run.asOf}
        />
        <Figure label="改后合计" value={yuan(totalOf(draft))} unit="元" asOf={rehearsal.run.asOf} />
        <Figure label="改后人数" value={draft.heads} unit={counted} />
        <Figure label="增加的" value={gains.heads} unit={`${counted}，多 ${formatMoney(gains.fen)}`} />
        <Figure
          label="减少的"
          value={loses.heads}
          unit={`${counted}，少 ${formatMoney(Math.abs(loses.fen))}`}
        />
      </FigureRow>
      {hasBudget && (
        <FigureRow>
          <Figure label="按现行，资金用完" value={runsOut.currentOn ?? '期内够用'} unit="" />
          <Figure label="按改后，资金用完" value={runsOut.draftOn ?? '期内够用'} unit="" />
        </FigureRow>
      )}
    </>
  );
}

/** What a draft would change, by month, by county and by payee. */
export function RehearsalResult({ rehearsal, hasBudget }: { rehearsal: Rehearsal; hasBudget: boolean }) {
  const { months, districts, payees } = rehearsal;
  const sides = (rows: { currentFen: number; draftFen: number }[]) => [
    { name: '现行', fen: rows.map(({ currentFen }) => currentFen) },
    { name: '改后', fen: rows.map(({ draftFen }) => draftFen) },
  ];
  return (
    <>
      <h3>{findingOf(rehearsal)}</h3>
      <Figures rehearsal={rehearsal} hasBudget={hasBudget} />
      <h3>按月</h3>
      <MoneyChart title="按月比较" names={months.map(({ month }) => month)} series={sides(months)} />
      <h3>按区县</h3>
      <MoneyChart
        title="按区县比较"
        names={districts.map(({ regionName }) => regionName)}
        series={sides(districts)}
      />
      <ScrollRegion label="按区县">
        <Table
          rowKey="regionCode"
          size="small"
          pagination={false}
          dataSource={districts}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: '区县', dataIndex: 'regionName' },
            { title: `现行${counted}`, align: 'right', render: (_, row) => formatCount(row.currentHeads) },
            { title: `改后${counted}`, align: 'right', render: (_, row) => formatCount(row.draftHeads) },
            { title: '现行（金额）', align: 'right', render: (_, row) => formatMoney(row.currentFen) },
            { title: '改后（金额）', align: 'right', render: (_, row) => formatMoney(row.draftFen) },
            {
              title: '变化',
              align: 'right',
              render: (_, row) => <Change fen={row.draftFen - row.currentFen} />,
            },
          ]}
        />
      </ScrollRegion>
      <h3>增加或减少最多的单位和个人</h3>
      <ScrollRegion label="增加或减少最多的单位和个人">
        <Table
          rowKey="payeeId"
          size="small"
          dataSource={payees}
          pagination={{ pageSize: 10, hideOnSinglePage: true }}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: '谁', dataIndex: 'payeeName' },
            { title: '类别', render: (_, { payeeKind }) => subjectKindLabels[payeeKind] },
            { title: '现行', align: 'right', render: (_, row) => formatMoney(row.currentFen) },
            { title: '改后', align: 'right', render: (_, row) => formatMoney(row.draftFen) },
            {
              title: '变化',
              align: 'right',
              render: (_, row) => <Change fen={row.draftFen - row.currentFen} />,
            },
          ]}
        />
      </ScrollRegion>
    </>
  );
}
