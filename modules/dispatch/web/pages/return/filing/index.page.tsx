import { Link } from 'react-router';
import type { z } from 'zod';
import { EmptyState, FactList, Loading, LoadError, PageFrame, Timeline } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useRead, useUrlState } from '#ui/hooks.ts';
import {
  type FilingPeople,
  filingKindLabels,
  filingPeopleLabels,
  returnFigureLabels,
} from '../../../../contract/codes.ts';
import { getFiling } from '../../../../contract/return-operations.ts';
import { CountLink } from '../../../components/count-link.tsx';
import { addressOf } from '../../../components/drill.ts';
import { FilingActions } from '../../../components/filing-actions.tsx';
import { FilingTag } from '../../../components/filing-table.tsx';
import { PlainTable } from '../../../components/plain-table.tsx';

type Filing = z.output<(typeof getFiling)['output']>;
type Change = Filing['changes'][number];

function Changes({ filing }: { filing: Filing }) {
  const { id, from, to } = filing;
  const column = (people: FilingPeople, countOf: (change: Change) => number) => ({
    title: filingPeopleLabels[people],
    align: 'right' as const,
    render: (_: unknown, change: Change) => (
      <CountLink
        count={countOf(change)}
        to={addressOf('/dispatch/return/filing/people', {
          regionCode: id,
          from,
          figure: change.figure,
          people,
        })}
      />
    ),
  });
  return (
    <PlainTable<Change>
      label="报送数与现在台账"
      rowKey="figure"
      rows={filing.changes}
      columns={[
        { title: '项目', render: (_, { figure }) => returnFigureLabels[figure] },
        column('filed', ({ filed }) => filed),
        column('added', ({ added }) => added),
        column('gone', ({ gone }) => gone),
        {
          title: '现在台账',
          align: 'right',
          render: (_, { figure, now }) => (
            <CountLink
              count={now}
              to={addressOf('/dispatch/return/people', { figure, regionCode: id, from, to })}
            />
          ),
        },
      ]}
    />
  );
}

const toTarget = ({ to }: Filing, count: number) => (
  <Link to={`/target?year=${to.slice(0, 4)}&asOf=${to}`}>{formatCount(count)}</Link>
);

const entryNote = ({ reason, figures }: Filing['entries'][number]): string =>
  [
    figures &&
      `组织 ${formatCount(figures.organised)}、输送 ${formatCount(figures.sent)}、接收 ${formatCount(figures.accepted)}、入职 ${formatCount(figures.onboard)}、稳定就业 ${formatCount(figures.retained)}`,
    reason,
  ]
    .filter(Boolean)
    .join('；');

/** One county's return of a period: what stands, how the ledger differs by now, and who said what when. */
export function Page() {
  const [{ regionCode = '', from = '' }] = useUrlState<{ regionCode?: string; from?: string }>([
    'regionCode',
    'from',
  ]);
  const { data, error, refetch } = useRead(getFiling, { regionCode, from });
  return (
    <PageFrame
      title={data ? `${data.regionName}报送：${data.from} 至 ${data.to}` : '组织输送报表报送'}
      question={data && (data.figures ? '报送以后台账变了哪些？' : '这一期还没有报送数。')}
      actions={data && <FilingActions filing={data} />}
    >
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <FactList
            items={[
              { label: '状态', value: <FilingTag {...data} /> },
              { label: '应报送日', value: data.dueOn },
              { label: '报送', value: data.submittedByName, source: data.submittedOn ?? '' },
              { label: '年度任务', value: data.figures && toTarget(data, data.figures.target) },
              { label: '年内计入任务', value: data.figures && toTarget(data, data.figures.counted) },
            ]}
          />
          <section className="panel dispatch-after" aria-label="报送数与现在台账">
            <h2>报送数与现在台账</h2>
            {data.figures ? <Changes filing={data} /> : <EmptyState text="这一期没有报送，或已经撤回。" />}
          </section>
          <section className="panel dispatch-after" aria-label="经过">
            <h2>经过</h2>
            <Timeline
              entries={data.entries.map((entry, order) => ({
                at: entry.at,
                onDate: entry.onDate,
                title: order > 0 && entry.kind === 'submit' ? '更正后报送' : filingKindLabels[entry.kind],
                who: entry.who,
                note: entryNote(entry),
              }))}
            />
          </section>
        </>
      )}
    </PageFrame>
  );
}
