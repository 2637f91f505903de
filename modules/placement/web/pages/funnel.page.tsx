import { Table } from 'antd';
import { Link } from 'react-router';
import type { z } from 'zod';
import { DateInput, EmptyState, Loading, LoadError, PageFrame, RegionPicker } from '#ui/desk/index.ts';
import { formatCount, formatPercent } from '#ui/format.ts';
import { useLabel, useRead, useUrlState } from '#ui/hooks.ts';
import { reachedLabels } from '../../contract/codes.ts';
import { summariseFunnel } from '../../contract/operations.ts';
import { placementLink } from '../components/drill.ts';
import { FunnelSteps } from '../components/funnel-steps.tsx';

type Funnel = z.output<typeof summariseFunnel.output>;
type Exit = Funnel['exits'][number];
const keys = ['regionCode', 'enterpriseRegionCode', 'recommendedFrom', 'recommendedTo'] as const;
type Choice = Partial<Record<(typeof keys)[number], string>>;

function Exits({ exits, choice }: { exits: Exit[]; choice: Choice }) {
  const state = useLabel('placementState');
  const link = ({ endedAfter, status, exitReason }: Exit) =>
    placementLink({ ...choice, endedAfter, status, exitReason });
  return (
    <Table<Exit>
      rowKey={(row) => `${row.endedAfter}${row.status}${row.exitReason}`}
      size="small"
      pagination={false}
      dataSource={exits}
      locale={{ emptyText: <EmptyState text="没有人中途退出。" /> }}
      columns={[
        { title: '在哪一步之后退出', render: (_, row) => reachedLabels[row.endedAfter] },
        { title: '结果', render: (_, row) => state(row.status) },
        { title: '原因', dataIndex: 'reasonLabel' },
        {
          title: '人次',
          align: 'right',
          render: (_, row) => <Link to={link(row)}>{formatCount(row.placements)}</Link>,
        },
      ]}
    />
  );
}

function Choices({ choice, onChange }: { choice: Choice; onChange: (patch: Choice) => void }) {
  return (
    <search className="filters">
      <div className="filter filter-region">
        <label htmlFor="funnel-from">人员来自</label>
        <RegionPicker
          id="funnel-from"
          value={choice.regionCode ?? null}
          onChange={(regionCode) => onChange({ regionCode })}
          placeholder="全部"
        />
      </div>
      <div className="filter filter-region">
        <label htmlFor="funnel-to">企业所在地</label>
        <RegionPicker
          id="funnel-to"
          value={choice.enterpriseRegionCode ?? null}
          onChange={(enterpriseRegionCode) => onChange({ enterpriseRegionCode })}
          placeholder="全部"
        />
      </div>
      <div className="filter">
        <label htmlFor="funnel-since">推荐日期从</label>
        <DateInput
          id="funnel-since"
          value={choice.recommendedFrom ?? null}
          onChange={(recommendedFrom) => onChange({ recommendedFrom })}
        />
      </div>
      <div className="filter">
        <label htmlFor="funnel-until">到</label>
        <DateInput
          id="funnel-until"
          value={choice.recommendedTo ?? null}
          onChange={(recommendedTo) => onChange({ recommendedTo })}
        />
      </div>
    </search>
  );
}

function findingOf({ steps }: Funnel): string {
  const [first] = steps;
  const last = steps.at(-1);
  if (!first?.placements) return '还没有推荐记录';
  return `推荐 ${formatCount(first.placements)} 人次，上岗 ${formatCount(last?.placements)} 人次（${formatPercent(last?.placements, first.placements)}）`;
}

export function Page() {
  const [choice, change] = useUrlState<Choice>(keys);
  const given = Object.fromEntries(
    Object.entries(choice).filter(([, value]) => value !== undefined),
  ) as Choice;
  const { data, error, refetch } = useRead(summariseFunnel, given, { keep: true });
  return (
    <PageFrame>
      <Choices choice={choice} onChange={change} />
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <section className="panel" aria-label="各环节">
            <h2>{findingOf(data)}</h2>
            <FunnelSteps funnel={data} choice={given} />
            <p className="soft">
              截至 {data.asOf}。一人推荐到两个岗位计两人次；培训可以免去，人次可少于后面的环节。
            </p>
          </section>
          <section className="panel" aria-label="退出">
            <h2>中途退出</h2>
            <Exits exits={data.exits} choice={given} />
          </section>
        </>
      )}
    </PageFrame>
  );
}
