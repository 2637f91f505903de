import { Button, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { z } from 'zod';
import type { Problem } from '#platform/contract/errors.ts';
import { downloadOperation, ProblemError } from '#ui/client.ts';
import {
  DateInput,
  EmptyState,
  Loading,
  LoadError,
  PageFrame,
  ProblemAlert,
  ScrollRegion,
} from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useRead, useUrlState } from '#ui/hooks.ts';
import { type ReturnFigure, returnFigureLabels, returnFigures } from '../../../contract/codes.ts';
import { exportReturn, summariseReturn } from '../../../contract/report-operations.ts';
import { CountLink } from '../../components/count-link.tsx';
import { addressOf } from '../../components/drill.ts';

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
    <ScrollRegion label="组织输送报表">
      <Table<Row>
        rowKey="regionName"
        size="middle"
        pagination={false}
        dataSource={rows}
        scroll={{ x: 'max-content' }}
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
    </ScrollRegion>
  );
}

/** The periodic return of organised sending (N40), counted from the hand-overs. */
export function Page() {
  const [period, change] = useUrlState<{ from?: string; to?: string }>(['from', 'to']);
  const { data, error, refetch } = useRead(summariseReturn, period, { keep: true });
  const [refused, setRefused] = useState<Problem>();
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
      <search className="filters">
        {(['from', 'to'] as const).map((key) => (
          <div className="filter" key={key}>
            <label htmlFor={`return-${key}`}>{key === 'from' ? '从' : '到'}</label>
            <DateInput
              id={`return-${key}`}
              value={period[key] ?? data?.[key] ?? null}
              onChange={(next) => change({ [key]: next })}
            />
          </div>
        ))}
      </search>
      <ProblemAlert problem={refused} />
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && data.rows.length === 0 && <EmptyState text="您管辖的区县没有组织输送任务。" />}
      {data && data.rows.length > 0 && (
        <>
          <ReturnTable report={data} />
          <p className="soft">
            单位：人，{data.from} 至 {data.to}
            。组织：编入批次；输送：发车；接收：接收方签收；稳定就业：在此期间满 {data.retainedMonths}{' '}
            个月并已核实。同一人在一列中只计一次，计在户籍或居住区县；送到本区县的，不再在接收一方另计。年内计入任务包括不经组织输送上岗的人。
          </p>
        </>
      )}
    </PageFrame>
  );
}
