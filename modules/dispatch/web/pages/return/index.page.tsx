import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { z } from 'zod';
import type { Problem } from '#platform/contract/errors.ts';
import { downloadOperation, ProblemError } from '#ui/client.ts';
import { DateInput, EmptyState, Loading, LoadError, PageFrame, ProblemAlert } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useRead, useUrlState } from '#ui/hooks.ts';
import { type ReturnFigure, returnFigureLabels, returnFigures } from '../../../contract/codes.ts';
import { exportReturn, summariseReturn } from '../../../contract/report-operations.ts';
import { listFilings } from '../../../contract/return-operations.ts';
import { CountLink } from '../../components/count-link.tsx';
import { addressOf } from '../../components/drill.ts';
import { FilingTable } from '../../components/filing-table.tsx';
import '../../components/dispatch.css';
import { PlainTable } from '../../components/plain-table.tsx';

type Report = z.output<(typeof summariseReturn)['output']>;
type Row = Report['total'] & { regionCode: string; regionName: string };

const share = ({ counted, target }: Row): string =>
  target > 0 ? `${((counted / target) * 100).toFixed(1)}%` : '—';

function ReturnTable({ report }: { report: Report }) {
  const rows: Row[] = [...report.rows, { ...report.total, regionCode: '', regionName: '合计' }];
  const rowsOf = (figure: ReturnFigure, regionCode: string) =>
    addressOf('/dispatch/return/people', { figure, regionCode, from: report.from, to: report.to });
  const year = report.to.slice(0, 4);
  const toTarget = (count: number) => (
    <Link to={`/target?year=${year}&asOf=${report.to}`}>{formatCount(count)}</Link>
  );
  return (
    <PlainTable<Row>
      label="组织输送报表"
      rowKey="regionName"
      rows={rows}
      columns={[
        { title: '区县', dataIndex: 'regionName', fixed: 'left' },
        ...returnFigures.map((figure) => ({
          title: returnFigureLabels[figure],
          align: 'right' as const,
          render: (_: unknown, row: Row) => (
            <CountLink count={row[figure]} to={rowsOf(figure, row.regionCode)} />
          ),
        })),
        { title: `${year} 年任务`, align: 'right', render: (_, row) => toTarget(row.target) },
        { title: '年内计入任务', align: 'right', render: (_, row) => toTarget(row.counted) },
        { title: '完成率', align: 'right', render: (_, row) => share(row) },
      ]}
    />
  );
}

type Filings = z.output<(typeof listFilings)['output']>;
type Period = { from?: string; to?: string };

/** A period of the return, or days of one's own. */
function PeriodBar({
  period,
  periods,
  change,
}: {
  period: Period;
  periods: Filings['periods'];
  change: (period: Period) => void;
}) {
  const chosen = periods.find(({ from, to }) => from === period.from && to === period.to);
  return (
    <search className="filters">
      <div className="filter dispatch-period">
        <label htmlFor="return-period">期别</label>
        <Select
          id="return-period"
          value={chosen?.from ?? null}
          placeholder="自选日期"
          options={periods.map(({ from, to, dueOn }) => ({
            value: from,
            label: `${from} 至 ${to}${dueOn === to ? '' : `（最迟 ${dueOn} 报）`}`,
          }))}
          onChange={(first) => {
            const next = periods.find(({ from }) => from === first);
            if (next) change({ from: next.from, to: next.to });
          }}
        />
      </div>
      {(['from', 'to'] as const).map((key) => (
        <div className="filter" key={key}>
          <label htmlFor={`return-${key}`}>{key === 'from' ? '从' : '到'}</label>
          <DateInput
            id={`return-${key}`}
            value={period[key] ?? null}
            onChange={(next) => change({ ...period, [key]: next ?? undefined })}
          />
        </div>
      ))}
    </search>
  );
}

/** What the counties reported for the period, as it stands. */
function Filed({ rows, dueOn }: { rows: Filings['rows']; dueOn: string }) {
  const standing = rows.filter(({ state }) => state === 'standing').length;
  return (
    <section className="panel" aria-label="报送情况">
      <h2>
        最迟 {dueOn} 报送：已报 {formatCount(standing)} 个区县，未报 {formatCount(rows.length - standing)} 个
      </h2>
      <FilingTable rows={rows} />
      <p className="soft">
        报送后数字不变；台账后来有变化的，由区县写明原因更正。点区县名看经过和变化的人员。
      </p>
    </section>
  );
}

function Live({ period }: { period: Period }) {
  const { data, error, refetch } = useRead(summariseReturn, period, { keep: true });
  if (error) return <LoadError problem={error.problem} retry={refetch} />;
  if (!data) return <Loading />;
  if (data.rows.length === 0) return <EmptyState text="您管辖的区县没有组织输送任务。" />;
  return (
    <section className="panel dispatch-after" aria-label="现在台账">
      <h2>
        现在台账：{data.from} 至 {data.to}
      </h2>
      <ReturnTable report={data} />
      <p className="soft">
        单位：人。组织：编入批次；输送：发车；接收：接收方签收；稳定就业：在此期间满 {data.retainedMonths}{' '}
        个月并已核实。同一人在一列中只计一次，计在户籍或居住区县；送到本区县的，不再在接收一方另计。年内计入任务包括不经组织输送上岗的人。
      </p>
    </section>
  );
}

/** The periodic return of organised sending (N40): what was reported, beside what the hand-overs say now. */
export function Page() {
  const [chosen, change] = useUrlState<Period>(['from', 'to']);
  const { data, error, refetch } = useRead(
    listFilings,
    { pageSize: 200, ...(chosen.from ? { from: chosen.from } : {}) },
    { keep: true },
  );
  const [refused, setRefused] = useState<Problem>();
  const period = chosen.from || chosen.to ? chosen : { from: data?.period?.from, to: data?.period?.to };
  const asked = data?.period ?? null;
  const filed = asked?.from === period.from && asked?.to === period.to ? asked : null;
  async function save(): Promise<void> {
    setRefused(undefined);
    try {
      await downloadOperation(exportReturn, period);
    } catch (thrown) {
      if (!(thrown instanceof ProblemError)) throw thrown;
      setRefused(thrown.problem);
    }
  }
  return (
    <PageFrame actions={<Button onClick={() => void save()}>导出</Button>}>
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <PeriodBar period={period} periods={data.periods} change={change} />
          <ProblemAlert problem={refused} />
          {filed && data.rows.length > 0 && <Filed rows={data.rows} dueOn={filed.dueOn} />}
          <Live period={period} />
        </>
      )}
    </PageFrame>
  );
}
