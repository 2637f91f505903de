import { Table } from 'antd';
import type { z } from 'zod';
import { countSupply } from '#modules/matching/contract/supply-operations.ts';
import { LoadError, ScrollRegion } from '#ui/desk/index.ts';
import { formatCount, formatMoney } from '#ui/format.ts';
import { useRead } from '#ui/hooks.ts';

type Supply = z.output<typeof countSupply.output>;
type Row = Supply['near'][number];

/** Some, but too few to be shown, are null. */
const shownIn =
  ({ smallBelow }: Supply) =>
  (people: number | null | undefined): string =>
    people === null ? `不足 ${smallBelow}` : formatCount(people);

/** Whole yuan without their fen. */
const yuan = (fen: number): string => formatMoney(fen).replace('.00 ', ' ');

function columnsOf(supply: Supply) {
  const shown = shownIn(supply);
  const { payMaxFen, raisesFen } = supply;
  const pays = [`现在最高月薪 ${yuan(payMaxFen)}`, ...raisesFen.map((raise) => `加 ${yuan(raise)}`)];
  return [
    { title: '住地', dataIndex: 'label' },
    { title: '在求职、同意推荐', align: 'right' as const, render: (_: unknown, row: Row) => shown(row.near) },
    { title: '符合其他条件', align: 'right' as const, render: (_: unknown, row: Row) => shown(row.eligible) },
    ...pays.map((title, at) => ({
      title,
      align: 'right' as const,
      render: (_: unknown, row: Row) => shown(row.atPay[at]),
    })),
  ];
}

/** How many people near the post could come at its pay and above, and what each of its own limits costs: numbers only. */
export function NearbyPeople({ postId }: { postId: string }) {
  const { data, error, refetch } = useRead(countSupply, { postId });
  if (error?.problem.code === 'matching.postUnclear') return null;
  if (error) return <LoadError problem={error.problem} retry={refetch} />;
  if (!data) return null;
  const shown = shownIn(data);
  return (
    <section className="panel" aria-label="附近求职人数">
      <h2>附近求职人数</h2>
      <ScrollRegion label="附近求职人数">
        <Table<Row>
          rowKey="within"
          size="small"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={data.near}
          columns={columnsOf(data)}
        />
      </ScrollRegion>
      {data.costs.length > 0 && (
        <p>
          放宽一项条件，全市符合的人可增加：
          {data.costs.map(({ label, people }) => `${label} ${shown(people)} 人`).join('，')}。
        </p>
      )}
      {data.kilometres && (
        <p className="soft">
          公里数是岗位所在镇街的中心到住地（村、镇街）中心的直线距离，不是路程。
          {data.kilometres.unplaced !== 0 &&
            `另有 ${shown(data.kilometres.unplaced)} 人住地没有坐标，没有算进公里数。`}
        </p>
      )}
      <p className="soft">
        只数本人同意推荐、还没有上岗的求职者，不含姓名；工资一栏是其中期望不高于该工资的人数。少于{' '}
        {data.smallBelow} 人不显示具体人数。
      </p>
    </section>
  );
}
