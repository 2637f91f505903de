import { Button, Table } from 'antd';
import { Link } from 'react-router';
import { EmptyState, Loading, LoadError, PageFrame, RegionPicker, ScrollRegion } from '#ui/desk/index.ts';
import { formatMoney } from '#ui/format.ts';
import { useRead, useUrlState } from '#ui/hooks.ts';
import { forecastFund } from '../../contract/run-operations.ts';
import { MoneyChart } from '../components/money-chart-lazy.tsx';
import type { Forecast } from '../components/types.ts';
import { rowsLink } from '../components/unclaimed/filter.ts';
import { RunBar } from '../components/unclaimed/run-bar.tsx';

interface Line {
  key: string;
  label: string;
  clauseId: string | null;
  nowFen: number;
  fen: number[];
  totalFen: number;
  children?: Line[];
}

/** Funds with their clauses below. */
function linesOf({ funds, rows }: Forecast): Line[] {
  return funds.map((fund) => ({
    key: fund.fund,
    label: fund.fund,
    clauseId: null,
    nowFen: fund.nowFen,
    fen: fund.fen,
    totalFen: fund.totalFen,
    children: rows
      .filter((row) => row.fund === fund.fund)
      .map((row) => ({
        key: `${fund.fund} ${row.clauseId}`,
        label: `${row.clauseId} ${row.clauseTitle}`,
        clauseId: row.clauseId,
        nowFen: row.nowFen,
        fen: row.fen,
        totalFen: row.totalFen,
      })),
  }));
}

function findingOf({ funds, months, run }: Forecast): string {
  const total = funds.reduce((sum, fund) => sum + fund.totalFen, 0);
  const now = funds.reduce((sum, fund) => sum + fund.nowFen, 0);
  const byMonth = months.map((_, at) => funds.reduce((sum, fund) => sum + (fund.fen[at] ?? 0), 0));
  const most = Math.max(0, ...byMonth);
  const peak = most > 0 ? `，${months[byMonth.indexOf(most)]} 最多，${formatMoney(most)}` : '';
  return `截至 ${run?.asOf ?? ''}，已可申领 ${formatMoney(now)}；今后十二个月另有 ${formatMoney(total)}${peak}`;
}

function ForecastTable({ forecast, regionCode }: { forecast: Forecast; regionCode: string | undefined }) {
  const now = (line: Line) =>
    line.clauseId === null ? (
      formatMoney(line.nowFen)
    ) : (
      <Link
        to={rowsLink({ clauseId: line.clauseId, state: 'entitled', ...(regionCode ? { regionCode } : {}) })}
      >
        {formatMoney(line.nowFen)}
      </Link>
    );
  return (
    <ScrollRegion label="资金预测">
      <Table<Line>
        rowKey="key"
        size="small"
        pagination={false}
        dataSource={linesOf(forecast)}
        scroll={{ x: 'max-content' }}
        defaultExpandAllRows
        columns={[
          { title: '资金、条款', className: 'library-cell', fixed: 'left', render: (_, line) => line.label },
          { title: '现在可申领', align: 'right', render: (_, line) => now(line) },
          ...forecast.months.map((month, at) => ({
            title: month,
            align: 'right' as const,
            render: (_: unknown, line: Line) => (line.fen[at] ? formatMoney(line.fen[at]) : '—'),
          })),
          { title: '十二个月合计', align: 'right', render: (_, line) => formatMoney(line.totalFen) },
        ]}
      />
    </ScrollRegion>
  );
}

function Answer({ forecast, regionCode }: { forecast: Forecast; regionCode: string | undefined }) {
  if (forecast.funds.length === 0) return <EmptyState text="按现在的台账，今后十二个月没有要付的。" />;
  return (
    <>
      <section className="panel" aria-label="按月">
        <h2>{findingOf(forecast)}</h2>
        <MoneyChart
          title="各项资金每月要付多少"
          names={forecast.months}
          series={forecast.funds.map(({ fund, fen }) => ({ name: fund, fen }))}
          isStacked
        />
        <p className="soft">
          图中不含现在已可申领的。预测按在岗的人都继续在岗、合同和标准不变计算，有人离岗就会少。
        </p>
      </section>
      <ForecastTable forecast={forecast} regionCode={regionCode} />
    </>
  );
}

export function Page() {
  const [{ regionCode }, change] = useUrlState<{ regionCode?: string }>(['regionCode']);
  const { data, error, refetch } = useRead(forecastFund, regionCode ? { regionCode } : {}, { keep: true });
  return (
    <PageFrame>
      <RunBar shown={data?.run} />
      <search className="filters">
        <div className="filter filter-region">
          <label htmlFor="forecast-region">企业所在地</label>
          <RegionPicker
            id="forecast-region"
            value={regionCode ?? null}
            placeholder="全部"
            onChange={(next) => change({ regionCode: next })}
          />
        </div>
      </search>
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading rows={8} />}
      {data && data.run === null && (
        <EmptyState
          text="还没有核算过全市的应享补贴，核算完成后才有预测。"
          action={
            <Link to="/policy/unclaimed">
              <Button>去应享未享</Button>
            </Link>
          }
        />
      )}
      {data?.run && <Answer forecast={data} regionCode={regionCode} />}
    </PageFrame>
  );
}
