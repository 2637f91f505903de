import { Button, Segmented } from 'antd';
import { Link, useNavigate } from 'react-router';
import { EmptyState, Figure, Loading, LoadError, PageFrame } from '#ui/desk/index.ts';
import { FigureRow } from '#ui/desk/figure.tsx';
import { formatMoney } from '#ui/format.ts';
import { useRead } from '#ui/hooks.ts';
import { summariseEntitlements } from '../../../contract/run-operations.ts';
import {
  type Filter,
  type Grouping,
  horizons,
  rowsLink,
  useOutlook,
} from '../../components/unclaimed/filter.ts';
import { PlaceFilter } from '../../components/place-filter.tsx';
import { RunBar } from '../../components/unclaimed/run-bar.tsx';
import { SummaryTable } from '../../components/unclaimed/summary-table.tsx';
import '../../components/policy.css';

const groupings: { value: Grouping; label: string }[] = [
  { value: 'clause', label: '按条款' },
  { value: 'region', label: '按区县' },
  { value: 'payee', label: '按单位或个人' },
];
const yuan = (fen: number) => formatMoney(fen).replace(' 元', '');

function Sums({ base, by, ahead }: { base: Filter; by: Grouping; ahead: number }) {
  const { data, error, refetch } = useRead(summariseEntitlements, { ...base, by }, { keep: true });
  if (error) return <LoadError problem={error.problem} retry={refetch} />;
  if (!data) return <Loading rows={8} />;
  const { total } = data;
  const asOf = data.run?.asOf;
  return (
    <>
      <FigureRow>
        <Figure
          label="现在可申领"
          value={yuan(total.entitledFen)}
          unit="元"
          to={rowsLink({ ...base, state: 'entitled' })}
          {...(asOf ? { asOf } : {})}
          definition="按最近一次核算，条件已经符合、还没有享受的各笔合计。"
        />
        <Figure
          label={`未来 ${ahead} 天到期`}
          value={yuan(total.notYetFen)}
          unit="元"
          to={rowsLink({ ...base, state: 'notYet' })}
        />
        <Figure
          label="涉及人数"
          value={total.heads}
          unit="人"
          to={rowsLink(base)}
          definition="一人算一次；一个人可以有几笔。"
        />
        <Figure label="笔数" value={total.lines} unit="笔" to={rowsLink(base)} />
        <Figure
          label="标准未配置"
          value={total.standardMissing}
          unit="笔"
          to={rowsLink({ ...base, state: 'standardMissing' })}
          definition="条件已经符合，但文件没有写标准、本地也没有登记，算不出金额。"
        />
      </FigureRow>
      <SummaryTable summary={data} by={by} base={base} />
    </>
  );
}

export function Page() {
  const { ahead, regionCode, by, change, dueTo } = useOutlook();
  const navigate = useNavigate();
  const place = regionCode ? { regionCode } : {};
  // The run says from which day one looks ahead.
  const { data, error, refetch } = useRead(
    summariseEntitlements,
    { by: 'clause', ...place },
    {
      keep: true,
    },
  );
  const run = data?.run;
  return (
    <PageFrame
      actions={
        <Link to="/policy/unclaimed/rows">
          <Button>看明细、导出</Button>
        </Link>
      }
    >
      <RunBar shown={run} />
      <search className="filters">
        <div className="filter filter-wide">
          <label htmlFor="unclaimed-days">看到多久以后</label>
          <Segmented
            id="unclaimed-days"
            options={horizons.map((days) => ({ value: days, label: `${days} 天` }))}
            value={ahead}
            onChange={(days) => change({ days: String(days) })}
          />
        </div>
        <PlaceFilter
          id="unclaimed-region"
          value={regionCode}
          onChange={(next) => change({ regionCode: next })}
        />
        <div className="filter filter-wide">
          <label htmlFor="unclaimed-by">合计</label>
          <Segmented
            id="unclaimed-by"
            options={groupings}
            value={by}
            onChange={(next) => change({ by: next })}
          />
        </div>
      </search>
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading rows={8} />}
      {run === null && (
        <EmptyState
          text="还没有核算过全市的应享补贴。核算由有权限的岗位开始，完成后这里就有合计和明细。"
          action={<Button onClick={() => navigate('/policy')}>先看政策库</Button>}
        />
      )}
      {run && <Sums base={{ ...place, dueTo: dueTo(run.asOf) }} by={by} ahead={ahead} />}
    </PageFrame>
  );
}
