import { Button, Segmented } from 'antd';
import { Link, useNavigate } from 'react-router';
import { EmptyState, Loading, LoadError, PageFrame } from '#ui/desk/index.ts';
import { formatMoney } from '#ui/format.ts';
import { useRead, useUrlState } from '#ui/hooks.ts';
import { forecastFund } from '../../../contract/run-operations.ts';
import { CostTable, type Cut, cuts } from '../../components/forecast/cost-table.tsx';
import { MoneyChart } from '../../components/money-chart-lazy.tsx';
import type { Forecast } from '../../components/types.ts';
import { type Given, rowsLink } from '../../components/unclaimed/filter.ts';
import { PlaceFilter } from '../../components/place-filter.tsx';
import { RunBar } from '../../components/unclaimed/run-bar.tsx';

function findingOf({ funds, months, run }: Forecast): string {
  const now = funds.reduce((sum, { nowFen }) => sum + nowFen, 0);
  const later = funds.reduce((sum, { totalFen }) => sum + totalFen, 0) - now;
  const byMonth = months.map((_, at) => funds.reduce((sum, { fen }) => sum + (fen[at] ?? 0), 0));
  const most = Math.max(0, ...byMonth);
  const peak = most > 0 ? `，${months[byMonth.indexOf(most)]?.month} 最多，${formatMoney(most)}` : '';
  return `截至 ${run?.asOf ?? ''}，已可申领 ${formatMoney(now)}；今后十二个月另有 ${formatMoney(later)}${peak}`;
}

function Answer({ forecast, cut, base }: { forecast: Forecast; cut: Cut; base: Given }) {
  const navigate = useNavigate();
  const { months, funds, districts } = forecast;
  if (funds.length === 0) return <EmptyState text="按现在的台账，今后十二个月没有要付的。" />;
  const series =
    cut === 'fund'
      ? funds.map(({ fund, fen }) => ({ name: fund, fen, filter: { fund } }))
      : districts.map(({ regionCode, regionName, fen }) => ({
          name: regionName,
          fen,
          filter: { regionCode },
        }));
  function openRows(at: number, of: number): void {
    const month = months[at];
    if (!month) return;
    const { from, to } = month;
    void navigate(rowsLink({ ...base, ...series[of]?.filter, state: 'notYet', dueFrom: from, dueTo: to }));
  }
  return (
    <>
      <section className="panel" aria-label="按月">
        <h2>{findingOf(forecast)}</h2>
        <MoneyChart
          title={cut === 'fund' ? '各项资金每月要付多少' : '各区县每月要付多少'}
          names={months.map(({ month }) => month)}
          series={series.map(({ name, fen }) => ({ name, fen }))}
          isStacked
          onPick={openRows}
        />
        <p className="soft">
          图中不含现在已可申领的，点一段或下表的数看是哪些笔。预测按在岗的人都继续在岗、合同和标准不变计算，有人离岗就会少。
        </p>
      </section>
      <CostTable forecast={forecast} cut={cut} base={base} />
    </>
  );
}

const options = Object.entries({ fund: '按资金', region: '按区县' } satisfies Record<Cut, string>).map(
  ([value, label]) => ({ value: value as Cut, label }),
);

export function Page() {
  const [{ regionCode, by }, change] = useUrlState<{ regionCode?: string; by?: string }>([
    'regionCode',
    'by',
  ]);
  const cut: Cut = by !== undefined && Object.hasOwn(cuts, by) ? (by as Cut) : 'fund';
  const base = regionCode ? { regionCode } : {};
  const { data, error, refetch } = useRead(forecastFund, base, { keep: true });
  return (
    <PageFrame
      actions={
        <Link to="/policy/forecast/form">
          <Button>预测一件事</Button>
        </Link>
      }
    >
      <RunBar shown={data?.run} />
      <search className="filters">
        <PlaceFilter
          id="forecast-region"
          value={regionCode}
          onChange={(next) => change({ regionCode: next })}
        />
        <div className="filter filter-wide">
          <label htmlFor="forecast-by">分列</label>
          <Segmented
            id="forecast-by"
            options={options}
            value={cut}
            onChange={(next) => change({ by: next === 'fund' ? '' : next })}
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
      {data?.run && <Answer forecast={data} cut={cut} base={base} />}
    </PageFrame>
  );
}
