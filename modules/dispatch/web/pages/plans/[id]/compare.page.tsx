import { Link, useParams } from 'react-router';
import { Loading, LoadError, PageFrame } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useRead, useUrlState } from '#ui/hooks.ts';
import { getRun } from '../../../../contract/operations.ts';
import { byWeek, tableOf } from '../../../components/figures.ts';
import { UsedUpList } from '../../../components/shortages.tsx';
import type { Result, SolvedRun } from '../../../components/types.ts';
import { weekName } from '../../../components/weeks.ts';
import { PlainTable } from '../../../components/plain-table.tsx';

interface Line {
  key: string;
  name: string;
  left: number;
  right: number;
  /** Less is better; where it is left out, neither is. */
  isLack?: boolean;
}

function linesOf(left: Result, right: Result): Line[] {
  const [weeksLeft, weeksRight] = [byWeek(left), byWeek(right)];
  const [from, to] = [tableOf(left, null), tableOf(right, null)];
  const of = (key: string, name: string, figure: (result: Result) => number, isLack = false): Line => ({
    key,
    name,
    left: figure(left),
    right: figure(right),
    isLack,
  });
  return [
    of('placed', '安排（人）', ({ totals }) => totals.placed),
    of('points', '匹配得分', ({ totals }) => totals.points),
    of('target', '区县任务差（人）', ({ totals }) => totals.targetShortfall, true),
    of('floor', '小企业保底差（人）', ({ totals }) => totals.floorShortfall, true),
    of('unmet', '岗位还缺（人）', ({ demand, totals }) => demand - totals.placed, true),
    ...left.weeks.map((_, at) => ({
      key: `week${at}`,
      name: weekName(left.weeks, at),
      left: weeksLeft[at] ?? 0,
      right: weeksRight[at] ?? 0,
    })),
    ...left.counties.map(({ id, name }) => ({
      key: id,
      name: `从${name}`,
      left: from(id, ''),
      right: to(id, ''),
    })),
    ...left.receivers
      .filter(({ id }) => from('', id) > 0 || to('', id) > 0)
      .map(({ id, name }) => ({ key: `to${id}`, name: `到${name}`, left: from('', id), right: to('', id) })),
  ];
}

function Difference({ left, right, isLack }: Line) {
  const more = right - left;
  if (more === 0) return <span className="soft">相同</span>;
  const tone = isLack === undefined ? '' : isLack === more < 0 ? 'dispatch-better' : 'dispatch-worse';
  return (
    <span className={tone}>
      {more > 0 ? '▲ ' : '▼ '}
      {formatCount(Math.abs(more))}
    </span>
  );
}

function Compared({ left, right }: { left: SolvedRun; right: SolvedRun }) {
  const count = (figure: number) => formatCount(figure);
  return (
    <>
      <PlainTable<Line>
        label="两个结果"
        rowKey="key"
        size="small"
        rows={linesOf(left.result, right.result)}
        columns={[
          { title: '指标', dataIndex: 'name' },
          { title: `${left.runNo}. ${left.label}`, align: 'right', render: (_, row) => count(row.left) },
          { title: `${right.runNo}. ${right.label}`, align: 'right', render: (_, row) => count(row.right) },
          { title: '后者比前者', align: 'right', render: (_, row) => <Difference {...row} /> },
        ]}
      />
      <div className="dispatch-columns dispatch-after">
        <UsedUpList result={left.result} />
        <UsedUpList result={right.result} />
      </div>
    </>
  );
}

const solved = (run: SolvedRun | { result: null } | undefined): SolvedRun | undefined =>
  run?.result ? run : undefined;

export function Page() {
  const { id = '' } = useParams();
  const [{ left = '', right = '' }] = useUrlState<{ left?: string; right?: string }>(['left', 'right']);
  const one = useRead(getRun, { id: left }, { enabled: left !== '' });
  const two = useRead(getRun, { id: right }, { enabled: right !== '' });
  const error = one.error ?? two.error;
  const [first, second] = [
    solved(one.data as SolvedRun | undefined),
    solved(two.data as SolvedRun | undefined),
  ];
  return (
    <PageFrame actions={<Link to={`/dispatch/plans/${id}`}>返回方案</Link>}>
      {error && <LoadError problem={error.problem} />}
      {!error && !(first && second) && <Loading />}
      {first && second && <Compared left={first} right={second} />}
    </PageFrame>
  );
}
