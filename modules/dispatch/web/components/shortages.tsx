import { Table } from 'antd';
import type { ReactNode } from 'react';
import { formatCount } from '#ui/format.ts';
import { limitKindLabels, unmetLabels } from '../../contract/codes.ts';
import type { Result } from './types.ts';
import { weekName } from './weeks.ts';
import './dispatch.css';

type LimitRef = Result['usedUp'][number]['limit'];
type Unmet = Result['unmet'][number];

/** '客车座位：泸县→高新区 第 1 周（…）'. */
export function limitName({ kind, name, week }: LimitRef, weeks: Result['weeks']): string {
  const label = limitKindLabels[kind as keyof typeof limitKindLabels] ?? kind;
  return `${label}：${name}${week === null ? '' : ` ${weekName(weeks, week)}`}`;
}

const reasonText = ({ code, people, limit }: Unmet['reasons'][number], weeks: Result['weeks']): string => {
  const why = limit ? limitName(limit, weeks) : (unmetLabels[code as keyof typeof unmetLabels] ?? code);
  return people > 0 ? `${why}（${formatCount(people)} 人）` : why;
};

const shownReasons = 4;

/** Posts that stay open, and why. */
export function UnmetList({ result }: { result: Result }) {
  const posts = new Map(result.posts.map((post) => [post.id, post]));
  const rows = result.unmet.toSorted((a, b) => b.unmet - a.unmet);
  const total = rows.reduce((sum, { unmet }) => sum + unmet, 0);
  return (
    <section className="panel" aria-label="还缺的岗位">
      <h2>
        {rows.length > 0 ? `${formatCount(rows.length)} 个岗位还缺 ${formatCount(total)} 人` : '岗位全部招满'}
      </h2>
      {rows.length > 0 && (
        <Table<Unmet>
          rowKey="postId"
          size="small"
          dataSource={rows}
          pagination={{ defaultPageSize: 8, hideOnSinglePage: true, size: 'small' }}
          scroll={{ x: 'max-content' }}
          columns={[
            {
              title: '岗位',
              render: (_, { postId }) => `${posts.get(postId)?.enterpriseName} · ${posts.get(postId)?.title}`,
            },
            { title: '还缺（人）', align: 'right', render: (_, row) => formatCount(row.unmet) },
            {
              title: '原因',
              render: (_, { reasons }) => (
                <ul className="dispatch-reasons">
                  {reasons.slice(0, shownReasons).map((reason) => (
                    <li key={reasonText(reason, result.weeks)}>{reasonText(reason, result.weeks)}</li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      )}
    </section>
  );
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
export function GoalList({ result }: { result: Result }) {
  const goals = [
    ...result.targets.map((goal) => ({ ...goal, kind: '区县任务' })),
    ...result.floors
      .filter(({ shortfall }) => shortfall > 0)
      .map((goal) => ({ ...goal, kind: '小企业保底' })),
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
          { title: '安排', align: 'right', render: (_, row) => formatCount(row.placed) },
          { title: '差', align: 'right', render: (_, row) => formatCount(row.shortfall) },
        ]}
      />
    </section>
  );
}
