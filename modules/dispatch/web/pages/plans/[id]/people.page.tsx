import { Alert } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { type LedgerColumn, LedgerTable, LoadError, PageFrame, StateTag } from '#ui/desk/index.ts';
import { useRead, useUrlState } from '#ui/hooks.ts';
import { changeCodes, changeLabels } from '../../../../contract/codes.ts';
import { getPlan, getRun, listAssignments } from '../../../../contract/operations.ts';
import { OverrideBar } from '../../../components/override-bar.tsx';
import type { Result } from '../../../components/types.ts';
import { weekName } from '../../../components/weeks.ts';

type Row = (typeof listAssignments)['output']['_output']['rows'][number];

const postOptions = (posts: Result['posts']) =>
  posts.map(({ id, enterpriseName, title }) => ({ value: id, label: `${enterpriseName} · ${title}` }));

const enterpriseOptions = (posts: Result['posts']) =>
  [...new Set(posts.map(({ enterpriseName }) => enterpriseName))].map((name) => ({
    value: name,
    label: name,
  }));

/** The named people of a result, all or of one cell of the matrix. */
export function Page() {
  const { id = '' } = useParams();
  const [{ runId = '' }] = useUrlState<{ runId?: string }>(['runId']);
  const [told, setTold] = useState<string>();
  const plan = useRead(getPlan, { id });
  const run = useRead(getRun, { id: runId }, { enabled: runId !== '' });
  const weeks = plan.data?.weeks ?? [];
  const columns: LedgerColumn<Row>[] = [
    { key: 'name', title: '姓名' },
    { key: 'age', title: '年龄', align: 'right' },
    { key: 'phone', title: '电话' },
    { key: 'regionName', title: '来自' },
    { key: 'enterpriseName', title: '企业' },
    { key: 'postTitle', title: '岗位' },
    { key: 'week', title: '出发', render: ({ week }) => weekName(weeks, week) },
    {
      key: 'isPinned',
      title: '方式',
      render: ({ isPinned }) => (isPinned ? <StateTag tone="warn">已定</StateTag> : '计算'),
    },
    {
      key: 'change',
      title: '采用以后的变化',
      render: ({ change }) => (change ? <StateTag tone="bad">{changeLabels[change]}</StateTag> : '—'),
    },
  ];
  const result = run.data?.result;
  const options = (places: { id: string; name: string }[] | undefined) =>
    (places ?? []).map((place) => ({ value: place.id, label: place.name }));
  return (
    <PageFrame
      title={plan.data ? `${plan.data.name}：人员名单` : '方案人员名单'}
      actions={<Link to={`/dispatch/plans/${id}?run=${runId}`}>返回方案</Link>}
    >
      {plan.error && <LoadError problem={plan.error.problem} retry={plan.refetch} />}
      {run.data && <p className="soft">结果：{run.data.label}</p>}
      {told && (
        <Alert
          className="problem-alert"
          type="success"
          showIcon
          title={`${told}，重新计算以后生效。`}
          action={<Link to={`/dispatch/plans/${id}#limits`}>去重新计算</Link>}
        />
      )}
      {plan.data && (
        <LedgerTable
          contract={listAssignments}
          columns={columns}
          fixedInput={{ runId }}
          filters={[
            { key: 'countyCode', label: '输送区县', kind: 'select', options: options(result?.counties) },
            {
              key: 'enterpriseName',
              label: '企业',
              kind: 'select',
              options: enterpriseOptions(result?.posts ?? []),
            },
            { key: 'postId', label: '岗位', kind: 'select', options: postOptions(result?.posts ?? []) },
            { key: 'receiverId', label: '接收地', kind: 'select', options: options(result?.receivers) },
            {
              key: 'week',
              label: '周次',
              kind: 'select',
              options: weeks.map((_, at) => ({ value: String(at), label: weekName(weeks, at) })),
            },
            {
              key: 'change',
              label: '采用以后的变化',
              kind: 'select',
              options: changeCodes.map((code) => ({ value: code, label: changeLabels[code] })),
            },
          ]}
          bulk={(rows, done) =>
            plan.data && (
              <OverrideBar
                key={plan.data.version}
                plan={plan.data}
                posts={result?.posts ?? []}
                personIds={rows.map((row) => row.id)}
                onDone={(words) => {
                  setTold(words);
                  done();
                }}
              />
            )
          }
          emptyText="这个结果里没有这样的人员。"
        />
      )}
    </PageFrame>
  );
}
