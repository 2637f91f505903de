import { Button, Table, type TableProps } from 'antd';
import { Link, useParams } from 'react-router';
import {
  DateInput,
  EmptyState,
  FactList,
  Loading,
  LoadError,
  PageFrame,
  ScrollRegion,
} from '#ui/desk/index.ts';
import { useRead, useUrlState } from '#ui/hooks.ts';
import { forecastPlacement } from '../../../../contract/forecast-operations.ts';
import { missingSaid, OutlookCard } from '../../../components/forecast/outlook-card.tsx';
import type { PlacementForecast } from '../../../components/types.ts';

/** The nearest days of all clauses, for those who want one line. */
function findingOf({ clauses, asOf }: PlacementForecast): string {
  const stages = clauses.flatMap(({ standing, stages: own }) => (standing === 'unknown' ? [] : own));
  const due = stages.filter(({ isDue }) => isDue).length;
  const [next] = stages.filter(({ isDue }) => !isDue).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const open = clauses.filter(({ standing }) => standing === 'unknown').length;
  const parts = [
    due > 0 && `已到期 ${due} 笔`,
    next && `下一笔 ${next.dueOn} 到期`,
    open > 0 && `${open} 条还缺材料`,
  ].filter(Boolean);
  return `截至 ${asOf}：${parts.join('，') || '没有会到期的条款'}`;
}

interface Listed {
  clauseId: string;
  title: string;
  payeeName: string;
}

/** Clauses without a schedule, each with who would be paid and what is to be said of it. */
function ClauseList<Row extends Listed>({
  title,
  rows,
  more,
}: {
  title: string;
  rows: Row[];
  more: NonNullable<TableProps<Row>['columns']>;
}) {
  if (rows.length === 0) return null;
  return (
    <section className="panel" aria-label={title}>
      <h2>
        {title}（{rows.length}）
      </h2>
      <ScrollRegion label={title}>
        <Table<Row>
          rowKey={({ clauseId, payeeName }) => `${clauseId} ${payeeName}`}
          size="small"
          pagination={false}
          dataSource={rows}
          scroll={{ x: 'max-content' }}
          columns={[
            {
              title: '条款',
              className: 'library-cell',
              render: (_, { clauseId, title: of }) => (
                <Link to={`/policy/${clauseId}`}>
                  {clauseId} {of}
                </Link>
              ),
            },
            { title: '谁享受', dataIndex: 'payeeName' },
            ...more,
          ]}
        />
      </ScrollRegion>
    </section>
  );
}

/** Without the missing facts nobody knows the day or the sum. */
function Undated({ clauses }: Pick<PlacementForecast, 'clauses'>) {
  return (
    <ClauseList
      title="还缺材料，说不出哪天、多少的条款"
      rows={clauses}
      more={[
        { title: '还缺', className: 'library-cell', render: (_, { missing }) => missingSaid(missing) },
        {
          title: '填写后预测',
          render: (_, { clauseId }) => <Link to={`/policy/forecast/form?clause=${clauseId}`}>填写</Link>,
        },
      ]}
    />
  );
}

function Refused({ refused }: Pick<PlacementForecast, 'refused'>) {
  return (
    <ClauseList
      title="不符合的条款"
      rows={refused}
      more={[
        {
          title: '原因',
          className: 'library-cell',
          render: (_, { reasons }) => reasons.map((reason) => <div key={reason}>{reason}</div>),
        },
      ]}
    />
  );
}

function Wholes({ wholes }: Pick<PlacementForecast, 'wholes'>) {
  if (wholes.length === 0) return null;
  return (
    <section className="panel" aria-label="按单位整体核算的条款">
      <h2>按单位整体核算的条款，不能分到一个人</h2>
      <ul className="plain-list">
        {wholes.map(({ clauseId, title, payeeKind, payeeId, payeeName }) => (
          <li key={`${clauseId} ${payeeId}`}>
            <Link to={`/policy/${clauseId}`}>
              {clauseId} {title}
            </Link>
            ：<Link to={`/policy/fit?kind=${payeeKind}&id=${payeeId}`}>{payeeName} 能享受什么</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Answer({ forecast }: { forecast: PlacementForecast }) {
  const { placement, clauses, refused, wholes, document, through } = forecast;
  const dated = clauses.filter(({ stages }) => stages.length > 0);
  return (
    <>
      <FactList
        items={[
          { label: '企业', value: placement.enterpriseName },
          { label: '岗位', value: placement.postTitle },
          { label: '介绍机构', value: placement.organisationName },
          { label: '上岗日', value: placement.onboardOn },
          { label: '离岗日', value: placement.leftOn },
          { label: '看到', value: through },
        ]}
      />
      {placement.onboardOn === null ? (
        <EmptyState text="还没有上岗。上岗日、合同和参保入账后才有日程；想先看大概，可用“预测一件事”填写。" />
      ) : (
        <>
          <h2>{findingOf(forecast)}</h2>
          <p className="soft">
            按一直在岗、按月参保、条款和标准不变计算。已领过的没有在台账里，以经办记录为准。
          </p>
          {dated.map((outlook) => (
            <OutlookCard
              key={`${outlook.clauseId} ${outlook.payeeId}`}
              outlook={outlook}
              who={outlook.payeeName}
              document={document}
            />
          ))}
          <Undated clauses={clauses.filter(({ stages }) => stages.length === 0)} />
          <Wholes wholes={wholes} />
          <Refused refused={refused} />
        </>
      )}
    </>
  );
}

export function Page() {
  const { id = '' } = useParams();
  const [{ asOf }, change] = useUrlState<{ asOf?: string }>(['asOf']);
  const { data, error, refetch } = useRead(
    forecastPlacement,
    { id, ...(asOf ? { asOf } : {}) },
    { keep: true },
  );
  return (
    <PageFrame
      {...(data ? { title: `${data.placement.personName} 的政策兑现日程` } : {})}
      actions={
        <Link to={`/placement/${id}`}>
          <Button>返回上岗全过程</Button>
        </Link>
      }
    >
      <search className="filters">
        <div className="filter">
          <label htmlFor="forecast-as-of">从哪天看起</label>
          <DateInput
            id="forecast-as-of"
            value={data?.asOf ?? asOf ?? null}
            onChange={(next) => change({ asOf: next })}
          />
        </div>
      </search>
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading rows={10} />}
      {data && <Answer forecast={data} />}
    </PageFrame>
  );
}
