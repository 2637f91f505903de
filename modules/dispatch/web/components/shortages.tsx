import { Table } from 'antd';
import type { ReactNode } from 'react';
import { formatCount } from '#ui/format.ts';
import { limitKindLabels } from '../../contract/codes.ts';
import { CountLink } from './count-link.tsx';
import { peopleOf } from './drill.ts';
import type { Result, SolvedRun } from './types.ts';
import { weekName } from './weeks.ts';
import './dispatch.css';

type LimitRef = Result['usedUp'][number]['limit'];

/** '客车座位：泸县→高新区 第 1 周（…）'. */
export function limitName({ kind, name, week }: LimitRef, weeks: Result['weeks']): string {
  const label = limitKindLabels[kind as keyof typeof limitKindLabels] ?? kind;
  return `${label}：${name}${week === null ? '' : ` ${weekName(weeks, week)}`}`;
}

function gainText(gain: Result['usedUp'][number]['gain']): ReactNode {
  if (!gain) return <span className="soft">没有测算</span>;
  const parts = [
    gain.placed === 0 ? '' : `多安排 ${gain.placed} 人`,
    gain.points === 0 ? '' : `得分 ${gain.points > 0 ? '+' : ''}${gain.points}`,
    gain.targetShortfall < 0 ? `区县任务少差 ${-gain.targetShortfall} 人` : '',
    gain.floorShortfall < 0 ? `小企业保底少差 ${-gain.floorShortfall} 人` : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join('，') : '不会更好';
}

/** Limits that are used up, and what one more of each would bring. */
export function UsedUpList({ result }: { result: Result }) {
  return (
    <section className="panel" aria-label="用尽的限制">
      <h2>{result.usedUp.length > 0 ? `${result.usedUp.length} 项限制已用尽` : '没有用尽的限制'}</h2>
      {result.usedUp.length > 0 && (
        <Table<Result['usedUp'][number]>
          rowKey={({ limit }) => `${limit.kind}${limit.id}${limit.week}`}
          size="small"
          dataSource={result.usedUp}
          pagination={{ defaultPageSize: 8, hideOnSinglePage: true, size: 'small' }}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: '限制', render: (_, { limit }) => limitName(limit, result.weeks) },
            { title: '现有', align: 'right', render: (_, row) => formatCount(row.capacity) },
            { title: '再多一个', render: (_, { gain }) => gainText(gain) },
          ]}
        />
      )}
      {result.breaches.map(({ limit, capacity, pinned }) => (
        <p key={`${limit.kind}${limit.id}${limit.week}`} className="tone-bad">
          {limitName(limit, result.weeks)}：限 {formatCount(capacity)}，已定 {formatCount(pinned)}
          ，超出的是已出发或手工指定的人。
        </p>
      ))}
    </section>
  );
}

/** Targets of counties and floors of small enterprises: reached, or by how much not. */
export function GoalList({ run }: { run: SolvedRun }) {
  const { result } = run;
  const goals = [
    ...result.targets.map((goal) => ({ ...goal, kind: '区县任务', filter: { countyCode: goal.id } })),
    ...result.floors
      .filter(({ shortfall }) => shortfall > 0)
      .map((goal) => ({ ...goal, kind: '小企业保底', filter: { enterpriseName: goal.name } })),
  ];
  if (goals.length === 0) return null;
  return (
    <section className="panel" aria-label="任务和保底">
      <h2>任务和保底</h2>
      <Table
        rowKey={({ kind, id }) => `${kind}${id}`}
        size="small"
        pagination={false}
        dataSource={goals}
        columns={[
          { title: '类别', dataIndex: 'kind' },
          { title: '名称', dataIndex: 'name' },
          { title: '应达到', align: 'right', render: (_, row) => formatCount(row.goal) },
          {
            title: '安排',
            align: 'right',
            render: (_, row) => <CountLink count={row.placed} to={peopleOf(run, row.filter)} />,
          },
          { title: '差', align: 'right', render: (_, row) => formatCount(row.shortfall) },
        ]}
      />
    </section>
  );
}
